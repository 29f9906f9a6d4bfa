#include "registry/decision_form.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace saolang::registry {

namespace {

constexpr web::Word no_number{"Số quyết định cần có chữ số, ví dụ 3635/QĐ-UBND.",
                              "A decision's number has digits, for example 3635/QĐ-UBND."};
constexpr web::Word not_yet{"Ngày này chưa đến. Vui lòng ghi ngày trên quyết định.",
                            "This day has not come yet. Please give the day on the decision."};

}  // namespace

std::string number_key(std::string_view number) {
    std::string key = search_key(number);
    std::erase(key, ' ');
    return key;
}

DecisionDraft check_decision(web::Form& form, const Decision& before, Date today) {
    DecisionDraft draft{before};
    draft.decision.number = form.text("so", {.most = 60});
    if (!draft.decision.number.empty() && draft.decision.number.find_first_of("0123456789") == std::string::npos)
        form.refuse("so", no_number);
    // A list may not have told the day of a decision that stands already.
    const bool day_needed = before.id == DecisionId{} || before.date;
    draft.decision.date = form.date("ngay", day_needed ? web::Need::required : web::Need::optional);
    if (draft.decision.date && *draft.decision.date > today) form.refuse("ngay", not_yet);
    draft.decision.authority = form.text("co-quan", {.need = web::Need::optional, .most = 200});
    if (before.id != DecisionId{}) draft.reason = read_reason(form);
    return draft;
}

web::Pairs typed_of_decision(const trail::Record& record) {
    const auto value = [&](std::string_view field) {
        const auto found = std::ranges::find(record, field, &trail::Field::name);
        return found == record.end() ? std::string() : found->value.value_or("");
    };
    const auto day = parse_iso_date(value("date"));
    return {{"so", value("number")}, {"ngay", day ? to_vietnamese(*day) : ""}, {"co-quan", value("authority")}};
}

const Decision* same_decision(const Index& index, const Decision& decision) {
    const auto key = number_key(decision.number);
    for (const auto& known : index.decisions) {
        const bool same_day = known.date == decision.date || !known.date || !decision.date;
        if (known.id != decision.id && same_day && number_key(known.number) == key) return &known;
    }
    return nullptr;
}

}  // namespace saolang::registry
