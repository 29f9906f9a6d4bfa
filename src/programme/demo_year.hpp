#pragma once
// The reference year's records behind the plan: data/reference_year/year, one file a kind, each line what somebody
// entered on a day. All of it is sample data.

#include "programme/store.hpp"
#include "registry/demo.hpp"

namespace saolang::programme {

struct DemoYearWritten {
    registry::DemoWritten registry;
    std::size_t records = 0;
    std::size_t papers = 0;
};

// The registry of the reference year with the year's plans and the records behind them, entered in the order of time as
// offices would have; sample papers stand in `files`. A registry smaller than the reference has no such records.
// Throws std::logic_error when the database holds anything already.
DemoYearWritten write_demo_year(db::Database& database, const places::Gazetteer& gazetteer, std::size_t products,
                                const std::string& files, Moment now, const Randomness& random);

// A line of a file: a record as it was entered or, when its number came before, as it became.
struct DemoLine {
    const Kind* kind = nullptr;
    std::int64_t number = 0;  // of the record in its file, from 1
    Date entered{0};
    std::string by;                                  // "tinh", or the code of a district
    std::vector<std::optional<std::string>> values;  // products, decisions and units as the files name them
    std::string paper;                               // what proves it; empty: nothing
    Date proved{0};                                  // when the paper was added
};
// Throws std::runtime_error when the shipped data is broken.
[[nodiscard]] std::vector<DemoLine> demo_lines(const Kind& kind);

}  // namespace saolang::programme
