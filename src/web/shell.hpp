#pragma once
// What stands around every page: head, header, ribbon, footer. A page gives its words and its body.
//
//     Page page{.language = request.language, .path = "/san-pham?sao=4", .title = "Sản phẩm", .sample = index.sample};
//     return html_response(render(page, body));

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/html.hpp"
#include "web/language.hpp"
#include "web/pieces.hpp"

namespace saolang::web {

// The entry of the navigation that is lit.
enum class Section : std::uint8_t { none, home, products, figures, open_data };

// What stands around a page behind the gate: the doors of the person who is signed in. A rail on a desk; on a phone a
// bar below with the first of them and the rest under "Thêm".
struct Desk {
    std::string person;
    std::string role;
    std::string unit;         // where the role is held; empty: everywhere, or over one record
    std::string secret;       // of the session's forms: for the button to sign out
    bool viewing_as = false;  // an administrator sees the page as this person does
    bool search = false;      // the person may look through the records
    struct Door {
        std::string path;
        std::string words;
        std::string group;  // doors of one group follow each other under its name; empty: no name above
        Icon icon;
        bool here = false;
    };
    std::vector<Door> doors = {};
};

struct Page {
    Language language = Language::vi;
    std::string path = "/";  // with its query, without the language's prefix: for the switch and the canonical address
    std::string title = {};  // without the name of the site
    std::string description = {};  // for search engines and shared links; one sentence
    Section section = Section::none;
    bool sample = false;             // composed data: the ribbon says so
    std::string search = {};         // words to show in the search field of the header
    std::vector<Crumb> crumbs = {};  // from the home page to the page above this one; this page's title ends the row
    std::optional<Flash> flash = {};
    std::string origin = {};  // "https://ocop.example.vn": makes canonical and shared addresses absolute; "": left out
    std::string canonical = {};     // path without prefix when other than `path`, as of a filtered list
    std::string image = {};         // path of the picture for shared links; "": the one of the site
    std::string kind = "website";   // Open Graph's word: "website", "product", "article"
    Raw head_extra = {};            // JSON-LD, feeds
    std::optional<Desk> desk = {};  // of pages behind the gate
};

// A whole document. The body begins with its own <h1>.
[[nodiscard]] std::string render(const Page& page, const Raw& body);

// The page for a status: what happened, what it means, what to do; the request's id for whoever asks us.
// `path` is the one asked for: the switch of language leads back to it.
[[nodiscard]] std::string error_page(Language language, int status, std::string_view id, std::string_view path = "/");

}  // namespace saolang::web
