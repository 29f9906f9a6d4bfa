// What the trail says is what the tables say: every figure of a plan comes out of either.

#include <gtest/gtest.h>

#include "db/engines_for_tests.hpp"
#include "evidence/store.hpp"
#include "programme/indicator.hpp"
#include "programme/random_records_for_tests.hpp"
#include "programme/store.hpp"
#include "registry/as_known.hpp"
#include "registry/store.hpp"

namespace saolang::programme {
namespace {

using registry::date;

// Records of every kind: added, corrected, proved, their proof withdrawn, removed.
class History {
public:
    History(const WriteContext& context, const evidence::StoredUpload& paper, unsigned seed)
        : context_(context), paper_(paper), random_(seed) {}

    void write(std::size_t count) {
        for (std::size_t n = 0; n < count; ++n) registry_records();
        for (const auto* kind : kinds())
            if (!kind->of_plan)
                for (std::size_t n = 0; n < count; ++n) add(*kind);
        for (const auto* kind : kinds())
            for (const auto id : random_.of(*kind))
                if (random_.below(4) == 0) correct_record(context_, *kind, id, random_.values(*kind));
        for (const auto* kind : kinds())
            for (const auto id : random_.of(*kind)) perhaps_remove(*kind, id);
    }

private:
    void registry_records() {
        registry::Producer producer;
        producer.name = "HTX";
        producer.kind = registry::producer_kinds[random_.below(6)];
        producer.place = registry::place_key(random_.below(2) == 0 ? "20512" : "20398", date(2024, 3, 1));
        producer = registry::add_producer(context_, producer);
        registry::Product product;
        product.name = "Trà";
        product.producer = producer.id;
        product.group = registry::product_groups[random_.below(6)];
        product = registry::add_product(context_, product);
        const auto number = std::to_string(random_.products.size()) + "/QĐ-UBND";
        const auto decision = registry::add_decision(context_, {{}, number, random_.day(), "UBND tỉnh"});
        registry::Recognition recognition;
        recognition.product = product.id;
        recognition.star = registry::Star::of(static_cast<int>(3 + random_.below(2)));
        recognition.decision = decision.id;
        recognition.valid_from = decision.date;
        (void)registry::add_recognition(context_, recognition);
        random_.producers.push_back(static_cast<std::int64_t>(producer.id));
        random_.products.push_back(static_cast<std::int64_t>(product.id));
        random_.decisions.push_back(static_cast<std::int64_t>(decision.id));
    }
    void add(const Kind& kind) {
        const auto id = add_record(context_, kind, random_.values(kind)).id;
        random_.of(kind).push_back(id);
        const trail::Subject subject{std::string(kind.name), id};
        if (!evidence::can_have_evidence(subject) || random_.below(3) == 0) return;
        const auto added = evidence::add_evidence(context_, {.subject = subject, .title = "Giấy tờ"}, paper_).value();
        if (random_.below(4) == 0) (void)evidence::withdraw_evidence(context_, added.code, "nhầm");
    }
    void perhaps_remove(const Kind& kind, std::int64_t id) {
        if (random_.below(8) != 0) return;
        // It may have gone with the record it was a part of.
        if (stored_record(context_.writer, kind, id) && !named_by_another(context_.writer, kind, id))
            remove_record(context_, kind, id);
    }

    const WriteContext& context_;
    const evidence::StoredUpload& paper_;
    RandomValues random_;
};

class Replay : public db::Engines {
protected:
    [[nodiscard]] evidence::StoredUpload paper() const {
        evidence::StoredUpload made{.kind = evidence::Kind::document};
        made.original = evidence::Stored{db::keep_file(options().folder, "%PDF-1.4 mẫu"), media::FileKind::pdf, ""};
        return made;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Replay, db::both_engines, db::engine_name);

TEST_P(Replay, OfTheTrailGivesTheSameFigures) {
    const auto database = open();
    const auto stored = paper();
    const Randomness randomness = [random = std::make_shared<std::mt19937>(7)](std::span<std::uint8_t> bytes) {
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>((*random)() & 0xFFU);
    };
    for (const unsigned seed : {1U, 2U, 3U}) {
        const auto change = trail::begin_change({"console"}, "thử", randomness);
        database->write([&](db::Writer& writer) {
            const WriteContext context{writer, change, Moment{1'000 * seed}, randomness};
            History(context, stored, seed).write(12);
        });
    }
    const auto& gazetteer = places::Gazetteer::shipped();
    database->read([&](db::Reader& reader) {
        const auto index = registry::load_index(reader, gazetteer, 0);
        const World now{index, load_ledger(reader, *index, gazetteer)};
        const World replayed = world_as_known(reader, gazetteer, Moment{3'000});
        std::uint32_t counted = 0, unproved = 0;
        for (const auto& indicator : built_in_indicators())
            for (const Date day : {date(2023, 12, 31), date(2024, 6, 30), date(2024, 12, 31), date(2025, 8, 1)}) {
                const Question question{2024, registry::unit("49", date(2024, 1, 1)), day, date(2024, 12, 31)};
                const auto tally = tally_of(indicator, now, gazetteer, question);
                EXPECT_EQ(tally, tally_of(indicator, replayed, gazetteer, question))
                    << indicator.code << " on " << to_iso(day);
                EXPECT_EQ(tally_by_unit(indicator, now, gazetteer, question, places::Level::district),
                          tally_by_unit(indicator, replayed, gazetteer, question, places::Level::district))
                    << indicator.code << " on " << to_iso(day);
                counted += tally.counted;
                unproved += tally.unproved;
            }
        EXPECT_GT(counted, 100U) << "the history is too poor to show anything";
        EXPECT_GT(unproved, 20U) << "the history is too poor to show anything";
    });
}

}  // namespace
}  // namespace saolang::programme
