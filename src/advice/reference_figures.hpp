#pragma once
// Số tham khảo: what an improvement costs and how long it takes, roughly. Estimates, dated and with their source, shown
// as such; the province's office may write its own over the shipped ones (data/advice/reference_figures.csv).

#include <cstdint>
#include <optional>
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
    std::string figure = {};  // id of the reference figure it comes from; empty: none
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
    bool own = false;                  // written by the office of this registry
};

class ReferenceFigures {
public:
    // The figures the program carries.
    [[nodiscard]] static const ReferenceFigures& shipped();
    // The shipped ones with the office's own over them, by id.
    [[nodiscard]] ReferenceFigures with(std::vector<ReferenceFigure> own) const;

    [[nodiscard]] const std::vector<ReferenceFigure>& all() const;
    [[nodiscard]] const ReferenceFigure* figure(std::string_view id) const;
    // Of lifting a criterion between two levels (from 1; 0 none). Nothing when the lift is not something one does, such
    // as becoming another kind of organisation in set 1's 3.1 by wish alone: then it is no way to a star.
    [[nodiscard]] std::optional<Estimate> estimate(const law::CriteriaSet& set, std::uint8_t criterion,
                                                   std::uint8_t from, std::uint8_t to) const;

private:
    std::vector<ReferenceFigure> all_;
};

}  // namespace saolang::advice
