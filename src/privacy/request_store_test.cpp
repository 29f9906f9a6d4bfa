#include "privacy/request_store.hpp"

#include "db/engines_for_tests.hpp"
#include "people/account_store.hpp"
#include "people/retention.hpp"
#include "people/session.hpp"
#include "privacy/kept.hpp"
#include "registry/merge.hpp"
#include "registry/remark.hpp"
#include "registry/store.hpp"

namespace saolang::privacy {
namespace {

constexpr Moment now{1'795'500'000'000};

class PrivacyStore : public db::Engines {
protected:
    void SetUp() override {
        db::Engines::SetUp();
        if (!IsSkipped()) database = open();
    }
    void change(const std::function<void(const trail::WriteContext&)>& work) {
        const auto random = system_randomness();
        const auto made = trail::begin_change({"console"}, "test", random);
        database->write([&](db::Writer& writer) { work({writer, made, now, random}); });
    }
    void expect_verified() {
        database->read([&](db::Reader& reader) {
            EXPECT_TRUE(trail::verify_chain(reader).has_value());
            for (const auto& promises : {invariants(), registry::invariants(), people::invariants()})
                for (const auto& promise : promises) EXPECT_EQ(promise.broken(reader), std::nullopt) << promise.name;
        });
    }
    std::unique_ptr<db::Database> database;
};

INSTANTIATE_TEST_SUITE_P(Both, PrivacyStore, db::both_engines, db::engine_name);

PrivacyRequest a_request(std::string code) {
    const auto day = date_in_vietnam(now);
    return {.id = {},
            .code = std::move(code),
            .moment = now,
            .wish = Wish::erase,
            .channel = Channel::page,
            .received_on = day,
            .due_on = due_day(day),
            .words = "Xin xoá số điện thoại",
            .contact = "0905123456"};
}

TEST_P(PrivacyStore, ARequestIsReadBackAsItWasStoredAndStoredOnce) {
    for (int sent = 0; sent < 2; ++sent)
        change([](const auto& context) { EXPECT_TRUE(add_request(context, a_request("mat")).has_value()); });
    std::vector<PrivacyRequest> all;
    database->read([&](db::Reader& reader) { all = requests(reader); });
    ASSERT_EQ(all.size(), 1U);
    auto expected = a_request("mat");
    expected.id = all[0].id;
    EXPECT_EQ(all[0], expected);
    expected.about = About{AboutKind::account, 7};
    expected.answered_on = expected.received_on;
    expected.answer = "Đã xoá";
    expected.erased = 3;
    change([&](const auto& context) { correct_request(context, expected); });
    database->read([&](db::Reader& reader) { EXPECT_EQ(request_with_code(reader, "mat"), expected); });
    expect_verified();
}

TEST_P(PrivacyStore, AFloodOfThePublicPageIsStoppedAndTheOfficeIsNot) {
    change([](const auto& context) {
        for (int i = 0; i < most_requests_an_hour; ++i)
            EXPECT_TRUE(add_request(context, a_request("trang" + std::to_string(i))).has_value());
        EXPECT_FALSE(add_request(context, a_request("nua")).has_value());
        auto written = a_request("ghi");
        written.channel = Channel::office;
        EXPECT_TRUE(add_request(context, written).has_value());
    });
}

TEST_P(PrivacyStore, ErasingReachesTheDoublesThatWereMergedAndNoUndoBringsThemBack) {
    registry::Producer kept;
    registry::Producer other;
    kept.name = "HTX Ong mẫu";
    other.name = "Hợp tác xã Ong mẫu";
    std::string merge;
    change([&](const auto& context) {
        kept = registry::add_producer(context, kept);
        other = registry::add_producer(context, other, {.phone = "0905123456"});
    });
    change([&](const auto& context) {
        merge = context.change.code;
        registry::merge_producers(context, kept.id, other.id, {});
    });
    const About about{AboutKind::producer, static_cast<std::int64_t>(kept.id)};
    change([&](const auto& context) { EXPECT_TRUE(erase_personal_facts(context, about)); });
    change([&](const auto& context) { (void)registry::undo_change(context, merge); });
    database->read([&](db::Reader& reader) {
        for (const auto id : {kept.id, other.id}) {
            EXPECT_EQ(registry::private_facts_of(reader, id).value_or(registry::ProducerPrivate{}).phone, std::nullopt);
            const auto facts = kept_about(reader, {AboutKind::producer, static_cast<std::int64_t>(id)});
            EXPECT_EQ(json_of(*facts, date_in_vietnam(now)).find("0905123456"), std::string::npos);
        }
        EXPECT_EQ(reader.integer("SELECT COUNT(*) FROM trail_personal WHERE value = '0905123456'"), 0);
    });
    expect_verified();
}

TEST_P(PrivacyStore, ErasingEmptiesRowAndHistoryAndTheTrailStaysWhole) {
    registry::Producer producer;
    producer.name = "Hộ Thử";
    std::int64_t erased = 0;
    change([&](const auto& context) {
        producer = registry::add_producer(context, producer, {.representative = "Bà Thử", .phone = "0905111222"});
    });
    const About about{AboutKind::producer, static_cast<std::int64_t>(producer.id)};
    change([&](const auto& context) { erased = erase_personal_facts(context, about).value(); });
    EXPECT_EQ(erased, 4) << "two when made, two as they stood before the erasing";
    database->read([&](db::Reader& reader) {
        EXPECT_EQ(reader.integer("SELECT COUNT(*) FROM trail_personal WHERE value IS NOT NULL"), 0);
        const auto kept = kept_about(reader, about).value();
        EXPECT_TRUE(erasure_plan(about, kept).goes.empty());
        EXPECT_EQ(kept.name, "Hộ Thử");
    });
    expect_verified();
    change([&](const auto& context) { EXPECT_EQ(erase_personal_facts(context, about).value(), 0) << "again"; });
}

TEST_P(PrivacyStore, PruningRunsOnBothEngines) {
    database->write([](db::Writer& writer) { EXPECT_EQ(people::prune(writer, now), people::Pruned{}); });
}

}  // namespace
}  // namespace saolang::privacy
