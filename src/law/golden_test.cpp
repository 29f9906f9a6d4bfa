// Golden cases a lawyer can read and add: every tests/golden/SỐ-NĂM/*.txt is a test (tests/golden/README.md says how
// one is written). The folder names the decision: 26-2026 is QĐ 26/2026.

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/number.hpp"
#include "base/text.hpp"
#include "law/grade.hpp"
#include "law/law.hpp"
#include "law/totals.hpp"

namespace saolang::law {
namespace {

namespace fs = std::filesystem;

struct Fact {
    int line = 0;
    std::string key, value;
};

struct NotUnderstood {
    int line;
    std::string why;
};

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

std::vector<Fact> facts_of(const fs::path& file) {
    std::ifstream in(file);
    std::vector<Fact> facts;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const auto text = nfc(trimmed(line));
        if (text.empty() || text.starts_with('#')) continue;
        const auto colon = text.find(':');
        if (colon == std::string::npos) throw NotUnderstood{number, "thiếu dấu hai chấm: “" + text + "”"};
        facts.push_back({number, trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1))});
    }
    return facts;
}

// "3 phiếu", "75%", "mức 2": the number in it.
std::uint32_t number_of(const Fact& fact, std::string_view text) {
    const auto first = text.find_first_of("0123456789");
    const auto end = text.find_first_not_of("0123456789", first);
    const auto digits = first == std::string_view::npos ? std::string_view() : text.substr(first, end - first);
    const auto number = number_in<std::uint32_t>(digits);
    if (!number) throw NotUnderstood{fact.line, "cần một con số: “" + fact.value + "”"};
    return *number;
}

std::uint8_t small_number_of(const Fact& fact, std::string_view text) {
    const auto number = number_of(fact, text);
    if (number > 255) throw NotUnderstood{fact.line, "số quá lớn: “" + fact.value + "”"};
    return static_cast<std::uint8_t>(number);
}

template <class T>
T word_of_rule(const Fact& fact, const std::map<std::string, T>& words) {
    const auto found = words.find(fact.value);
    if (found == words.end()) throw NotUnderstood{fact.line, "không hiểu “" + fact.value + "”"};
    return found->second;
}

struct GoldenCase {
    const CriteriaSet* set = nullptr;
    Council council;
    SignedSheet signed_sheet;
    std::vector<Fact> expected;
    bool has_article = false, has_rule = false;
};

std::uint8_t criterion_in(const Fact& fact, const CriteriaSet& set, std::string_view code) {
    const auto at = set.criterion_at(code);
    if (!at) throw NotUnderstood{fact.line, fmt::format("bộ {} không có tiêu chí {}", set.number, code)};
    return *at;
}

bool of_case(const Level& level, const Criterion& criterion, const std::optional<std::uint8_t>& case_at) {
    return criterion.cases.empty() || level.case_at == case_at;
}

// "mức cao nhất", "mức thấp nhất", "không đạt mức nào", "mức tối thiểu 4 sao", "mức 2": position from 1.
std::uint8_t level_in(const Fact& fact, const Criterion& criterion, const std::optional<std::uint8_t>& case_at) {
    if (fact.value == "không đạt mức nào") return 0;
    std::vector<std::uint8_t> positions;
    for (std::size_t at = 0; at < criterion.levels.size(); ++at)
        if (of_case(criterion.levels[at], criterion, case_at)) positions.push_back(static_cast<std::uint8_t>(at + 1));
    if (positions.empty()) throw NotUnderstood{fact.line, "tiêu chí " + criterion.code + " cần chọn trường hợp"};
    if (fact.value == "mức cao nhất") return positions.back();
    if (fact.value == "mức thấp nhất") return positions.front();
    if (fact.value.starts_with("mức tối thiểu"))
        return lifting_level(criterion, small_number_of(fact, fact.value), case_at).value_or(positions.front());
    if (fact.value.starts_with("mức ")) return small_number_of(fact, fact.value);
    throw NotUnderstood{fact.line, "không hiểu mức “" + fact.value + "”"};
}

