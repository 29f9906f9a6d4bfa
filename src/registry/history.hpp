#pragma once
// The history of records out of the trail: who, when, why, before and after, for those who may know it.

#include <map>
#include <string>
#include <vector>

#include "places/gazetteer.hpp"
#include "trail/trail.hpp"
#include "web/language.hpp"

namespace saolang::registry {

// What the public learns of an account is its office; officers learn the name too.
enum class NamesShown : std::uint8_t { offices, people };

// Names of the accounts in the trail, each read once.
class Authors {
public:
    Authors(db::Reader& reader, const places::Gazetteer& gazetteer, NamesShown shown)
        : reader_(reader), gazetteer_(gazetteer), shown_(shown) {}
    // "Trần Thị Lan (Cán bộ OCOP tỉnh)", with the role held at the moment; "nhập từ tệp", "quản trị máy chủ".
    [[nodiscard]] std::string name(std::string_view account, Moment moment, web::Language language);

private:
    db::Reader& reader_;
    const places::Gazetteer& gazetteer_;
    NamesShown shown_;
    std::map<std::string, std::string, std::less<>> known_;  // by account, day and language
};

// A record whose history is told, and whether its personal values may be.
struct HistoryPart {
    web::Word what;
    trail::Subject subject;
    bool with_private = false;
};

struct PastEntry {
    web::Word what;
    trail::Entry entry;
    std::string author;
    bool with_private = false;
    trail::Record before;  // personal values only with `with_private`
    trail::Record after;
};

[[nodiscard]] PastEntry past_entry(db::Reader& reader, Authors& authors, web::Language language,
                                   const HistoryPart& part, trail::Entry entry);
// Of all parts, newest first.
[[nodiscard]] std::vector<PastEntry> history_of(db::Reader& reader, Authors& authors, web::Language language,
                                                const std::vector<HistoryPart>& parts);

// Who wrote the record last and when, for officers: "Trần Thị Lan (Cán bộ OCOP tỉnh), 31/12/2023 17:05"; "" when no
// entry is about it.
[[nodiscard]] std::string last_hand(db::Reader& reader, const places::Gazetteer& gazetteer, web::Language language,
                                    const trail::Subject& subject);

}  // namespace saolang::registry
