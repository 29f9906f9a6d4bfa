#include "programme/linear.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace saolang::programme {

namespace {

constexpr double nothing = 1e-9;
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::size_t none = static_cast<std::size_t>(-1);

// The simplex method over a full table; amounts have bounds, so that a column may rest at its most.
// Columns: the amounts, then a slack for each row, then an artificial one for each row that begins broken.
class Simplex {
public:
    explicit Simplex(const LinearProgramme& programme)
        : amounts_(programme.cost.size()), rows_(programme.rows.size()), columns_(amounts_ + rows_) {
        for (const auto& row : programme.rows)
            if (row.limit < 0) ++columns_;
        most_.assign(columns_, infinite);
        std::ranges::copy(programme.most, most_.begin());
        table_.assign(rows_ * columns_, 0);
        at_most_.assign(columns_, false);
        auto artificial = amounts_ + rows_;
        for (std::size_t i = 0; i < rows_; ++i) {
            const auto& row = programme.rows[i];
            const double sign = row.limit < 0 ? -1 : 1;
            for (std::size_t j = 0; j < amounts_; ++j) at(i, j) = sign * row.of[j];
            at(i, amounts_ + i) = sign;
            if (row.limit < 0) at(i, artificial) = 1;
            basis_.push_back(row.limit < 0 ? artificial++ : amounts_ + i);
            value_.push_back(sign * row.limit);
        }
    }

    [[nodiscard]] LinearAnswer solve(const LinearProgramme& programme) {
        LinearAnswer answer;
        std::vector<double> cost(columns_, 0);
        std::fill(cost.begin() + static_cast<std::ptrdiff_t>(amounts_ + rows_), cost.end(), 1);
        if (!improve(cost)) return answer;
        double broken = 0;
        for (std::size_t i = 0; i < rows_; ++i)
            if (basis_[i] >= amounts_ + rows_) broken += value_[i];
        if (broken > 1e-7) {
            answer.state = LinearAnswer::State::infeasible;
        } else {
            std::fill(most_.begin() + static_cast<std::ptrdiff_t>(amounts_ + rows_), most_.end(), 0);
            std::ranges::fill(cost, 0);
            std::ranges::copy(programme.cost, cost.begin());
            if (!improve(cost)) return answer;
            answer.state = LinearAnswer::State::solved;
        }
        for (std::size_t i = 0; i < rows_; ++i) answer.prices.push_back(std::max(0.0, reduced_[amounts_ + i]));
        answer.amounts.assign(amounts_, 0);
        for (std::size_t j = 0; j < amounts_; ++j)
            if (at_most_[j]) answer.amounts[j] = most_[j];
        for (std::size_t i = 0; i < rows_; ++i)
            if (basis_[i] < amounts_) answer.amounts[basis_[i]] = std::clamp(value_[i], 0.0, most_[basis_[i]]);
        return answer;
    }

private:
    [[nodiscard]] double& at(std::size_t row, std::size_t column) { return table_[row * columns_ + column]; }

    // False when it was stopped.
    [[nodiscard]] bool improve(const std::vector<double>& cost) {
        price(cost);
        const auto patience = 50 * (rows_ + 20);
        for (std::size_t step = 0; step < 4 * patience; ++step) {
            const auto entering = entering_column(step > patience);
            if (entering == none) return true;
            if (!enter(entering)) return false;
        }
        return false;
    }

    void price(const std::vector<double>& cost) {
        reduced_ = cost;
        for (std::size_t i = 0; i < rows_; ++i) {
            const double paid = cost[basis_[i]];
            if (paid == 0) continue;
            for (std::size_t j = 0; j < columns_; ++j) reduced_[j] -= paid * at(i, j);
        }
        for (const auto column : basis_) reduced_[column] = 0;
    }

    // The steepest; past patience the first, which cannot go in circles (Bland).
    [[nodiscard]] std::size_t entering_column(bool first_that_fits) const {
        std::size_t best = none;
        double gain = nothing;
        for (std::size_t j = 0; j < columns_; ++j) {
            if (most_[j] <= 0) continue;
            const double saved = at_most_[j] ? reduced_[j] : -reduced_[j];
            if (saved <= gain) continue;
            best = j;
            if (first_that_fits) break;
            gain = saved;
        }
        return best;
    }

    // False when nothing stops it: no programme of ours is unbounded, so the numbers went wrong.
    [[nodiscard]] bool enter(std::size_t entering) {
        const double direction = at_most_[entering] ? -1 : 1;
        double step = most_[entering];
        std::size_t leaving = none;
        bool leaves_at_most = false;
        for (std::size_t i = 0; i < rows_; ++i) {
            const double falls = direction * at(i, entering);
            if (std::abs(falls) <= nothing) continue;
            const double room = falls > 0 ? value_[i] / falls : (value_[i] - most_[basis_[i]]) / falls;
            if (room < step - 1e-12 || (leaving != none && room <= step && basis_[i] < basis_[leaving])) {
                step = std::max(0.0, room);
                leaving = i;
                leaves_at_most = falls < 0;
            }
        }
        if (step == infinite) return false;
        for (std::size_t i = 0; i < rows_; ++i) value_[i] -= step * direction * at(i, entering);
        if (leaving == none) {
            at_most_[entering] = !at_most_[entering];
            return true;
        }
        const double entered = at_most_[entering] ? most_[entering] - step : step;
        at_most_[basis_[leaving]] = leaves_at_most;
        at_most_[entering] = false;
        pivot(leaving, entering);
        basis_[leaving] = entering;
        value_[leaving] = entered;
        return true;
    }

    void pivot(std::size_t row, std::size_t column) {
        auto* const chosen = &at(row, 0);
        const double by = 1 / chosen[column];
        for (std::size_t j = 0; j < columns_; ++j) chosen[j] *= by;
        const auto clear = [&](double* other) {
            const double times = other[column];
            if (times == 0) return;
            for (std::size_t j = 0; j < columns_; ++j) other[j] -= times * chosen[j];
            other[column] = 0;
        };
        for (std::size_t i = 0; i < rows_; ++i)
            if (i != row) clear(&at(i, 0));
        clear(reduced_.data());
    }

    std::size_t amounts_;
    std::size_t rows_;
    std::size_t columns_;
    std::vector<double> table_;  // the inverse of the basis times the rows
    std::vector<double> value_;  // of the basis, by row
    std::vector<std::size_t> basis_;
    std::vector<double> most_;
    std::vector<bool> at_most_;  // of columns outside the basis
    std::vector<double> reduced_;
};

}  // namespace

LinearAnswer solve_linear(const LinearProgramme& programme) { return Simplex(programme).solve(programme); }

}  // namespace saolang::programme