// Facts from after "phiếu" to the next fact that is not of a sheet. What is not named stays out, so that a sheet may
// lack a criterion.
Sheet sheet_in(const CriteriaSet& set, const Council& council, const Fact& head, std::span<const Fact> facts) {
    std::vector<std::optional<std::uint8_t>> levels(set.criteria.size());
    const auto case_of = [&](std::size_t at) {
        return at < council.cases.size() ? council.cases[at] : std::optional<std::uint8_t>();
    };
    for (const auto& fact : facts) {
        if (fact.key == "còn lại") continue;
        const auto at = criterion_in(fact, set, fact.key);
        if (levels[at]) throw NotUnderstood{fact.line, "tiêu chí " + fact.key + " đã chấm ở trên"};
        levels[at] = level_in(fact, set.criteria[at], case_of(at));
    }
    for (const auto& fact : facts)
        for (std::size_t at = 0; at < levels.size() && fact.key == "còn lại"; ++at)
            if (!levels[at]) levels[at] = level_in(fact, set.criteria[at], case_of(at));
    Sheet sheet{.levels = {}, .count = number_of(head, head.value)};
    for (const auto& level : levels)
        if (level) sheet.levels.push_back(*level);
    return sheet;
}

Points points_in(const Fact& fact) {
    const auto points = parse_points(fact.value);
    if (!points) throw NotUnderstood{fact.line, "không hiểu số điểm “" + fact.value + "”"};
    return *points;
}

void take_rule(const Fact& fact, CouncilRules& rules) {
    using Minimum = CouncilRules::Minimum;
    using Stop = CouncilRules::Stop;
    if (fact.key == "quy chế, mức tối thiểu")
        rules.minimum = word_of_rule<Minimum>(fact, {{"theo điểm trung bình", Minimum::average},
                                                     {"quá nửa thành viên đạt", Minimum::majority},
                                                     {"mọi thành viên đạt", Minimum::all}});
    else if (fact.key == "quy chế, dừng đánh giá")
        rules.stop =
            word_of_rule<Stop>(fact, {{"quá nửa thành viên", Stop::majority}, {"chỉ cần một thành viên", Stop::any}});
    else if (fact.key == "quy chế, làm tròn")
        rules.decimals = small_number_of(fact, fact.value);
    else if (fact.key == "quy chế, số thành viên")
        rules.members = number_of(fact, fact.value);
    else if (fact.key == "quy chế, tối thiểu có mặt")
        rules.quorum_percent = small_number_of(fact, fact.value);
    else if (fact.key == "quy chế, chênh lệch tối đa")
        rules.widest_spread = small_number_of(fact, fact.value);
    else
        throw NotUnderstood{fact.line, "không có quy định nào tên “" + fact.key + "”"};
}

void take_finding(const Fact& fact, const CriteriaSet& set, Council& council) {
    const auto found = std::ranges::find(set.findings, fact.value, &Finding::kind);
    if (found == set.findings.end())
        throw NotUnderstood{fact.line, fmt::format("bộ {} không có kết luận “{}”", set.number, fact.value)};
    council.findings.push_back(static_cast<std::uint8_t>(found - set.findings.begin()));
}

void take_case(const Fact& fact, const CriteriaSet& set, Council& council) {
    const auto at =
        criterion_in(fact, set, trimmed(std::string_view(fact.key).substr(std::string("trường hợp").size())));
    const auto& cases = set.criteria[at].cases;
    const auto found = std::ranges::find(cases, fact.value, &Case::code);
    if (found == cases.end()) throw NotUnderstood{fact.line, "tiêu chí không có trường hợp “" + fact.value + "”"};
    council.cases.resize(set.criteria.size());
    council.cases[at] = static_cast<std::uint8_t>(found - cases.begin());
}

bool is_of_sheet(const CriteriaSet& set, const Fact& fact) {
    return fact.key == "còn lại" || set.criterion_at(fact.key).has_value();
}

constexpr std::array expectations{"kết quả",
                                  "vì",
                                  "tổng điểm",
                                  "trung bình",
                                  "bậc điểm",
                                  "giấy chứng nhận",
                                  "thiếu mức tối thiểu 3 sao",
                                  "thiếu mức tối thiểu 4 sao",
                                  "thiếu mức tối thiểu 5 sao"};

