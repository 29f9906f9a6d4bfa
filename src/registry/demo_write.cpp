#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>

#include "base/text.hpp"
#include "base/working_days.hpp"
#include "registry/demo.hpp"
#include "registry/demo_names.hpp"
#include "registry/demo_plan.hpp"
#include "registry/store.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t products_in_a_transaction = 20'000;
const Date of_transition = *Date::from_civil(2026, 5, 25);  // QĐ 26/2026, Điều 12(3) holds since the Friday before
const Date day_of_districts = *Date::from_civil(2024, 6, 30);
const Date of_settings = *Date::from_civil(2019, 1, 2);

// "2024-10-14/517": who decided, and entered it.
std::string_view body_of(const DemoDecision& decision) {
    return std::string_view(decision.id).substr(decision.id.find('/') + 1);
}

// Withdrawals are written down within two weeks, and before the year is closed: the published totals count them.
Date entered_after(Date day, std::uint64_t chance) {
    const auto entered = working_days_after(day, 3 + static_cast<int>(chance % 8));
    return std::max(day, std::min(entered, *Date::from_civil(day.year(), 12, 26)));
}

// One part with what is written of it so far.
class Part : public std::enable_shared_from_this<Part> {
public:
    Part(const places::Gazetteer& gazetteer, Demo demo, std::shared_ptr<DemoIds> ids, DemoWritten& written)
        : gazetteer_(gazetteer), demo_(std::move(demo)), ids_(std::move(ids)), written_(written) {
        ids_->decisions.resize(demo_plan().decisions.size());
        ids_->producers.resize(demo_.producers.size());
        ids_->products.resize(demo_.products.size());
        products_.resize(demo_.products.size());
    }

    [[nodiscard]] std::vector<DemoEntry> entries() {
        std::vector<Given> by_decision(demo_plan().decisions.size());
        std::map<Date, std::vector<std::size_t>> registered;
        for (std::size_t i = 0; i < demo_.products.size(); ++i) {
            const auto& product = demo_.products[i];
            for (std::size_t k = 0; k < product.recognitions.size(); ++k)
                by_decision[product.recognitions[k].decision].emplace_back(i, k);
            if (product.entered) registered[*product.entered].push_back(i);
        }
        std::vector<DemoEntry> made;
        made.reserve(registered.size() + by_decision.size());
        for (const auto& [day, products] : registered) made.push_back(registering(day, products));
        for (std::size_t decision = 0; decision < by_decision.size(); ++decision)
            if (!by_decision[decision].empty() || ids_->decisions[decision] == DecisionId{})
                made.push_back(deciding(decision, by_decision[decision]));
        for (std::size_t i = 0; i < demo_.products.size(); ++i)
            for (std::size_t k = 0; k < demo_.products[i].recognitions.size(); ++k) add_endings(made, i, k);
        return made;
    }

private:
    using Given = std::vector<std::pair<std::size_t, std::size_t>>;  // product, its recognition

    // By the province when nobody else is named.
    [[nodiscard]] DemoEntry entry(Date day, int minutes, std::string reason,
                                  std::function<void(const WriteContext&)> write, std::string_view by = "") const {
        return {demo_moment(day, minutes), demo_account(gazetteer_, by, day), "Dữ liệu mẫu: " + std::move(reason),
                std::move(write)};
    }

    [[nodiscard]] DemoEntry registering(Date day, const std::vector<std::size_t>& products) {
        return entry(day, 0, "sản phẩm mới đăng ký",
                     [self = shared_from_this(), products](const WriteContext& context) {
                         for (const auto i : products) self->add(context, i, ProductStatus::registered);
                     });
    }

    [[nodiscard]] DemoEntry deciding(std::size_t decision, const Given& given) {
        const auto& plan = demo_plan().decisions[decision];
        const auto write = [self = shared_from_this(), decision, given](const WriteContext& context) {
            auto& id = self->ids_->decisions[decision];
            if (id == DecisionId{}) id = add_decision(context, demo_plan().decisions[decision].facts).id;
            for (const auto& [product, recognition] : given) self->recognise(context, product, recognition);
        };
        return entry(plan.entered, 5 + static_cast<int>(decision % 50), "nhập quyết định " + plan.facts.number, write,
                     body_of(plan));
    }

    void add_endings(std::vector<DemoEntry>& made, std::size_t product, std::size_t k) {
        const auto& facts = demo_.products[product].recognitions[k].facts;
        const auto write = [self = shared_from_this(), product, k](const WriteContext& context) {
            self->end(context, product, k);
        };
        if (facts.withdrawal)
            made.push_back(entry(entered_after(facts.withdrawal->date, product), 56,
                                 "thu hồi " + facts.withdrawal->instrument, write));
        if (facts.extension)
            made.push_back(
                entry(std::max(of_transition,
                               working_days_after(facts.valid_to->plus_days(-static_cast<int>(product % 20)), 1)),
                      57, "kéo dài hạn công nhận", write));
    }

