#pragma once
// The pieces of a record's page on the desk.

#include "registry/desk_request.hpp"
#include "registry/history_view.hpp"

namespace saolang::registry {

// The moment whose knowledge is asked for (`luc=2025-03-01`: the end of that day); nothing: today's.
[[nodiscard]] std::optional<Date> known_on(const DeskRequest& desk);

// What the record is shown out of: today's index, or a small one as the trail knew it.
struct Shown {
    View view;
    std::optional<Date> known;  // absent: today's
    [[nodiscard]] bool now() const { return !known; }
};

struct RecordAction {
    std::string href;
    std::string words;
    web::Icon sign = web::Icon::edit;
};
void add_record_head(web::Html& html, const DeskRequest& desk, std::string_view name, const web::Raw& tags,
                     const std::vector<RecordAction>& actions);
// Says that the page is not today's, and leads back.
void add_known_notice(web::Html& html, const DeskRequest& desk, const Shown& shown, const std::string& path);
// The history of the record and a way to see it as it was known on a day.
void add_history(web::Html& html, const DeskRequest& desk, const std::string& path,
                 const std::vector<HistoryPart>& parts, const EntryWords* words = nullptr);

// The recognitions given, with decision, certificate, validity and what ended them; with the product's name in front
// when `with_product`.
[[nodiscard]] web::Raw recognitions_table(const DeskRequest& desk, const Shown& shown,
                                          const std::vector<const Recognition*>& recognitions, bool with_product);

}  // namespace saolang::registry
