#include "registry/recognition_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "registry/decision_form.hpp"
#include "registry/list_value.hpp"

namespace saolang::registry {

namespace {

using web::Need;
using web::Word;

constexpr Word no_score{"Điểm từ 0 đến 100, ví dụ 78,5.", "A score is between 0 and 100, for example 78.5."};
constexpr Word other_band{"Điểm này không thuộc hạng sao đã chọn (50–<70: 3 sao; 70–<90: 4 sao; 90–100: 5 sao).",
                          "This score is not of the star chosen (50–<70: 3; 70–<90: 4; 90–100: 5 stars)."};
constexpr Word several_decisions{"Có nhiều quyết định mang số này. Hãy chọn một ở dưới.",
                                 "Several decisions bear this number. Please choose one below."};
constexpr Word decision_day_needed{"Quyết định này chưa có trong sổ. Vui lòng ghi ngày ký để thêm, ví dụ 22/12/2023.",
                                   "This decision is not in the registry yet. Please give its day, for example "
                                   "22/12/2023."};
constexpr Word day_not_come{"Ngày này chưa đến.", "This day has not come yet."};
constexpr Word ends_first{"Ngày cuối đứng trước ngày đầu.", "The last day is before the first."};
constexpr Word too_long{"Dài hơn 36 tháng kể từ ngày đầu.", "Longer than 36 months from the first day."};
constexpr Word extension_too_long{
    "Kéo dài nhiều nhất 180 ngày sau khi hết hạn (Quyết định 26/2026/QĐ-TTg, Điều 12 khoản 3).",
    "At most 180 days past the term (Decision 26/2026/QĐ-TTg, Article 12(3))."};
constexpr Word extension_in_term{"Ngày này còn trong thời hạn, nên không cần kéo dài.",
                                 "This day is within the term: nothing is extended."};
constexpr Word term_needed{"Cần ghi ngày đầu hoặc ngày cuối của thời hạn trước khi kéo dài.",
                           "The term's first or last day is needed before it can be extended."};
constexpr Word withdrawn_too_early{"Ngày thu hồi đứng trước ngày công nhận.",
                                   "The day of the withdrawal is before the recognition."};
constexpr Word ended_before{"Công nhận đã hết hạn trước ngày này, nên không còn gì để thu hồi.",
                            "The recognition had ended before this day: nothing is left to withdraw."};

std::optional<Star> star_from_code(std::string_view code) {
    const auto number = whole_number(code);
    return number ? Star::of(static_cast<int>(*number)) : std::nullopt;
}

void read_score_in(web::Form& form, Recognition& recognition) {
    recognition.score.reset();
    const auto typed = form.text("diem", {.need = Need::optional, .most = 20});
    if (typed.empty()) return;
    const auto score = parse_points(typed);
    if (!score || *score < Points(0) || *score > Points(100)) {
        form.refuse("diem", no_score);
        return;
    }
    if (recognition.star && star_of_score(*score) != recognition.star) form.refuse("diem", other_band);
    recognition.score = score;
}

// One of the registry by its number, and where that is not enough by its day; else a new one.
void read_decision_in(web::Form& form, RecognitionDraft& draft, const Index& index, Date today) {
    const auto before = draft.recognition.decision;
    const bool needed = draft.recognition.id == RecognitionId{} || before;
    const auto number = form.text("quyet-dinh", {.need = needed ? Need::required : Need::optional, .most = 60});
    const auto day = form.date("qd-ngay", Need::optional);
    const auto authority = form.text("qd-co-quan", {.need = Need::optional, .most = 200});
    draft.recognition.decision.reset();
    if (number.empty()) return;
    const auto chosen = whole_number(form.typed("qd-chon"));
    std::vector<DecisionId> found;
    for (const auto& known : index.decisions) {
        if (number_key(known.number) != number_key(number) || (day && known.date != day)) continue;
        if (known.id == before || (chosen && known.id == DecisionId{*chosen})) {
            draft.recognition.decision = known.id;
            return;
        }
        found.push_back(known.id);
    }
    if (found.size() == 1) {
        draft.recognition.decision = found.front();
    } else if (found.size() > 1) {
        form.refuse("quyet-dinh", several_decisions);
        draft.decisions = std::move(found);
    } else if (!day) {
        form.refuse("qd-ngay", decision_day_needed);
    } else if (*day > today) {
        form.refuse("qd-ngay", day_not_come);
    } else {
        draft.new_decision = Decision{{}, number, day, authority};
    }
}

void read_term(web::Form& form, Recognition& recognition) {
    // Of some recognitions only the year is known.
    const bool needed = recognition.id == RecognitionId{} || !recognition.year;
    recognition.valid_from = form.date("tu-ngay", needed ? Need::required : Need::optional);
    recognition.valid_to = form.date("den-ngay", Need::optional);
    if (!recognition.valid_from) return;
    const auto last = last_day_of_term(*recognition.valid_from);
    if (!recognition.valid_to) {
        if (form.typed("den-ngay").empty()) recognition.valid_to = last;
        return;
    }
    if (*recognition.valid_to < *recognition.valid_from) form.refuse("den-ngay", ends_first);
    if (*recognition.valid_to > last) form.refuse("den-ngay", too_long);
}

void read_extension(web::Form& form, Recognition& recognition) {
    recognition.extension.reset();
    const auto last = form.date("keo-dai-den", Need::optional);
    const auto instrument = form.text("keo-dai-van-ban", {.need = Need::optional, .most = 120});
    if (!last) return;
    if (!recognition.valid_to) {
        form.refuse("keo-dai-den", term_needed);
        return;
    }
    if (*last <= *recognition.valid_to) form.refuse("keo-dai-den", extension_in_term);
    if (*last > recognition.valid_to->plus_days(longest_extension)) form.refuse("keo-dai-den", extension_too_long);
    recognition.extension = Extension{last->plus_days(1), instrument};
}

}  // namespace

std::optional<Star> star_of_score(Points score) {
    if (score >= Points(90)) return Star::of(5);
    if (score >= Points(70)) return Star::of(4);
    if (score >= Points(50)) return Star::of(3);
    return std::nullopt;
}

RecognitionDraft check_recognition(web::Form& form, const Recognition& before, const Index& index, Date today) {
    RecognitionDraft draft{before};
    const bool star_needed = before.id == RecognitionId{} || before.star;
    draft.recognition.star = read_code(form, "sao", star_from_code, star_needed ? Need::required : Need::optional);
    read_score_in(form, draft.recognition);
    read_decision_in(form, draft, index, today);
    read_term(form, draft.recognition);
    draft.recognition.certificate_number = form.text("so-giay", {.need = Need::optional, .most = 60});
    read_extension(form, draft.recognition);
    if (before.id != RecognitionId{}) draft.reason = read_reason(form);
    return draft;
}

web::Pairs typed_of_recognition(const trail::Record& record, const Index& index) {
    const auto value = [&](std::string_view field) {
        const auto found = std::ranges::find(record, field, &trail::Field::name);
        return found == record.end() ? std::string() : found->value.value_or("");
    };
    const auto day = [&](std::string_view field, int before = 0) {
        const auto date = parse_iso_date(value(field));
        return date ? to_vietnamese(date->plus_days(-before)) : std::string();
    };
    const auto id = whole_number(value("decision_id"));
    const auto* decision = id ? index.decision(DecisionId{*id}) : nullptr;
    return {{"sao", value("star")},
            {"diem", value("score")},
            {"quyet-dinh", decision ? decision->number : ""},
            {"qd-ngay", decision && decision->date ? to_vietnamese(*decision->date) : ""},
            {"tu-ngay", day("valid_from")},
            {"den-ngay", day("valid_to")},
            {"so-giay", value("certificate_number")},
            {"keo-dai-den", day("extended_until", 1)},  // stored is the first day after it
            {"keo-dai-van-ban", value("extension_instrument")}};
}

RecognitionDraft check_withdrawal(web::Form& form, const Recognition& before) {
    RecognitionDraft draft{before};
    const auto ground = read_code(form, "can-cu", ground_from_code, Need::required);
    const auto day = form.date("ngay");
    const auto instrument = form.text("van-ban", {.most = 120});
    if (day && before.valid_from && *day < *before.valid_from) form.refuse("ngay", withdrawn_too_early);
    auto standing = before;
    standing.withdrawal.reset();
    if (const auto term = term_of(standing); day && term && *day >= term->latest_until)
        form.refuse("ngay", ended_before);
    if (ground && day) draft.recognition.withdrawal = Withdrawal{*day, *ground, instrument};
    draft.reason = read_reason(form);
    return draft;
}

}  // namespace saolang::registry
