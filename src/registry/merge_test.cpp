#include "registry/merge.hpp"

#include "db/engines_for_tests.hpp"
#include "people/account_store.hpp"
#include "registry/contact.hpp"
#include "registry/figures.hpp"
#include "registry/index_for_tests.hpp"
#include "registry/remark.hpp"

namespace saolang::registry {
namespace {

using Taken = std::vector<std::string>;

const Date in_2024 = date(2024, 6, 1);

class Merge : public db::Engines {
protected:
    void SetUp() override {
        db::Engines::SetUp();
        if (IsSkipped()) return;
        database = open();
        change([&](const WriteContext& context) {
            bees = add_producer(context, producer("HTX Ong mẫu", "0100000001"), {.phone = "0905000001"});
            double_bees = add_producer(context, producer("Hợp tác xã Ong mẫu", {}), {.email = "ong@vi-du.vn"});
            honey = add_product(context, product("Mật ong mẫu", bees.id));
            double_honey = add_product(context, product("Mật ong mẫu (chai)", double_bees.id));
            recognise(context, honey.id, date(2023, 1, 5));
            recognise(context, double_honey.id, date(2024, 1, 5));
        });
    }
    static Producer producer(std::string name, std::optional<std::string> tax_code) {
        Producer made;
        made.name = std::move(name);
        made.tax_code = std::move(tax_code);
        made.place = place_key("506", date(2020, 1, 1));
        return made;
    }
    static Product product(std::string name, ProducerId owner) {
        Product made;
        made.name = std::move(name);
        made.producer = owner;
        return made;
    }
    static void recognise(const WriteContext& context, ProductId product, Date from) {
        Recognition recognition;
        recognition.product = product;
        recognition.star = Star::of(3);
        recognition.valid_from = from;
        add_recognition(context, recognition);
    }
    std::string change(const std::function<void(const WriteContext&)>& work) {
        const auto random = system_randomness();
        const auto made = trail::begin_change({"officer"}, "hai hồ sơ là một", random);
        database->write([&](db::Writer& writer) { work({writer, made, Moment{1'700'000'000'000}, random}); });
        return made.code;
    }
    Result<std::size_t, UndoRefused> undo(const std::string& code) {
        Result<std::size_t, UndoRefused> result = std::size_t{0};
        change([&](const WriteContext& context) { result = undo_change(context, code); });
        return result;
    }
    std::shared_ptr<const Index> index() {
        std::shared_ptr<const Index> loaded;
        database->read([&](db::Reader& reader) { loaded = load_index(reader, places::Gazetteer::shipped(), 1); });
        return loaded;
    }
    Figures figures() { return figures_of(*index(), places::Gazetteer::shipped(), {in_2024, in_2024, {}}); }
    void expect_rows_agree_with_trail() {
        database->read([&](db::Reader& reader) {
            for (const auto& promise : invariants()) EXPECT_EQ(promise.broken(reader), std::nullopt) << promise.name;
        });
    }

