#include "registry/store.hpp"

#include "db/engines_for_tests.hpp"
#include "registry/index.hpp"
#include "registry/record.hpp"

namespace saolang::registry {
namespace {

Date day(int year, unsigned month, unsigned number) { return Date::from_civil(year, month, number).value(); }

class Store : public db::Engines {
protected:
    void SetUp() override {
        db::Engines::SetUp();
        if (!IsSkipped()) database = open();
    }
    // One change: its code.
    std::string change(const std::function<void(const WriteContext&)>& work) {
        const auto random = system_randomness();
        const auto made = trail::begin_change({"console"}, "test", random);
        database->write([&](db::Writer& writer) { work({writer, made, Moment{1'700'000'000'000}, random}); });
        return made.code;
    }
    std::int64_t integer(std::string_view sql) {
        std::int64_t value = -1;
        database->read([&](db::Reader& reader) { value = reader.integer(sql).value_or(-1); });
        return value;
    }
    std::shared_ptr<const Index> index() {
        std::shared_ptr<const Index> loaded;
        database->read([&](db::Reader& reader) { loaded = load_index(reader, places::Gazetteer::shipped(), 1); });
        return loaded;
    }
    Result<std::size_t, UndoRefused> undo(const std::string& code) {
        Result<std::size_t, UndoRefused> result = std::size_t{0};
        change([&](const WriteContext& context) { result = undo_change(context, code); });
        return result;
    }

    std::unique_ptr<db::Database> database;
};

INSTANTIATE_TEST_SUITE_P(Both, Store, db::both_engines, db::engine_name);

Producer beekeepers() {
    Producer producer;
    producer.name = "HTX Ong mẫu";
    producer.kind = ProducerKind::cooperative;
    producer.place = PlaceKey{"506", day(2000, 1, 1)};
    return producer;
}

Product honey(std::optional<ProducerId> producer) {
    Product product;
    product.name = "Mật ong mẫu";
    product.producer = producer;
    product.group = ProductGroup::food;
    product.set = 4;
    return product;
}

TEST_P(Store, WhatIsWrittenComesBackWhole) {
    Recognition stored;
    Producer producer;
    Product product;
    change([&](const WriteContext& context) {
        producer = add_producer(context, beekeepers(), {.phone = "0905", .women_led = true});
        product = add_product(context, honey(producer.id), {.story = "Rừng"});
        const auto decision = add_decision(
            context, {.id = {}, .number = "3635/QĐ-UBND", .date = day(2023, 12, 22), .authority = "UBND tỉnh"});
        stored.product = product.id;
        stored.star = Star::of(4);
        stored.score = parse_points("81,5");
        stored.decision = decision.id;
        stored.valid_from = day(2023, 12, 22);
        stored.valid_to = day(2026, 12, 22);
        stored.certificate_number = "49-1";
        stored.withdrawal = Withdrawal{day(2025, 1, 2), Ground::law_breached, "12/QĐ"};
        stored.extension = Extension{day(2027, 3, 1), "13/QĐ"};
        stored = add_recognition(context, stored);
    });
    const auto loaded = index();
    ASSERT_EQ(loaded->recognitions.size(), 1U);
    EXPECT_EQ(loaded->recognitions[0], stored);
    EXPECT_EQ(loaded->producers.at(0), producer);
    EXPECT_EQ(loaded->products.at(0), product);
    EXPECT_EQ(product.slug, "mat-ong-mau");
    database->read([&](db::Reader& reader) {
        EXPECT_EQ(private_facts_of(reader, producer.id)->phone, "0905");
        EXPECT_EQ(private_facts_of(reader, producer.id)->women_led, true);
        EXPECT_EQ(private_facts_of(reader, producer.id)->minority_led, std::nullopt);
        EXPECT_EQ(story_of(reader, product.id)->story, "Rừng");
    });
}

TEST_P(Store, EveryWriteHasItsTrailEntryAndPersonalValuesAreNotInIt) {
    change([&](const WriteContext& context) {
        (void)add_producer(context, beekeepers(), {.representative = "Nguyễn Văn Mẫu"});
    });
    database->read([&](db::Reader& reader) {
        const auto entries = trail::history(reader, {"producer", 1});
        ASSERT_EQ(entries.size(), 1U);
        EXPECT_EQ(entries[0].action, "create");
        EXPECT_NE(entries[0].after.find("HTX Ong mẫu"), std::string::npos);
        EXPECT_EQ(entries[0].after.find("Nguyễn"), std::string::npos);
        EXPECT_TRUE(trail::verify_chain(reader));
    });
}

TEST_P(Store, ACorrectionWritesOneEntryAndNoneWhenNothingDiffers) {
    Producer producer;
    change([&](const WriteContext& context) { producer = add_producer(context, beekeepers(), {.phone = "0905"}); });
    change([&](const WriteContext& context) { correct_producer(context, producer); });
    EXPECT_EQ(database->version(), 1);
    producer.name = "HTX Ong mới";
    change([&](const WriteContext& context) { correct_producer(context, producer); });
    EXPECT_EQ(database->version(), 2);
    database->read([&](db::Reader& reader) {
        EXPECT_EQ(private_facts_of(reader, producer.id)->phone, "0905") << "facts not given are kept";
        const auto entries = trail::history(reader, {"producer", 1});
        EXPECT_EQ(entries[0].before, R"({"name":"HTX Ong mẫu"})");
        EXPECT_EQ(entries[0].after, R"({"name":"HTX Ong mới"})");
    });
}

TEST_P(Store, ASecondRecordOfTheSameNameGetsAnAddressOfItsOwn) {
    change([&](const WriteContext& context) {
        const auto first = add_product(context, honey({}));
        const auto second = add_product(context, honey({}));
        EXPECT_NE(first.slug, second.slug);
        EXPECT_TRUE(second.slug.starts_with("mat-ong-mau-"));
    });
}

TEST_P(Store, AChangeIsTakenBackAsAWholeAndStaysInTheTrail) {
    Producer producer;
    const auto earlier =
        change([&](const WriteContext& context) { producer = add_producer(context, beekeepers(), {.phone = "1"}); });
    const auto later = change([&](const WriteContext& context) {
        auto renamed = producer;
        renamed.name = "HTX Khác";
        correct_producer(context, renamed, ProducerPrivate{.phone = "2"});
        const auto product = add_product(context, honey(producer.id), {.story = "x"});
        Recognition recognition;
        recognition.product = product.id;
        recognition.year = 2023;
        (void)add_recognition(context, recognition);
        set_setting(context, "province", "49");
    });
    EXPECT_EQ(undo(later).value(), 4U);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM product"), 0);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM product_story"), 0);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM recognition"), 0);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM setting"), 0);
    EXPECT_EQ(index()->producers.at(0), producer);
    database->read([&](db::Reader& reader) {
        EXPECT_EQ(private_facts_of(reader, producer.id)->phone, "1");
        EXPECT_TRUE(trail::verify_chain(reader));
    });
    EXPECT_EQ(undo(later).error().why, UndoRefused::Why::already_undone);
    EXPECT_EQ(undo("nothing").error().why, UndoRefused::Why::no_such_change);
    EXPECT_EQ(undo(earlier).error().why, UndoRefused::Why::changed_since) << "a later change touched the producer";
}

