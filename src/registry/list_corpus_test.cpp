// Every list of tests/lists against what its maker says must be read from it (tests/lists/README.md).

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "base/csv.hpp"
#include "registry/import_refused.hpp"
#include "registry/list.hpp"

namespace saolang::registry {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

template <class Value, class Text>
std::string or_empty(const std::optional<Value>& value, const Text& text) {
    return value ? std::string(text(*value)) : std::string();
}

std::string field_of(const Draft& draft, const std::string& field) {
    const auto same = [](const std::string& text) { return text; };
    if (field == "product_name") return draft.product_name.value_or("");
    if (field == "producer_name") return draft.producer_name.value_or("");
    if (field == "producer_kind") return or_empty(draft.producer_kind, [](ProducerKind kind) { return code_of(kind); });
    if (field == "district") return draft.district;
    if (field == "commune") return draft.commune;
    if (field == "group") return or_empty(draft.group, [](ProductGroup group) { return code_of(group); });
    if (field == "star") return or_empty(draft.star, [](Star star) { return std::to_string(star.number()); });
    if (field == "score") return or_empty(draft.score, [](Points points) { return to_text(points); });
    if (field == "decision_number") return or_empty(draft.decision_number, same);
    if (field == "decision_date") return or_empty(draft.decision_date, [](Date date) { return to_iso(date); });
    if (field == "year") return or_empty(draft.year, [](std::int32_t year) { return std::to_string(year); });
    if (field == "tax_code") return or_empty(draft.tax_code, same);
    if (field == "phone") return or_empty(draft.private_facts.phone, same);
    if (field == "province") return draft.province;
    if (field == "valid_from") return or_empty(draft.valid_from, [](Date date) { return to_iso(date); });
    if (field == "valid_to") return or_empty(draft.valid_to, [](Date date) { return to_iso(date); });
    if (field == "representative") return or_empty(draft.private_facts.representative, same);
    if (field == "address") return or_empty(draft.private_facts.address, same);
    if (field == "product_code") return or_empty(draft.product_code, same);
    if (field == "certificate_number") return or_empty(draft.certificate_number, same);
    if (field == "status") return or_empty(draft.status, same);
    throw std::logic_error("no such field: " + field);
}

using RowKey = std::pair<std::string, std::string>;  // sheet, row

struct Score {
    std::size_t cells = 0;
    std::size_t right = 0;
};

void compare(const ListReading& reading, const std::vector<CsvRow>& expected, Score& score) {
    std::map<RowKey, const Draft*> drafts;
    for (const Draft& draft : reading.drafts) drafts[{draft.place.sheet, std::to_string(draft.place.row)}] = &draft;
    std::map<RowKey, std::size_t> refused;
    for (const Refusal& refusal : reading.refused) ++refused[{refusal.place.sheet, std::to_string(refusal.place.row)}];
    const CsvRow& fields = expected.front();
    for (std::size_t r = 1; r < expected.size(); ++r) {
        const CsvRow& row = expected[r];
        // A text file has one sheet, whose name is the reader's own affair.
        const RowKey key{row[0].empty() && !reading.drafts.empty() ? reading.drafts.front().place.sheet : row[0],
                         row[1]};
        SCOPED_TRACE("row " + row[0] + " " + row[1]);
        if (row.back() == "1") {
            EXPECT_TRUE(refused.contains(key)) << "should be refused";
            EXPECT_FALSE(drafts.contains(key));
            continue;
        }
        const auto draft = drafts.find(key);
        for (std::size_t f = 2; f + 1 < fields.size(); ++f) {
            if (row[f] == "*") continue;  // the list says nothing of it
            ++score.cells;
            const std::string read = draft == drafts.end() ? "(no row)" : field_of(*draft->second, fields[f]);
            EXPECT_EQ(read, row[f]) << fields[f];
            if (read == row[f]) ++score.right;
        }
    }
    EXPECT_EQ(reading.rows, expected.size() - 1) << "rows of the list";
}

struct Corpus {
    std::vector<fs::path> lists{};