    std::unique_ptr<db::Database> database;
    Producer bees, double_bees;
    Product honey, double_honey;
};

INSTANTIATE_TEST_SUITE_P(Both, Merge, db::both_engines, db::engine_name);

TEST_P(Merge, TwoProducersThatAreOneCountOnceAndUndoMakesThemTwo) {
    const auto before = figures();
    const auto code =
        change([&](const WriteContext& context) { merge_producers(context, bees.id, double_bees.id, Taken{"name"}); });
    EXPECT_EQ(figures().producers, before.producers - 1);
    EXPECT_EQ(figures().products, before.products);
    expect_rows_agree_with_trail();
    ASSERT_TRUE(undo(code).has_value());
    EXPECT_EQ(figures().producers, before.producers);
    EXPECT_EQ(index()->producers.size(), 2U);
    EXPECT_EQ(index()->products[1].producer, double_bees.id);
    expect_rows_agree_with_trail();
}

TEST_P(Merge, TheKeptProducerHasWhatWasChosenAndWhatItLacked) {
    change([&](const WriteContext& context) { merge_producers(context, bees.id, double_bees.id, Taken{"name"}); });
    const auto now = index();
    ASSERT_EQ(now->producers.size(), 1U);
    EXPECT_EQ(now->producers[0].name, "Hợp tác xã Ong mẫu");
    EXPECT_EQ(now->producers[0].tax_code, "0100000001");
    EXPECT_EQ(now->producers[0].slug, bees.slug);
    database->read([&](db::Reader& reader) {
        EXPECT_EQ(private_facts_of(reader, bees.id)->phone, "0905000001");
        EXPECT_EQ(private_facts_of(reader, bees.id)->email, "ong@vi-du.vn");
    });
    EXPECT_EQ(now->products[0].producer, bees.id);
    EXPECT_EQ(now->products[1].producer, bees.id);
}

TEST_P(Merge, OldAddressesLeadToTheKeptRecordAlsoOverTwoMerges) {
    Producer third;
    change([&](const WriteContext& context) { third = add_producer(context, producer("Ong mẫu", {})); });
    change([&](const WriteContext& context) { merge_producers(context, bees.id, double_bees.id, Taken{}); });
    change([&](const WriteContext& context) { merge_producers(context, third.id, bees.id, Taken{}); });
    const auto now = index();
    ASSERT_EQ(now->producers.size(), 1U);
    EXPECT_EQ(now->moved_producers.by_slug.at(double_bees.slug), 0U);
    EXPECT_EQ(now->moved_producers.by_code.at(bees.code), 0U);
    EXPECT_FALSE(now->producer_by_slug.contains(double_bees.slug));
}

TEST_P(Merge, RecognitionsAndReportsOfAProductGoWithIt) {
    change([&](const WriteContext& context) {
        EXPECT_TRUE(add_remark(context, {"abcdefghjk", double_honey.id, "Sai tên", "", Moment{1'700'000'000'000}}));
    });
    const auto code =
        change([&](const WriteContext& context) { merge_products(context, honey.id, double_honey.id, Taken{}); });
    auto now = index();
    ASSERT_EQ(now->products.size(), 1U);
    EXPECT_EQ(now->recognitions_of(0).size(), 2U);
    EXPECT_EQ(now->moved_products.by_slug.at(double_honey.slug), 0U);
    database->read([&](db::Reader& reader) { EXPECT_EQ(remarks(reader).at(0).product, honey.id); });
    ASSERT_TRUE(undo(code).has_value());
    now = index();
    EXPECT_EQ(now->recognitions_of(0).size(), 1U);
    EXPECT_EQ(now->recognitions_of(1).size(), 1U);
    expect_rows_agree_with_trail();
}

TEST_P(Merge, TheChangeThatMadeTheKeptRecordStaysWhileAnotherLeadsToIt) {
    Producer kept;
    Producer other;
    const auto made =
        change([&](const WriteContext& context) { kept = add_producer(context, producer("Ong mẫu", {})); });
    change([&](const WriteContext& context) { other = add_producer(context, producer("Ong mẫu", {})); });
    const auto merge =
        change([&](const WriteContext& context) { merge_producers(context, kept.id, other.id, Taken{}); });
    const auto refused = undo(made);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().why, UndoRefused::Why::changed_since);
    EXPECT_TRUE(undo(merge).has_value());
    EXPECT_TRUE(undo(made).has_value()) << "nothing leads to it any more";
}

TEST_P(Merge, AMergeThatOthersBuiltOnStays) {
    const auto code =
        change([&](const WriteContext& context) { merge_producers(context, bees.id, double_bees.id, Taken{}); });
    change([&](const WriteContext& context) {
        auto corrected = index()->producers[0];
        corrected.name = "HTX Ong mẫu Đại Lộc";
        correct_producer(context, corrected);
    });
    EXPECT_FALSE(undo(code).has_value());
}

TEST_P(Merge, ARecordIsNotMergedIntoItself) {
    EXPECT_THROW(change([&](const WriteContext& context) { merge_producers(context, bees.id, bees.id, Taken{}); }),
                 std::logic_error);
}

TEST_P(Merge, TwoRecordsAreNotMergedIntoEachOther) {
    change([&](const WriteContext& context) { merge_producers(context, bees.id, double_bees.id, Taken{}); });
    EXPECT_THROW(
        change([&](const WriteContext& context) { merge_producers(context, double_bees.id, bees.id, Taken{}); }),
        std::logic_error);
    EXPECT_EQ(index()->producers.size(), 1U);
}

TEST_P(Merge, AUnitHasOneContactWhosePersonIsNotInTheChain) {
    const auto unit = place_key("506", date(2020, 1, 1));
    const auto code = change([&](const WriteContext& context) {
        put_contact(context, {0, unit, "Phòng Kinh tế", "", "", ""});
    });
    change([&](const WriteContext& context) {
        put_contact(context, {0, unit, "Phòng Kinh tế", "Nguyễn Thị Mẫu", "02353811111", "kt@vi-du.vn"});
    });
    database->read([&](db::Reader& reader) {
        ASSERT_EQ(contacts(reader).size(), 1U);
        EXPECT_EQ(contact_of(reader, unit)->person, "Nguyễn Thị Mẫu");
        EXPECT_EQ(contact_of(reader, place_key("502", date(2020, 1, 1))), std::nullopt);
        for (const auto& entry : trail::history(reader, {"unit_contact", 1})) {
            EXPECT_EQ(entry.after.find("Mẫu"), std::string::npos);
            EXPECT_EQ(entry.after.find("3811111"), std::string::npos);
        }
    });
    EXPECT_FALSE(undo(code).has_value());
    expect_rows_agree_with_trail();
}

TEST_P(Merge, ARoleOverTheMergedProducerIsHeldOverTheKeptOneUntilTheMergeIsUndone) {
    const auto granted = change([&](const WriteContext& context) {
        people::Account owner;
        owner.name = "Chủ thể mẫu";
        const auto scope = people::over_record(people::ScopeKind::producer, static_cast<std::int64_t>(double_bees.id));
        people::add_grant(context, {.id = {},
                                    .account = people::add_account(context, owner).id,
                                    .role = people::Role::producer_owner,
                                    .scope = scope,
                                    .from = date(2024, 1, 1),
                                    .to = {}});
    });
    const auto held_over = [&] {
        std::vector<people::Grant> grants;
        database->read([&](db::Reader& reader) { grants = people::grants(reader); });
        return ProducerId{grants.at(0).scope.record.value()};
    };
    const auto code =
        change([&](const WriteContext& context) { merge_producers(context, bees.id, double_bees.id, {}); });
    EXPECT_EQ(held_over(), bees.id);
    ASSERT_TRUE(undo(code));
    EXPECT_EQ(held_over(), double_bees.id);
    EXPECT_EQ(undo(granted).error().why, UndoRefused::Why::no_such_change) << "a role is no record of the registry";
}

}  // namespace
}  // namespace saolang::registry
