#pragma once
// A small linear programme: the least cost of amounts between zero and their most, where each row's sum stays under its
// limit. In floating point: whoever needs a proof multiplies the prices out again in whole numbers.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace saolang::programme {

struct LinearRow {
    std::vector<double> of;  // by amount
    double limit = 0;        // the sum is at most this
};

struct LinearProgramme {
    std::vector<double> cost;  // by amount
    std::vector<double> most;  // by amount
    std::vector<LinearRow> rows;
};

struct LinearAnswer {
    enum class State : std::uint8_t {
        solved,
        infeasible,  // the prices prove it: all amounts together break the rows
        unknown,     // stopped before the end
    } state = State::unknown;
    std::vector<double> amounts;
    // By row, none negative: what one more unit of its limit would save.
    std::vector<double> prices;
};

[[nodiscard]] LinearAnswer solve_linear(const LinearProgramme& programme);

}  // namespace saolang::programme