GoldenCase case_in(const std::vector<Fact>& facts, const Regime& regime) {
    GoldenCase golden;
    for (std::size_t at = 0; at < facts.size(); ++at) {
        const auto& fact = facts[at];
        if (fact.key == "quy tắc" || fact.key == "căn cứ") {
            (fact.key == "quy tắc" ? golden.has_rule : golden.has_article) = true;
        } else if (std::ranges::count(expectations, fact.key) > 0) {
            golden.expected.push_back(fact);
        } else if (fact.key == "tổng điểm trên phiếu đã ký") {
            golden.signed_sheet.total = points_in(fact);
        } else if (fact.key == "số sao trên phiếu đã ký") {
            golden.signed_sheet.star = small_number_of(fact, fact.value);
        } else if (fact.key == "bộ") {
            golden.set =
                regime.criteria ? regime.criteria->set(static_cast<int>(number_of(fact, fact.value))) : nullptr;
            if (!golden.set) throw NotUnderstood{fact.line, "quyết định này không có bộ " + fact.value};
        } else if (!golden.set) {
            throw NotUnderstood{fact.line, "không hiểu “" + fact.key + "” (dòng “bộ” phải đứng trước)"};
        } else if (fact.key.starts_with("quy chế,")) {
            take_rule(fact, golden.council.rules);
        } else if (fact.key == "kết luận") {
            take_finding(fact, *golden.set, golden.council);
        } else if (fact.key.starts_with("trường hợp")) {
            take_case(fact, *golden.set, golden.council);
        } else if (fact.key == "phiếu") {
            std::size_t end = at + 1;
            while (end < facts.size() && is_of_sheet(*golden.set, facts[end])) ++end;
            golden.council.sheets.push_back(
                sheet_in(*golden.set, golden.council, fact, std::span(facts).subspan(at + 1, end - at - 1)));
            at = end - 1;
        } else {
            throw NotUnderstood{fact.line, "không hiểu “" + fact.key + "”"};
        }
    }
    return golden;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
    return text.empty() ? "không" : text;
}

// What a case came to, in the words of the files.
struct Came {
    std::string result;
    std::vector<std::string> reasons;
    std::map<std::string, std::string, std::less<>> facts;
    std::optional<Points> average;
};

std::string reason_in_words(const GradeReason& reason, const CriteriaSet& set) {
    using Kind = GradeReason::Kind;
    switch (reason.kind) {
        case Kind::finding:
            return "kết luận " + set.findings[reason.at].kind;
        case Kind::minimum_missed:
            return fmt::format("thiếu mức tối thiểu {} sao ở {}", reason.star, set.criteria[reason.at].code);
        case Kind::no_sheets:
            return "không có phiếu nào";
        case Kind::sheet_incomplete:
            return "phiếu chưa chấm đủ tiêu chí";
        case Kind::no_such_level:
            return "không có mức này ở " + set.criteria[reason.at].code;
        case Kind::wrong_case:
            return "mức của trường hợp khác ở " + set.criteria[reason.at].code;
        case Kind::no_such_finding:
            return "kết luận không thuộc bộ";
        case Kind::no_quorum:
            return "không đủ thành viên";
        case Kind::spread_too_wide:
            return "chênh lệch quá mức";
    }
    return "";
}

Came came_of(const Grade& result, const CriteriaSet& set) {
    Came came;
    for (const auto& reason : result.reasons) came.reasons.push_back(reason_in_words(reason, set));
    came.facts["giấy chứng nhận"] = result.certificate() ? "có" : "không";
    if (result.outcome != Outcome::graded) {
        came.result = result.outcome == Outcome::rejected  ? "bị loại"
                      : result.outcome == Outcome::stopped ? "dừng đánh giá"
                                                           : "không hợp lệ";
        return came;
    }
    came.result = fmt::format("{} sao", result.star);
    came.average = result.average;
    came.facts["bậc điểm"] = fmt::format("{} sao", result.band);
    std::vector<std::string> totals;
    for (const auto total : result.totals) totals.push_back(std::to_string(total));
    came.facts["tổng điểm"] = joined(totals);
    for (std::size_t star = 3; star <= 5; ++star) {
        std::vector<std::string> codes;
        for (const auto at : result.failed[star - 3]) codes.push_back(set.criteria[at].code);
        came.facts[fmt::format("thiếu mức tối thiểu {} sao", star)] = joined(codes);
    }
    return came;
}

