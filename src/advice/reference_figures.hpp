#pragma once
// Số tham khảo: what an improvement costs and how long it takes, roughly. Estimates, dated and with their source, shown
// as such; the province's office may write its own over the shipped ones (data/advice/reference_figures.csv).

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/money.hpp"
#include "law/criteria.hpp"

namespace saolang::advice {

struct Estimate {
    std::optional<Dong> low = {}, high = {};  // absent: no figure is known
    std::optional<std::uint16_t> months = {};
    std::string figure = {};               // id of the reference figure of the level reached; empty: none
    std::vector<std::string> before = {};  // ids of works that come before it, of levels passed on the way

    // Money and months both.
    [[nodiscard]] bool known() const { return low && high && months; }
};

// One kind of work: "trace_code", "haccp", "trademark_application".
struct ReferenceFigure {
    std::string id;
    std::string work_vi, work_en;      // what is to be done
    std::string issuer_vi, issuer_en;  // who gives the paper or does it; may be empty
    std::optional<Dong> low, high;
    std::optional<std::uint16_t> months;
    Date as_of = Date(0);
    std::string source_vi, source_en;  // where the figure comes from; "ước lượng" is said where nothing was found
    bool once = false;                 // done once, it serves every level that names it: a trace code
    bool own = false;                  // written by the office of this registry

    // Nothing was found: the program's own guess of the order of size, as its source says.
    [[nodiscard]] bool guess() const;
};

// Which work reaches a level (data/advice/lifts.csv).
class Lifts;

class ReferenceFigures {
public:
    // The figures the program carries.
    [[nodiscard]] static const ReferenceFigures& shipped();
    // Of files of the same shape. Throws std::runtime_error naming the line that is wrong.
    [[nodiscard]] static ReferenceFigures read(std::string_view figures_csv, std::string_view lifts_csv);
    // The shipped ones with the office's own over them, by id; an unknown id is left out.
    [[nodiscard]] ReferenceFigures with(const std::vector<ReferenceFigure>& own) const;

    [[nodiscard]] const std::vector<ReferenceFigure>& all() const { return all_; }
    [[nodiscard]] const ReferenceFigure* figure(std::string_view id) const;
    // Of lifting a criterion between two levels (from 1; 0 none) of one case. The works of all levels passed come one
    // after another: money and months add up, from the last level whose works do without those below; works that are
    // `done` (ids) are left out. Nothing when the upper level is
    // not something one reaches by doing (why_not): then it is no way to a star.
    [[nodiscard]] std::optional<Estimate> estimate(const law::CriteriaSet& set, std::uint8_t criterion,
                                                   std::uint8_t from, std::uint8_t to,
                                                   std::span<const std::string> done = {}) const;
    // Works done once (ids) that stand behind a level.
    [[nodiscard]] std::vector<std::string> done_once(const law::CriteriaSet& set, std::uint8_t criterion,
                                                     std::uint8_t level) const;
    // Why nobody reaches a level by wish; nothing when somebody does.
    struct Reason {
        std::string vi, en;
    };
    [[nodiscard]] const Reason* why_not(const law::CriteriaSet& set, std::uint8_t criterion, std::uint8_t level) const;

private:
    std::vector<ReferenceFigure> all_;
    std::vector<std::size_t> by_id_;  // positions in all_
    std::shared_ptr<const Lifts> lifts_;
};

}  // namespace saolang::advice
