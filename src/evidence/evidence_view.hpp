#pragma once
// Evidence of one record as a list: pictures small, papers as lines, what was withdrawn folded away.

#include <functional>
#include <string>
#include <vector>

#include "evidence/store.hpp"
#include "web/html.hpp"

namespace saolang::evidence {

struct Shown {
    Evidence evidence;
    FileFacts file;   // the original, or the large picture
    std::string who;  // added it; empty: not told
    bool may_withdraw = false;
};

struct ListView {
    web::Language language;
    Date today;
    std::string files_path;  // "/tep/": its files stand below
    // The form that withdraws one.
    std::function<web::Raw(const Evidence&)> withdraw_form;
};

// Newest first.
[[nodiscard]] web::Raw evidence_list(const ListView& view, const std::vector<Shown>& all);

// That these arrived: name, size, first digits of the hash, moment.
[[nodiscard]] web::Raw receipt(web::Language language, const std::vector<Shown>& added);

// "1,2 MB", "340 KB", "12 byte".
[[nodiscard]] std::string size_words(web::Language language, std::int64_t bytes);

}  // namespace saolang::evidence