Came came_of(const Result<KeptResult, NotKept>& kept) {
    Came came;
    if (!kept) {
        came.result = "không hợp lệ";
        came.reasons = {kept.error() == NotKept::star_above_band ? "số sao trên phiếu cao hơn bậc điểm"
                        : kept.error() == NotKept::total_missing ? "thiếu tổng điểm"
                                                                 : std::string(word_of(kept.error()))};
        return came;
    }
    came.result = fmt::format("{} sao", kept->star);
    came.average = kept->total;
    came.facts["bậc điểm"] = fmt::format("{} sao", kept->band);
    came.facts["giấy chứng nhận"] = kept->certificate() ? "có" : "không";
    if (kept->star < kept->band) came.reasons = {"theo phiếu đã ký"};
    return came;
}

void compare(const std::string& file, const GoldenCase& golden, const Came& came) {
    auto unexplained = came.reasons;
    int result_line = 0;
    const auto differs = [&](const Fact& fact, std::string_view actual) {
        ADD_FAILURE_AT(file.c_str(), fact.line)
            << fact.key << ": mong đợi “" << fact.value << "”, máy chấm ra “" << actual << "”";
    };
    for (const auto& fact : golden.expected) {
        if (fact.key == "kết quả") {
            result_line = fact.line;
            if (fact.value != came.result) differs(fact, came.result);
        } else if (fact.key == "vì") {
            const auto found = std::ranges::find(unexplained, fact.value);
            if (found == unexplained.end())
                differs(fact, joined(came.reasons));
            else
                unexplained.erase(found);
        } else if (fact.key == "trung bình") {
            if (came.average != points_in(fact)) differs(fact, came.average ? to_text(*came.average) : "không chấm");
        } else {
            const auto found = came.facts.find(fact.key);
            if (found == came.facts.end() || found->second != fact.value)
                differs(fact, found == came.facts.end() ? "không có" : found->second);
        }
    }
    EXPECT_GT(result_line, 0) << file << ": thiếu dòng “kết quả”";
    EXPECT_TRUE(golden.has_rule) << file << ": thiếu dòng “quy tắc”";
    EXPECT_TRUE(golden.has_article) << file << ": thiếu dòng “căn cứ”";
    for (const auto& reason : unexplained)
        ADD_FAILURE_AT(file.c_str(), result_line) << "thiếu dòng “vì: " << reason << "”";
}

std::vector<fs::path> golden_files() {
    std::vector<fs::path> files;
    for (const auto& one : fs::recursive_directory_iterator(SAOLANG_ROOT "/tests/golden"))
        if (one.path().extension() == ".txt") files.push_back(one.path());
    std::ranges::sort(files);
    return files;
}

std::string test_name(const ::testing::TestParamInfo<fs::path>& file) {
    auto name = file.param.parent_path().filename().string() + "_" + file.param.stem().string();
    std::ranges::replace_if(
        name, [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return name;
}

class Golden : public ::testing::TestWithParam<fs::path> {};

TEST_P(Golden, CaseComesToWhatTheLawSays) {
    const auto file = GetParam().string();
    auto number = GetParam().parent_path().filename().string();
    std::ranges::replace(number, '-', '/');
    const auto* regime = Law::shipped().regime(number);
    ASSERT_TRUE(regime) << file << ": không có quyết định " << number;
    try {
        const auto golden = case_in(facts_of(GetParam()), *regime);
        if (regime->totals_only) return compare(file, golden, came_of(keep_totals(*regime, golden.signed_sheet)));
        ASSERT_TRUE(golden.set) << file << ": thiếu dòng “bộ”";
        compare(file, golden, came_of(grade(*golden.set, regime->criteria->bands, golden.council), *golden.set));
    } catch (const NotUnderstood& wrong) {
        ADD_FAILURE_AT(file.c_str(), wrong.line) << wrong.why;
    }
}

INSTANTIATE_TEST_SUITE_P(Files, Golden, ::testing::ValuesIn(golden_files()), test_name);

TEST(GoldenFiles, AreThere) { EXPECT_GE(golden_files().size(), 20U); }

}  // namespace
}  // namespace saolang::law
