#include <memory>

#include "registry/demo.hpp"
#include "registry/demo_names.hpp"
#include "registry/store.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t products_in_a_transaction = 20'000;

std::vector<DecisionId> write_decisions(const WriteContext& context, const std::vector<Decision>& decisions) {
    std::vector<DecisionId> ids;
    ids.reserve(decisions.size());
    for (const auto& decision : decisions) ids.push_back(add_decision(context, decision).id);
    return ids;
}

void write_part(const WriteContext& context, const Demo& demo, const std::vector<DecisionId>& decisions,
                DemoWritten& written) {
    std::vector<ProducerId> producers;
    producers.reserve(demo.producers.size());
    for (const auto& producer : demo.producers)
        producers.push_back(add_producer(context, producer.facts, producer.private_facts).id);
    for (const auto& product : demo.products) {
        Product facts = product.facts;
        facts.producer = producers[product.producer];
        const auto id = add_product(context, std::move(facts), product.story).id;
        for (const auto& recognition : product.recognitions) {
            Recognition fact = recognition.facts;
            fact.product = id;
            fact.decision = decisions[recognition.decision];
            add_recognition(context, std::move(fact));
            ++written.recognitions;
        }
    }
    written.producers += demo.producers.size();
    written.products += demo.products.size();
}

}  // namespace

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

DemoWritten write_demo(db::Database& database, const places::Gazetteer& gazetteer, std::size_t products, Moment moment,
                       const Randomness& random) {
    const auto change = trail::begin_change({"console"}, "Lập dữ liệu mẫu năm tham chiếu (saolang demo)", random);
    DemoComposer composer(gazetteer, products);
    std::vector<DecisionId> decisions;
    DemoWritten written;
    bool more = true;
    while (more) {
        database.write([&](db::Writer& writer) {
            const WriteContext context{writer, change, moment, random};
            if (decisions.empty()) {
                // The province of the reference year; pages follow it to thành phố Đà Nẵng after 2025-07-01.
                set_setting(context, "province", "49");
                set_setting(context, "sample", "1");
                decisions = write_decisions(context, composer.decisions());
            }
            for (std::size_t batch = written.products; written.products - batch < products_in_a_transaction;) {
                const auto part = composer.next();
                if (!part) {
                    more = false;
                    break;
                }
                write_part(context, *part, decisions, written);
            }
        });
    }
    written.decisions = decisions.size();
    return written;
}

}  // namespace saolang::registry
