#include "law/explain.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "law/words.hpp"

namespace saolang::law {

namespace {

std::string_view english(const std::string& vietnamese) { return english_of(vietnamese).value_or(vietnamese); }

std::string with_comma(const Points& points) {
    auto text = to_text(points);
    std::ranges::replace(text, '.', ',');
    return text;
}

// "3.4 “Tăng trưởng sản xuất, kinh doanh”"
Sentence named(const Criterion& criterion) {
    return {fmt::format("{} “{}”", criterion.code, criterion.name),
            fmt::format("{} “{}”", criterion.code, english(criterion.name))};
}

MissedMinimum missed_at(const CriteriaSet& set, const Council& council, std::uint8_t criterion, StarNumber star) {
    MissedMinimum missed{.criterion = criterion, .required = *required_points(set.criteria[criterion], star)};
    std::uint64_t sum = 0;
    for (const auto& sheet : council.sheets) {
        const auto points = points_of(set, sheet)[criterion];
        sum += std::uint64_t{points} * sheet.count;
        if (points < missed.required) missed.members_below += sheet.count;
    }
    missed.reached = *Points::ratio(static_cast<std::int64_t>(sum), static_cast<std::int64_t>(members_of(council)));
    const auto case_at = criterion < council.cases.size() ? council.cases[criterion] : std::nullopt;
    missed.lifted_by = lifting_level(set.criteria[criterion], star, case_at);
    return missed;
}

// As the band is decided: after the council's rounding, if it rounds.
Points lacking_to(const Band& band, const Grade& grade, const CouncilRules& rules) {
    const auto shown = rules.decimals ? rounded_half_up(grade.average, *rules.decimals) : grade.average;
    if (shown >= Points(band.from)) return Points(0);
    return *Points::ratio(band.from * shown.denominator() - shown.numerator(), shown.denominator());
}

Sentence of_finding(const Finding& finding) {
    const auto en = english(finding.text);
    switch (finding.of) {
        case Finding::Kind::rejection:
            return {fmt::format("Hồ sơ bị loại: {}", finding.text), fmt::format("The dossier is rejected: {}", en)};
        case Finding::Kind::precondition:
            return {fmt::format("Không đạt điều kiện bắt buộc: {}", finding.text),
                    fmt::format("A precondition is not met: {}", en)};
        case Finding::Kind::stop:
            return {fmt::format("Dừng đánh giá: {}", finding.text), fmt::format("The evaluation stops: {}", en)};
    }
    return {};
}

}  // namespace

std::vector<NextStar> next_stars(const CriteriaSet& set, std::span<const Band> bands, const Council& council,
                                 const Grade& grade) {
    std::vector<NextStar> all;
    if (grade.outcome != Outcome::graded) return all;
    for (StarNumber star = std::max<StarNumber>(3, static_cast<StarNumber>(grade.star + 1)); star <= 5; ++star) {
        const auto& band = *std::ranges::find(bands, star, &Band::star);
        NextStar next{
            .star = star, .band_from = band.from, .lacking = lacking_to(band, grade, council.rules), .missed = {}};
        for (const auto criterion : grade.failed[star - 3U])
            next.missed.push_back(missed_at(set, council, criterion, star));
        all.push_back(std::move(next));
    }
    return all;
}

Sentence sentence_of(const GradeReason& reason, const CriteriaSet& set) {
    using Kind = GradeReason::Kind;
    const auto criterion = [&] { return named(set.criteria[reason.at]); };
    switch (reason.kind) {
        case Kind::finding:
            return of_finding(set.findings[reason.at]);
        case Kind::minimum_missed:
            return {fmt::format("Chưa đạt mức tối thiểu của {} sao ở tiêu chí {}.", reason.star, criterion().vi),
                    fmt::format("The minimum for {} stars is missed in criterion {}.", reason.star, criterion().en)};
        case Kind::no_sheets:
            return {"Chưa có phiếu chấm nào.", "There is no sheet yet."};
        case Kind::sheet_incomplete:
            return {"Có phiếu chưa chấm đủ các tiêu chí của bộ.", "A sheet does not name every criterion of the set."};
        case Kind::no_such_level:
            return {fmt::format("Có phiếu chọn một mức không có ở tiêu chí {}.", criterion().vi),
                    fmt::format("A sheet chooses a level that criterion {} does not have.", criterion().en)};
        case Kind::wrong_case:
            return {fmt::format("Có phiếu chọn mức của trường hợp khác ở tiêu chí {}.", criterion().vi),
                    fmt::format("A sheet chooses a level of another case in criterion {}.", criterion().en)};
        case Kind::no_such_finding:
            return {"Có kết luận không thuộc bộ tiêu chí này.", "A finding is not one of this set."};
        case Kind::no_quorum:
            return {"Chưa đủ số thành viên theo Quy chế hoạt động của Hội đồng: Hội đồng phải họp lại.",
                    "Fewer members than the council's own regulation asks: the council has to meet again."};
        case Kind::spread_too_wide:
            return {
                "Tổng điểm của các thành viên chênh lệch hơn mức Quy chế hoạt động của Hội đồng cho phép: Hội đồng "
                "phải thảo luận và chấm lại.",
                "Members' totals differ by more than the council's own regulation allows: the council has to "
                "discuss and score again."};
    }
    return {};
}

Sentence sentence_of(const MissedMinimum& missed, StarNumber star, const CriteriaSet& set) {
    const auto& criterion = set.criteria[missed.criterion];
    const auto name = named(criterion);
    Sentence said{
        fmt::format("Tiêu chí {}: {} sao cần ít nhất {} điểm, Hội đồng chấm trung bình {} điểm ({} phiếu chưa đạt).",
                    name.vi, star, missed.required, with_comma(missed.reached), missed.members_below),
        fmt::format("Criterion {}: {} stars need at least {} points, the council's average is {} (sheets below: {}).",
                    name.en, star, missed.required, to_text(missed.reached), missed.members_below)};
    if (!missed.lifted_by) return said;
    const auto& level = criterion.levels[*missed.lifted_by - 1U];
    said.vi += fmt::format(" Cần đạt: “{}” ({} điểm).", level.text, level.points);
    said.en += fmt::format(" What would lift it: “{}” ({} points).", english(level.text), level.points);
    return said;
}

Sentence sentence_of_lacking(const NextStar& next) {
    if (next.lacking == Points(0)) return {};
    return {fmt::format("Còn thiếu {} điểm trung bình để vào bậc {} sao (từ {} điểm).", with_comma(next.lacking),
                        next.star, next.band_from),
            fmt::format("The average lacks {} points to the band of {} stars (from {}).", to_text(next.lacking),
                        next.star, next.band_from)};
}

Sentence sentence_of_signed_sheet() {
    return {
        "Mức điểm từng tiêu chí của quyết định này không được công bố: kết quả là tổng điểm và số sao ghi trên phiếu "
        "tổng hợp đã ký; phiếu đó là căn cứ.",
        "The points of this decision's levels are not public: the result is the total and the star of the signed "
        "sheet, and that sheet is the proof."};
}

}  // namespace saolang::law