TEST_P(Store, AChangeThatOthersBuiltOnStays) {
    Producer producer;
    const auto first = change([&](const WriteContext& context) { producer = add_producer(context, beekeepers()); });
    change([&](const WriteContext& context) { (void)add_product(context, honey(producer.id)); });
    const auto refused = undo(first);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().subject, (trail::Subject{"product", 1}));
    EXPECT_EQ(integer("SELECT COUNT(*) FROM producer"), 1);
}

// A list that names the decision of a recognition known before: both go back, the decision leaves.
TEST_P(Store, WhatAChangeAddedAndLedToIsTakenBackAsAWhole) {
    Recognition known;
    change([&](const WriteContext& context) {
        const auto product = add_product(context, honey(add_producer(context, beekeepers()).id));
        known.product = product.id;
        known.star = Star::of(3);
        known = add_recognition(context, known);
    });
    const auto list = change([&](const WriteContext& context) {
        Decision decision;
        decision.number = "01/QĐ-UBND-MẪU";
        known.decision = add_decision(context, decision).id;
        correct_recognition(context, known);
    });
    ASSERT_TRUE(undo(list));
    EXPECT_EQ(integer("SELECT COUNT(*) FROM decision"), 0);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM recognition WHERE decision_id IS NULL"), 1);
}

// Taking back an import asks it of each of a hundred thousand records, while nobody else can write.
TEST_P(Store, WhatNamesARecordThatCanBeTakenBackIsFoundWithoutReadingTheWholeTable) {
    if (GetParam() != db::Engine::sqlite) return;  // the schema is one text for both
    database->read([](db::Reader& reader) {
        reader.query(R"(SELECT m.name || '.' || f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
                         WHERE m.type = 'table' AND f."table" IN ('producer', 'product', 'decision', 'recognition')
                           AND NOT EXISTS (SELECT 1 FROM pragma_table_info(m.name) t
                                            WHERE t.name = f."from" AND t.pk = 1)
                           AND NOT EXISTS (SELECT 1 FROM pragma_index_list(m.name) i, pragma_index_info(i.name) c
                                            WHERE c.seqno = 0 AND c.name = f."from"))",
                     {}, [](const db::Row& row) { ADD_FAILURE() << row.text(0) << " has no index"; });
    });
}

TEST_P(Store, AFailedWorkLeavesNothing) {
    EXPECT_THROW(change([&](const WriteContext& context) {
                     (void)add_producer(context, beekeepers());
                     throw std::runtime_error("stop");
                 }),
                 std::runtime_error);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM producer"), 0);
    EXPECT_EQ(database->version(), 0);
}

TEST_P(Store, TheRowsAgreeWithTheTrailUntilSomebodyChangesThemBehindItsBack) {
    change([&](const WriteContext& context) { (void)add_producer(context, beekeepers(), {.phone = "0905"}); });
    const auto broken = [&] {
        std::vector<std::string> names;
        database->read([&](db::Reader& reader) {
            for (const auto& invariant : invariants())
                if (invariant.broken(reader)) names.push_back(invariant.name);
        });
        return names;
    };
    EXPECT_TRUE(broken().empty());
    database->write([](db::Writer& writer) { writer.execute("UPDATE producer SET name = 'HTX Giả'"); });
    EXPECT_EQ(broken().size(), 1U);
}

}  // namespace
}  // namespace saolang::registry