    Corpus() {
        for (const auto& entry : fs::directory_iterator(fs::path(SAOLANG_ROOT) / "tests" / "lists")) {
            const fs::path& path = entry.path();
            const bool is_list = path.extension() == ".xlsx" ||
                                 (path.extension() == ".csv" && path.string().find(".expected.") == std::string::npos);
            if (is_list) lists.push_back(path);
        }
        std::ranges::sort(lists);
    }
};

ListKind kind_of(const fs::path& path) {
    const std::string name = path.filename().string();
    if (name.find("producers-only") != std::string::npos) return ListKind::producers;
    return name.find("products-only") != std::string::npos ? ListKind::products : ListKind::recognitions;
}

TEST(ListCorpus, EveryCellIsReadAsItWasMeant) {
    Score score;
    const Corpus corpus;
    for (const fs::path& path : corpus.lists) {
        SCOPED_TRACE(path.filename().string());
        const auto book = office::read_workbook(bytes_of(path));
        if (!book) {
            ADD_FAILURE() << "cannot be read";
            continue;
        }
        fs::path beside = path;
        compare(read_list(*book, kind_of(path)), parse_shipped_csv(bytes_of(beside.replace_extension(".expected.csv"))),
                score);
    }
    RecordProperty("files", static_cast<int>(corpus.lists.size()));
    RecordProperty("cells", static_cast<int>(score.cells));
    RecordProperty("right", static_cast<int>(score.right));
    std::printf("%zu lists, %zu of %zu cells right\n", corpus.lists.size(), score.right, score.cells);
    EXPECT_GE(corpus.lists.size(), 60U);
    EXPECT_EQ(score.right, score.cells);
}

// What the officer gets back of refused rows, with every row of the list in it.
std::string all_rows_as_file(const office::Workbook& book, ListKind kind, const ListReading& reading) {
    std::vector<Refusal> all = reading.refused;
    for (const Draft& draft : reading.drafts) all.push_back({draft.place, "Cần xem lại.", "Look again."});
    office::Workbook copy = book;
    return office::write_xlsx(
        refused_rows(std::move(copy), kind, all, {}, places::Gazetteer::shipped(), web::Language::vi));
}

// Facts of the row alone; where it stood and how it was read differ.
std::string facts_of(const Draft& draft) {
    std::string all;
    for (const char* field : {"product_name",  "producer_name",  "producer_kind", "province",     "district",
                              "commune",       "group",          "star",          "score",        "decision_number",
                              "decision_date", "valid_from",     "valid_to",      "year",         "tax_code",
                              "phone",         "representative", "address",       "product_code", "certificate_number",
                              "status"}) {
        all += std::string(field) + "=" + field_of(draft, field) + "\n";
    }
    return all;
}

TEST(ListCorpus, RowsWrittenToAFileOfTheirOwnReadTheSame) {
    for (const fs::path& path : Corpus().lists) {
        SCOPED_TRACE(path.filename().string());
        const auto book = office::read_workbook(bytes_of(path));
        ASSERT_TRUE(book.has_value());
        const ListReading before = read_list(*book, kind_of(path));
        const auto again = office::read_workbook(all_rows_as_file(*book, kind_of(path), before));
        ASSERT_TRUE(again.has_value());
        const ListReading after = read_list(*again, kind_of(path));
        EXPECT_EQ(after.rows, before.rows);
        EXPECT_EQ(after.drafts.size(), before.drafts.size());
        if (after.drafts.size() != before.drafts.size()) continue;
        for (std::size_t i = 0; i < before.drafts.size(); ++i) {
            Draft meant = before.drafts[i];
            // The name of a sheet that is no district's says nothing outside its workbook.
            if (meant.district_guessed && after.drafts[i].district.empty()) meant.district.clear();
            EXPECT_EQ(facts_of(after.drafts[i]), facts_of(meant)) << meant.place.row;
        }
    }
}

}  // namespace
}  // namespace saolang::registry