    void add(const WriteContext& context, std::size_t i, ProductStatus status) {
        const auto& product = demo_.products[i];
        auto& producer = ids_->producers[product.producer];
        if (producer == ProducerId{}) {
            const auto& facts = demo_.producers[product.producer];
            producer = add_producer(context, facts.facts, facts.private_facts).id;
            ++written_.producers;
        }
        Product facts = product.facts;
        facts.producer = producer;
        facts.status = status;
        if (status == ProductStatus::registered) facts.code.clear();  // the legal code comes with the star
        products_[i].facts = add_product(context, std::move(facts), product.story);
        products_[i].recognitions.resize(product.recognitions.size());
        ids_->products[i] = products_[i].facts.id;
        ++written_.products;
    }

    void recognise(const WriteContext& context, std::size_t i, std::size_t k) {
        const auto& product = demo_.products[i];
        auto& stored = products_[i];
        if (ids_->products[i] == ProductId{}) {
            add(context, i, ProductStatus::active);
        } else if (k == 0) {
            stored.facts.status = ProductStatus::active;
            stored.facts.code = product.facts.code;
            correct_product(context, stored.facts);
        }
        Recognition fact = product.recognitions[k].facts;
        fact.product = stored.facts.id;
        fact.decision = ids_->decisions[product.recognitions[k].decision];
        fact.withdrawal.reset();
        fact.extension.reset();
        stored.recognitions[k] = add_recognition(context, std::move(fact));
        ++written_.recognitions;
    }

    void end(const WriteContext& context, std::size_t i, std::size_t k) {
        const auto& facts = demo_.products[i].recognitions[k].facts;
        auto& recognition = products_[i].recognitions[k];
        recognition.withdrawal = facts.withdrawal;
        recognition.extension = facts.extension;
        correct_recognition(context, recognition);
        const bool last = k + 1 == products_[i].recognitions.size();
        if (!last || demo_.products[i].facts.status != ProductStatus::ceased) return;
        products_[i].facts.status = ProductStatus::ceased;
        correct_product(context, products_[i].facts);
    }

    struct StoredProduct {
        Product facts;
        std::vector<Recognition> recognitions;
    };
    const places::Gazetteer& gazetteer_;
    const Demo demo_;
    const std::shared_ptr<DemoIds> ids_;
    DemoWritten& written_;
    std::vector<StoredProduct> products_;
};

DemoEntry settings_entry() {
    return {demo_moment(of_settings, 0), "console", "Lập dữ liệu mẫu năm tham chiếu (saolang demo)",
            [](const WriteContext& context) {
                // The province of the reference year; pages follow it to thành phố Đà Nẵng after 2025-07-01.
                set_setting(context, "province", "49");
                set_setting(context, "sample", "1");
            }};
}

void write_entries(db::Writer& writer, std::vector<DemoEntry> entries, Moment now, const Randomness& random) {
    std::ranges::stable_sort(entries, {}, &DemoEntry::moment);
    for (const auto& entry : entries) {
        const auto change = trail::begin_change({entry.account}, entry.reason, random);
        entry.write({writer, change, std::min(entry.moment, now), random});
    }
}

}  // namespace

std::string demo_account(const places::Gazetteer& gazetteer, std::string_view of, Date day) {
    if (const auto district = gazetteer.find(of, day_of_districts))
        return std::string(demo_account_prefix) + slug(gazetteer[*district].bare_name);
    return day < *Date::from_civil(2025, 7, 1) ? "mau-tinh" : "mau-thanh-pho";  // Nghị quyết 1659/NQ-UBTVQH15
}

Moment demo_moment(Date day, int minutes) {
    constexpr std::int64_t minute = 60'000;
    constexpr std::int64_t eight_in_vietnam = 60;  // minutes of UTC
    return {(std::int64_t{day.days()} * 1'440 + eight_in_vietnam + minutes) * minute};
}

Randomness demo_randomness() {
    const auto drawn = std::make_shared<std::uint64_t>(0);
    return [drawn](std::span<std::uint8_t> bytes) {
        constexpr std::uint64_t stream = 20240315;
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            if (i % 8 == 0) word = scatter(stream, ++*drawn);
            bytes[i] = static_cast<std::uint8_t>(word >> (8 * (i % 8)));
        }
    };
}

DemoWritten write_demo(db::Database& database, const places::Gazetteer& gazetteer, std::size_t products, Moment now,
                       const Randomness& random, const DemoMore& more) {
    DemoComposer composer(gazetteer, products);
    DemoWritten written;
    auto ids = std::make_shared<DemoIds>();
    bool first = true;
    bool left = true;
    while (left) {
        database.write([&](db::Writer& writer) {
            for (const auto batch = written.products; written.products - batch < products_in_a_transaction;) {
                auto part = composer.next();
                if (!part) {
                    left = false;
                    break;
                }
                auto entries = std::make_shared<Part>(gazetteer, *std::move(part), ids, written)->entries();
                if (first) {
                    entries.push_back(settings_entry());
                    if (more) std::ranges::move(more(ids), std::back_inserter(entries));
                }
                write_entries(writer, std::move(entries), now, random);
                first = false;
                // Decisions are shared by all parts.
                ids = std::make_shared<DemoIds>(DemoIds{ids->decisions, {}, {}});
            }
        });
    }
    written.decisions = ids->decisions.size();
    return written;
}

}  // namespace saolang::registry
