// Open data: each file can be read by the programs it is for, holds every record, and no column of the office's own.

#include <expat.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "office/workbook.hpp"

namespace saolang::http_tests {
namespace {

struct DataSet {
    std::string name;
    std::size_t records;
};

std::vector<DataSet> data_sets() {
    const auto index = world().index();
    return {{"san-pham", index->products.size()},
            {"chu-the", index->producers.size()},
            {"cong-nhan", index->recognitions.size()}};
}

bool is_private(std::string_view heading) {
    static const std::vector<std::string_view> headings{"representative", "phone",        "email",       "address",
                                                        "women_led",      "minority_led", "disabled_led"};
    return std::ranges::find(headings, heading) != headings.end();
}

bool tells_a_secret(const office::SheetRows& rows) {
    const auto secrets = world().secrets.all();
    return std::ranges::any_of(rows, [&](const auto& row) {
        return std::ranges::any_of(row.cells, [&](const auto& cell) {
            return std::ranges::any_of(secrets,
                                       [&](const auto& secret) { return cell.text.find(secret) != std::string::npos; });
        });
    });
}

TEST(Files, TablesHoldEveryRecordUnderPublicHeadings) {
    for (const auto& set : data_sets()) {
        for (const std::string format : {"csv", "xlsx"}) {
            SCOPED_TRACE(set.name + "." + format);
            const auto file = world().ask("/du-lieu/" + set.name + "." + format);
            EXPECT_NE(header(file, "Content-Disposition").find("ocop-" + set.name + "." + format),
                      std::string_view::npos);
            const auto workbook = office::read_workbook(file.text());
            ASSERT_TRUE(workbook.has_value());
            const auto& rows = workbook->sheets.at(0).rows;
            EXPECT_EQ(rows.size(), set.records + 1);
            EXPECT_FALSE(tells_a_secret(rows));
            const auto headings = rows[0];
            for (const auto& cell : headings.cells) {
                EXPECT_FALSE(cell.text.empty());
                EXPECT_FALSE(is_private(cell.text)) << cell.text;
            }
        }
    }
}

// Tens of megabytes for each of many slow readers would be the end of a small machine.
TEST(Files, AllReadersShareTheBytesOfAFile) {
    for (const std::string file : {"/du-lieu/san-pham.csv", "/du-lieu/cong-nhan.json", "/du-lieu/chu-the.xlsx"}) {
        EXPECT_EQ(world().ask(file).body, world().ask(file + "?x=1", {{"cookie", "a=b"}}).body) << file;
        const web::Pairs packing{{"accept-encoding", "gzip"}};
        EXPECT_EQ(world().ask(file, packing).body, world().ask(file + "?x=2", packing).body) << file;
    }
}

TEST(Files, JsonHoldsEveryRecordUnderPublicNames) {
    for (const auto& set : data_sets()) {
        const auto json = json_of(world().ask("/du-lieu/" + set.name + ".json"));
        EXPECT_EQ(json.as_array().size(), set.records) << set.name;
        for (const auto& [name, value] : json.at(0).as_object()) EXPECT_FALSE(is_private(name)) << name;
    }
}

TEST(Files, EveryColumnIsInTheDictionary) {
    const auto dictionary = world().ask("/du-lieu/tu-dien.csv");
    for (const auto& set : data_sets()) {
        const auto json = json_of(world().ask("/du-lieu/" + set.name + ".json"));
        for (const auto& [name, value] : json.at(0).as_object())
            EXPECT_TRUE(holds(dictionary, "\n" + std::string(name) + ",")) << set.name << " " << name;
    }
}

bool is_xml(std::string_view text) {
    auto* parser = XML_ParserCreate(nullptr);
    const bool good = XML_Parse(parser, text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return good;
}

TEST(Files, MapOfTheSiteAndFeedAreXml) {
    EXPECT_FALSE(is_xml("<a>&</a>"));
    for (const auto* address : {"/sitemap.xml", "/tin.atom"})
        EXPECT_TRUE(is_xml(world().ask(address).text())) << address;
}

}  // namespace
}  // namespace saolang::http_tests
