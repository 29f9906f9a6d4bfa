#include "registry/export.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "db/test_place.hpp"
#include "registry/demo.hpp"
#include "registry/import.hpp"

namespace saolang::registry {
namespace {

const places::Gazetteer& gazetteer() { return places::Gazetteer::shipped(); }

// A registry in a folder of its own.
class Registry {
public:
    Registry()
        : place_(db::Engine::sqlite), database_(db::Database::open(place_.options(), db::Access::serve_or_write)) {}

    db::Database& database() { return *database_; }

    std::string exported(ListKind kind, HeadingStyle headings, Audience audience, bool csv) {
        std::string bytes;
        database_->read([&](db::Reader& reader) {
            const auto index = load_index(reader, gazetteer(), 1);
            const auto table = export_table(kind, headings, audience, *index, gazetteer(), reader);
            bytes = csv ? office::write_csv(table) : office::write_xlsx(table);
        });
        return bytes;
    }

    ImportPlan plan(ListKind kind, const std::string& bytes) {
        auto workbook = office::read_workbook(bytes);
        EXPECT_TRUE(workbook);
        ImportPlan plan;
        database_->read([&](db::Reader& reader) {
            const auto index = load_index(reader, gazetteer(), 1);
            ImportOptions known;
            known.private_facts = [&](ProducerId id) { return private_facts_of(reader, id); };
            known.story = [&](ProductId id) { return story_of(reader, id); };
            plan = plan_import(*std::move(workbook), kind, *index, gazetteer(), known);
        });
        return plan;
    }

    void import(ListKind kind, const std::string& bytes) {
        const auto made = plan(kind, bytes);
        EXPECT_TRUE(made.refused.empty());
        EXPECT_TRUE(made.doubtful.empty());
        const auto random = system_randomness();
        const auto change = trail::begin_change({"console"}, "import", random);
        database_->write([&](db::Writer& writer) { apply_import({writer, change, Moment{0}, random}, made); });
    }

private:
    db::TestPlace place_;
    std::unique_ptr<db::Database> database_;
};

std::vector<std::string> sorted_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    std::ranges::sort(lines);
    return lines;
}

struct Form {
    HeadingStyle headings;
    bool csv;
};
class RoundTrip : public testing::TestWithParam<Form> {};
INSTANTIATE_TEST_SUITE_P(EveryForm, RoundTrip,
                         testing::Values(Form{HeadingStyle::codes, true}, Form{HeadingStyle::codes, false},
                                         Form{HeadingStyle::vietnamese, true}, Form{HeadingStyle::vietnamese, false}));

constexpr std::array kinds{ListKind::producers, ListKind::products, ListKind::recognitions};

TEST_P(RoundTrip, AnEmptyRegistryFilledFromTheListsEqualsTheOneTheyCameFrom) {
    Registry original;
    (void)write_demo(original.database(), gazetteer(), 0, Moment{0}, demo_randomness());
    Registry copy;
    for (const auto kind : kinds)
        copy.import(kind, original.exported(kind, GetParam().headings, Audience::office, GetParam().csv));
    for (const auto kind : kinds)
        EXPECT_EQ(sorted_lines(copy.exported(kind, HeadingStyle::codes, Audience::office, true)),
                  sorted_lines(original.exported(kind, HeadingStyle::codes, Audience::office, true)));
}

TEST_P(RoundTrip, WhatARegistryExportsChangesNothingInIt) {
    Registry registry;
    (void)write_demo(registry.database(), gazetteer(), 0, Moment{0}, demo_randomness());
    for (const auto kind : kinds) {
        const auto plan =
            registry.plan(kind, registry.exported(kind, GetParam().headings, Audience::office, GetParam().csv));
        EXPECT_EQ(plan.unchanged, plan.rows);
        EXPECT_GT(plan.rows, 400U);
        EXPECT_EQ(plan.new_records + plan.changed, 0U);
    }
}

TEST(OpenData, HoldsNothingPrivate) {
    Registry registry;
    registry.database().write([](db::Writer& writer) {
        const auto random = system_randomness();
        const auto change = trail::begin_change({"console"}, "test", random);
        Producer producer;
        producer.name = "Hộ mẫu";
        producer.tax_code = "079000000000";
        (void)add_producer({writer, change, Moment{0}, random}, producer,
                           {.representative = "Bà Mẫu", .phone = "0905111222", .email = "x@y.vn", .address = "Tổ 1"});
    });
    const auto open = registry.exported(ListKind::producers, HeadingStyle::codes, Audience::public_, true);
    const auto office = registry.exported(ListKind::producers, HeadingStyle::codes, Audience::office, true);
    for (const char* secret : {"Bà Mẫu", "0905111222", "x@y.vn", "Tổ 1", "079000000000", "phone", "tax_code"}) {
        EXPECT_EQ(open.find(secret), std::string::npos) << secret;
        EXPECT_NE(office.find(secret), std::string::npos) << secret;
    }
}

TEST(Export, ACellThatASpreadsheetWouldRunIsWrittenAsText) {
    Registry registry;
    registry.database().write([](db::Writer& writer) {
        const auto random = system_randomness();
        const auto change = trail::begin_change({"console"}, "test", random);
        Product product;
        product.name = "=HYPERLINK(\"http://x\")";
        (void)add_product({writer, change, Moment{0}, random}, product);
    });
    const auto csv = registry.exported(ListKind::products, HeadingStyle::codes, Audience::public_, true);
    EXPECT_NE(csv.find("'=HYPERLINK"), std::string::npos);
    EXPECT_EQ(registry.plan(ListKind::products, csv).unchanged, 1U);
}

}  // namespace
}  // namespace saolang::registry
