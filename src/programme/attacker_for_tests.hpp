#pragma once
// Somebody who has collected every table ever shown and knows who reported when, in which unit and group, everything
// but the amounts; and who may be a producer and know their own. Each figure is an equation over amounts that are not
// below zero; linear programming finds the least and the most an amount can be, so no cleverer use of the tables
// exists.

#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace saolang::programme {

class Attacker {
public:
    using Unknown = std::size_t;

    Unknown unknown() { return unknowns_++; }
    // How often each unknown is in the figure.
    using Sum = std::map<Unknown, int>;
    void learn(const Sum& sum, double value) {
        if (!sum.empty()) equations_.emplace(sum, value);
    }

    struct Range {
        double least;
        double most;
    };
    // What can be said of sums of unknowns when these are known beside the tables.
    class Knowing;
    [[nodiscard]] Knowing knowing(const std::map<Unknown, double>& known) const;

private:
    std::size_t unknowns_ = 0;
    std::map<Sum, double> equations_;
};

// A x = b, x >= 0 in the form of a basis (simplex method, two phases; Bland's rule, so it ends).
class Attacker::Knowing {
public:
    Knowing(std::size_t unknowns, const std::map<Sum, double>& equations, const std::map<Unknown, double>& known)
        : unknowns_(unknowns), known_(known) {
        for (const auto& [sum, value] : equations) {
            std::vector<double> row(unknowns + 1, 0);
            row[unknowns] = value;
            for (const auto& [one, times] : sum) {
                const auto found = known.find(one);
                if (found == known.end()) {
                    row[one] = times;
                } else {
                    row[unknowns] -= times * found->second;
                }
            }
            rows_.push_back(std::move(row));
        }
        find_any_solution();
    }

    [[nodiscard]] Range range_of(const std::set<Unknown>& sum) const { return {-most_of(sum, -1), most_of(sum, 1)}; }

private:
    static constexpr double tiny = 1e-7;

    static void pivot(std::vector<std::vector<double>>& rows, std::size_t at, std::size_t column) {
        auto& chosen = rows[at];
        const auto by = chosen[column];
        for (auto& value : chosen) value /= by;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i == at || std::abs(rows[i][column]) < 1e-12) continue;
            const auto factor = rows[i][column];
            for (std::size_t j = 0; j < chosen.size(); ++j) rows[i][j] -= factor * chosen[j];
            rows[i][column] = 0;
        }
    }
    // Maximises: the last row holds the negative gains, the last column the values. False when without limit.
    static bool climb(std::vector<std::vector<double>>& rows, std::vector<std::size_t>& basis, std::size_t columns) {
        const auto goal = rows.size() - 1;
        for (;;) {
            std::size_t enter = columns;
            for (std::size_t j = 0; j < columns && enter == columns; ++j)
                if (rows[goal][j] < -tiny) enter = j;
            if (enter == columns) return true;
            std::size_t leave = goal;
            for (std::size_t i = 0; i < goal; ++i) {
                if (rows[i][enter] < tiny) continue;
                if (leave == goal) {
                    leave = i;
                    continue;
                }
                const auto ratio = rows[i].back() / rows[i][enter];
                const auto best = rows[leave].back() / rows[leave][enter];
                if (ratio < best - 1e-12 || (ratio <= best + 1e-12 && basis[i] < basis[leave])) leave = i;
            }
            if (leave == goal) return false;
            pivot(rows, leave, enter);
            basis[leave] = enter;
        }
    }
    void find_any_solution() {
        const auto count = rows_.size();
        std::vector<std::vector<double>> rows;
        std::vector<double> goal(unknowns_ + count + 1, 0);
        for (std::size_t i = 0; i < count; ++i) {
            std::vector<double> row(unknowns_ + count + 1, 0);
            const double sign = rows_[i].back() < 0 ? -1 : 1;
            for (std::size_t j = 0; j < unknowns_; ++j) row[j] = sign * rows_[i][j];
            row[unknowns_ + i] = 1;
            row.back() = sign * rows_[i].back();
            for (std::size_t j = 0; j < unknowns_; ++j) goal[j] -= row[j];
            goal.back() -= row.back();
            rows.push_back(std::move(row));
            basis_.push_back(unknowns_ + i);
        }
        rows.push_back(std::move(goal));
        climb(rows, basis_, unknowns_);
        rows.pop_back();
        rows_.clear();
        std::vector<std::size_t> basis;
        for (std::size_t i = 0; i < count; ++i) {
            if (basis_[i] >= unknowns_) {  // an equation that follows from the others, or one of zero
                std::size_t column = unknowns_;
                for (std::size_t j = 0; j < unknowns_ && column == unknowns_; ++j)
                    if (std::abs(rows[i][j]) > tiny) column = j;
                if (column == unknowns_) continue;
                pivot(rows, i, column);
                basis_[i] = column;
            }
            basis.push_back(basis_[i]);
            rows_.push_back(rows[i]);
        }
        for (std::size_t i = 0, kept = 0; i < count; ++i)
            if (basis_[i] < unknowns_) rows_[kept++] = rows[i];
        for (auto& row : rows_) {
            row[unknowns_] = row.back();
            row.resize(unknowns_ + 1);
        }
        basis_ = std::move(basis);
    }
    [[nodiscard]] double most_of(const std::set<Unknown>& sum, double sign) const {
        auto rows = rows_;
        auto basis = basis_;
        std::vector<double> goal(unknowns_ + 1, 0);
        double constant = 0;
        for (const auto one : sum) {
            const auto found = known_.find(one);
            if (found == known_.end()) {
                goal[one] = -sign;
            } else {
                constant += sign * found->second;
            }
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto factor = goal[basis[i]];
            if (factor == 0) continue;
            for (std::size_t j = 0; j < goal.size(); ++j) goal[j] -= factor * rows[i][j];
        }
        rows.push_back(std::move(goal));
        if (!climb(rows, basis, unknowns_)) return std::numeric_limits<double>::infinity();
        return rows.back().back() + constant;
    }

    std::size_t unknowns_;
    std::map<Unknown, double> known_;
    std::vector<std::vector<double>> rows_;
    std::vector<std::size_t> basis_;
};

inline Attacker::Knowing Attacker::knowing(const std::map<Unknown, double>& known) const {
    return {unknowns_, equations_, known};
}

}  // namespace saolang::programme
