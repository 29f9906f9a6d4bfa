#include "advice/replies.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/number.hpp"

namespace saolang::advice {

namespace {

constexpr char unknown = 'x';

// "QD26" → "qd26-7-"
std::string beginning_of(const law::Regime& regime, const law::CriteriaSet& set) {
    std::string text = regime.id;
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return fmt::format("{}-{}-", text, set.number);
}

bool may_be(const law::Criterion& criterion, std::uint8_t level, std::optional<std::uint8_t> case_at) {
    if (level == 0) return true;
    if (level > criterion.levels.size()) return false;
    const auto of = criterion.levels[level - 1U].case_at;
    return !of || !case_at || of == case_at;
}

// A level says its case.
void agree(const law::Criterion& criterion, std::optional<std::uint8_t>& level, std::optional<std::uint8_t>& case_at) {
    if (!level) return;
    if (!may_be(criterion, *level, case_at)) {
        level.reset();
    } else if (*level > 0 && criterion.levels[*level - 1U].case_at) {
        case_at = criterion.levels[*level - 1U].case_at;
    }
}

std::optional<std::uint8_t> level_in(std::string_view text, const law::Criterion& criterion) {
    const auto level = number_in<std::uint8_t>(text);
    return level && *level <= criterion.levels.size() ? level : std::nullopt;
}

std::optional<std::uint8_t> case_in(std::string_view text, const law::Criterion& criterion) {
    if (text.size() != 1) return std::nullopt;
    const auto at = text[0] - 'a';
    if (at < 0 || static_cast<std::size_t>(at) >= criterion.cases.size()) return std::nullopt;
    return static_cast<std::uint8_t>(at);
}

// Takes the next character: nothing when it is neither `unknown` nor what `read` can read.
template <class Value, class Read>
bool take(std::string_view& body, std::optional<Value>& value, const Read& read) {
    const auto c = body.substr(0, 1);
    body.remove_prefix(1);
    if (c[0] == unknown) return true;
    value = read(c);
    return value.has_value();
}

std::optional<bool> finding_in(std::string_view text) {
    if (text == "1") return true;
    if (text == "0") return false;
    return std::nullopt;
}

// "qd30-7-…": of a decision, be it one that is not known here.
bool names_a_decision(std::string_view code) {
    const auto number = code.starts_with("qd") ? code.substr(2, code.find('-') - 2) : std::string_view();
    return number_in<std::uint16_t>(number).has_value();
}

bool a_level_stops(const law::CriteriaSet& set, const Replies& replies) {
    for (std::size_t at = 0; at < set.criteria.size(); ++at) {
        const auto level = replies.levels[at].value_or(0);
        if (level > 0 && set.criteria[at].levels[level - 1U].stops) return true;
    }
    return false;
}

}  // namespace

bool is_asked(const law::Finding& finding) {
    return finding.kind != "forged_dossier" && finding.kind != "registration_dossier";
}

Replies no_replies(const law::CriteriaSet& set) {
    Replies replies;
    replies.levels.resize(set.criteria.size());
    replies.cases.resize(set.criteria.size());
    replies.findings.resize(set.findings.size());
    return replies;
}

Answers answers_of(const law::CriteriaSet& set, const Replies& replies) {
    Answers answers{replies.levels, replies.cases, {}};
    for (std::size_t at = 0; at < set.findings.size(); ++at) {
        const bool stopped = set.findings[at].kind == "zero_sensory" && a_level_stops(set, replies);
        if (replies.findings[at].value_or(false) || stopped) answers.obstacles.push_back(static_cast<std::uint8_t>(at));
    }
    return answers;
}

Progress progress_of(const law::CriteriaSet& set, const Replies& replies) {
    Progress progress;
    const auto count = [&progress](bool answered) {
        ++progress.asked;
        progress.answered += answered ? 1 : 0;
    };
    for (const auto& level : replies.levels) count(level.has_value());
    for (std::size_t at = 0; at < set.findings.size(); ++at)
        if (is_asked(set.findings[at])) count(replies.findings[at].has_value());
    return progress;
}

std::string code_of(const law::Regime& regime, const law::CriteriaSet& set, const Replies& replies) {
    auto code = beginning_of(regime, set);
    for (std::size_t at = 0; at < set.criteria.size(); ++at) {
        if (!set.criteria[at].cases.empty())
            code += replies.cases[at] ? static_cast<char>('a' + *replies.cases[at]) : unknown;
        code += replies.levels[at] ? static_cast<char>('0' + *replies.levels[at]) : unknown;
    }
    for (const auto& holds : replies.findings) code += holds ? (*holds ? '1' : '0') : unknown;
    return code;
}

Result<Replies, CodeFault> replies_in(const law::Regime& regime, const law::CriteriaSet& set, std::string_view code) {
    const auto beginning = beginning_of(regime, set);
    if (!code.starts_with(beginning)) {
        const auto of_regime = std::string_view(beginning).substr(0, beginning.find('-') + 1);
        const auto dashes = std::ranges::count(code, '-');
        if (dashes != 2 || !names_a_decision(code)) return fail(CodeFault::unreadable);
        return fail(code.starts_with(of_regime) ? CodeFault::other_set : CodeFault::other_regime);
    }
    code.remove_prefix(beginning.size());
    auto replies = no_replies(set);
    auto left = set.criteria.size() + set.findings.size();
    for (const auto& criterion : set.criteria) left += criterion.cases.empty() ? 0 : 1;
    if (code.size() != left) return fail(CodeFault::unreadable);
    for (std::size_t at = 0; at < set.criteria.size(); ++at) {
        const auto& criterion = set.criteria[at];
        if (!criterion.cases.empty() &&
            !take(code, replies.cases[at], [&](std::string_view c) { return case_in(c, criterion); }))
            return fail(CodeFault::unreadable);
        if (!take(code, replies.levels[at], [&](std::string_view c) { return level_in(c, criterion); }) ||
            (replies.levels[at] && !may_be(criterion, *replies.levels[at], replies.cases[at])))
            return fail(CodeFault::unreadable);
        agree(criterion, replies.levels[at], replies.cases[at]);
    }
    for (std::size_t at = 0; at < set.findings.size(); ++at) {
        auto& holds = replies.findings[at];
        if (!take(code, holds, finding_in)) return fail(CodeFault::unreadable);
        if (is_asked(set.findings[at])) continue;
        if (holds.value_or(false)) return fail(CodeFault::unreadable);
        holds.reset();
    }
    return replies;
}

bool take_form(Replies& replies, const law::CriteriaSet& set,
               const std::vector<std::pair<std::string, std::string>>& fields) {
    bool taken = false;
    const auto sent = [&fields](const std::string& name) {
        const auto found = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
        return found == fields.end() ? nullptr : &found->second;
    };
    for (std::size_t at = 0; at < set.criteria.size(); ++at) {
        const auto& criterion = set.criteria[at];
        if (const auto* value = criterion.cases.empty() ? nullptr : sent(case_field(criterion))) {
            replies.cases[at] = case_in(*value, criterion);
            taken = true;
        }
        if (const auto* value = sent(level_field(criterion))) {
            replies.levels[at] = level_in(*value, criterion);
            taken = true;
        }
        agree(criterion, replies.levels[at], replies.cases[at]);
    }
    for (std::size_t at = 0; at < set.findings.size(); ++at)
        if (const auto* value = is_asked(set.findings[at]) ? sent(finding_field(at)) : nullptr) {
            replies.findings[at] = finding_in(*value);
            taken = true;
        }
    return taken;
}

std::string level_field(const law::Criterion& criterion) { return criterion.code; }
std::string case_field(const law::Criterion& criterion) { return criterion.code + ".th"; }
std::string finding_field(std::size_t at) { return fmt::format("o{}", at); }

}  // namespace saolang::advice
