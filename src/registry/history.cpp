#include "registry/history.hpp"
#include "registry/demo.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "people/access.hpp"
#include "people/account_store.hpp"
#include "registry/demo.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t most_entries = 200;  // of one record

struct Program {
    std::string_view account;
    web::Word label;
};
// Entries that no person's account stands behind.
constexpr std::array programs{
    Program{"console", {"quản trị máy chủ", "administrator of the server"}},
    Program{"import", {"nhập từ tệp", "import of a file"}},
    Program{"public", {"người dân", "the public"}},
};
constexpr web::Word some_office{"cán bộ phụ trách", "an officer"};
constexpr web::Word sample_office{"cán bộ mẫu", "a sample officer"};

// The role held on the day; one held at another time when none was.
std::optional<people::Role> role_on(const std::vector<people::Grant>& grants, const places::Gazetteer& gazetteer,
                                    Date day) {
    for (const auto& grant : grants)
        if (people::stands(grant, gazetteer, day)) return grant.role;
    return grants.empty() ? std::nullopt : std::optional(grants.front().role);
}

// `tax_code` too: a household's is a person's number.
bool is_private(const trail::Field& field) {
    return field.privacy == trail::Privacy::personal || (field.name == "tax_code" && field.value);
}

trail::Record side(db::Reader& reader, std::string_view state, bool with_private) {
    auto record = trail::fields_of(reader, state);
    for (auto& field : record) {
        if (!is_private(field)) continue;
        field.privacy = trail::Privacy::personal;
        if (!with_private) field.value.reset();
    }
    return record;
}

}  // namespace

std::string Authors::name(std::string_view account, Moment moment, web::Language language) {
    const auto program = std::ranges::find(programs, account, &Program::account);
    if (program != programs.end()) return std::string(program->label.in(language));
    const auto day = date_in_vietnam(moment);
    const auto key = fmt::format("{} {} {}", account, day.days(), language == web::Language::vi ? "vi" : "en");
    if (const auto found = known_.find(key); found != known_.end()) return found->second;
    if (account.starts_with(demo_account_prefix)) {
        const auto words = sample_office.in(language);
        return shown_ == NamesShown::people ? fmt::format("{} ({})", words, account) : std::string(words);
    }
    const auto person = people::account_with_code(reader_, account);
    const auto role = person ? role_on(people::grants_of(reader_, person->id), gazetteer_, day) : std::nullopt;
    std::string words(role ? people::label_of(*role).in(language) : some_office.in(language));
    if (shown_ == NamesShown::people && person && !person->name.empty())
        words = fmt::format("{} ({})", person->name, words);
    return known_.emplace(key, std::move(words)).first->second;
}

PastEntry past_entry(db::Reader& reader, Authors& authors, web::Language language, const HistoryPart& part,
                     trail::Entry entry) {
    auto author = authors.name(entry.account, entry.moment, language);
    auto before = side(reader, entry.before, part.with_private);
    auto after = side(reader, entry.after, part.with_private);
    return {part.what, std::move(entry), std::move(author), part.with_private, std::move(before), std::move(after)};
}

std::vector<PastEntry> history_of(db::Reader& reader, Authors& authors, web::Language language,
                                  const std::vector<HistoryPart>& parts) {
    std::vector<PastEntry> past;
    for (const auto& part : parts)
        for (auto& entry : trail::history(reader, part.subject, most_entries))
            past.push_back(past_entry(reader, authors, language, part, std::move(entry)));
    std::ranges::sort(past, std::ranges::greater{}, [](const PastEntry& one) { return one.entry.sequence; });
    return past;
}

std::string last_hand(db::Reader& reader, const places::Gazetteer& gazetteer, web::Language language,
                      const trail::Subject& subject) {
    const auto entries = trail::history(reader, subject, 1);
    if (entries.empty()) return {};
    Authors authors(reader, gazetteer, NamesShown::people);
    const auto& last = entries.front();
    return fmt::format("{}, {}", authors.name(last.account, last.moment, language), to_vietnamese(last.moment));
}

}  // namespace saolang::registry
