#pragma once
// Row by row of a list of records: what its cells say, which record it is about, what changes.

#include <unordered_map>

#include "programme/record_cell.hpp"
#include "programme/record_file.hpp"
#include "programme/record_ground.hpp"
#include "programme/record_import.hpp"
#include "programme/record_match.hpp"
#include "registry/list_reader.hpp"

namespace saolang::programme {

// What stands above a table and holds for its rows.
struct Title {
    std::optional<std::int64_t> scale;  // of money
    std::optional<DaysOf> period;
};

// A cell of one of our columns, as it stood in the row.
struct OwnCell {
    std::uint16_t column = 0;
    std::string text;
    std::string raw;  // with its lines
    bool number = false;
    std::string letters;  // "F (Doanh thu)", for messages
    std::string heading;
    std::optional<registry::Unreadable> spoilt;
};

class RecordPlanner {
public:
    RecordPlanner(const Kind& kind, const World& world, const places::Gazetteer& gazetteer,
                  const RecordImportOptions& options, std::unordered_map<std::string, Title> titles)
        : kind_(kind),
          world_(world),
          gazetteer_(gazetteer),
          options_(options),
          titles_(std::move(titles)),
          columns_(file_columns(kind)),
          matcher_(kind, world, gazetteer, options.today) {
        plan_.kind = &kind;
    }

    void watch(const registry::RowInFile& row);
    void take(const registry::Draft& draft);
    [[nodiscard]] RecordPlan finish(registry::ListReading&& reading);

private:
    // The cells of one record: a row may tell of several periods.
    struct Told {
        std::vector<const OwnCell*> cells;
        std::optional<DaysOf> period;
    };
    [[nodiscard]] std::vector<Told> told_in_row() const;
    void take_record(const registry::Draft& draft, const Told& told);

    // What of the row is wrong: all of it is told.
    struct Reading {
        Values given;
        std::vector<registry::Refusal> refused = {};
        std::vector<registry::Doubt> doubts = {};
    };
    [[nodiscard]] const OwnCell* cell(const Told& told, FileColumn::Part part, std::size_t field) const;
    [[nodiscard]] std::string text(const Told& told, FileColumn::Part part, std::size_t field) const;
    void read_fields(Reading& reading, const registry::Draft& draft, const Told& told);
    void read_plain(Reading& reading, const Told& told, std::size_t field) const;
    void read_named(Reading& reading, const registry::Draft& draft, const Told& told, std::size_t field);
    void read_period(Reading& reading, const Told& told) const;
    [[nodiscard]] Named name_in(const registry::Draft& draft, const Told& told, std::size_t field);
    void refuse(Reading& reading, const OwnCell* at, const registry::Unreadable& why,
                const std::string& value = {}) const;
    void doubt(const registry::Unreadable& why, std::string looks_like, std::string value);
    [[nodiscard]] bool stop(Reading& reading, const std::string& value);

    // The record the row is about: nothing new is written when a doubt was told.
    struct About {
        std::optional<Row> row;
        bool doubtful = false;
    };
    [[nodiscard]] About about(const Values& given, const std::string& code);
    [[nodiscard]] bool told_before(std::string key);
    [[nodiscard]] RuleGround ground_for(const Values& values, std::optional<Row> row) const;
    void check(Reading& reading, const Told& told, const Values& values, const RuleGround& ground) const;
    void check_reach(Reading& reading, const Values& values, const std::optional<Values>& before) const;
    void remember_figure(const Values& values);
    void add(std::optional<Row> row, std::string code, Values values, const std::optional<Values>& before);
    [[nodiscard]] std::string name_of(const Values& values) const {
        return name_in_file(world_, gazetteer_, kind_, values);
    }

    const Kind& kind_;
    const World& world_;
    const places::Gazetteer& gazetteer_;
    const RecordImportOptions& options_;
    std::unordered_map<std::string, Title> titles_;
    std::span<const FileColumn> columns_;
    RecordMatcher matcher_;
    RecordPlan plan_;
    std::unordered_map<std::string, std::vector<Reported>> reported_;  // turnover of new rows, by product
    std::unordered_map<std::string, std::uint32_t> rows_told_;         // by record, the row that told of it first
    // Of the row that is read now.
    std::string sheet_;
    std::uint32_t number_ = 0;
    bool by_codes_ = false;
    bool is_example_ = false;
    std::size_t examples_ = 0;
    std::size_t more_rows_ = 0;  // records beyond one a row
    std::vector<OwnCell> cells_;
};

}  // namespace saolang::programme
