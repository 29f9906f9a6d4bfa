#pragma once
// What an officer sees of a list that is read in: values → HTML.

#include "registry/import_reading.hpp"
#include "registry/import_worker.hpp"
#include "web/html.hpp"

namespace saolang::registry {

// The parts of a job's page, by the word in its address (`?xem=`).
enum class ImportPart : std::uint8_t { new_rows, changed, unchanged, doubtful, refused, columns };
[[nodiscard]] std::string_view address_of(ImportPart part);
[[nodiscard]] std::optional<ImportPart> import_part_at(std::string_view address);
// What the officer has to look at first.
[[nodiscard]] ImportPart first_part(const JobReading& reading);
[[nodiscard]] Verdict verdict_of(ImportPart part);  // of the parts that list rows

inline constexpr std::size_t rows_a_page = 50;

[[nodiscard]] web::Raw import_parts(web::Language language, std::string_view path, const JobReading& reading,
                                    ImportPart here);
[[nodiscard]] web::Raw outcome_table(web::Language language, ImportPart part, const RowWindow& window);
[[nodiscard]] web::Raw refused_table(web::Language language, const std::vector<Refusal>& refused, std::size_t skip);
// The fields of the form that decides; doubts from `skip` on. Names: dong-N (the row), chon-N (the choice).
[[nodiscard]] web::Raw doubt_fields(web::Language language, const std::vector<Doubt>& doubts, std::size_t skip);
// The fields of the form that says what each column holds. Names: cot-SHEET-LETTERS.
[[nodiscard]] web::Raw column_fields(web::Language language, const std::vector<RecognisedSheet>& sheets);
[[nodiscard]] std::string column_field(std::size_t sheet, std::string_view letters);
// What the reader did with care: a commune that was not found, a sheet that was not read. Empty when there is nothing.
[[nodiscard]] web::Raw reading_remarks(web::Language language, const std::vector<std::string>& remarks);
[[nodiscard]] web::Raw progress_bar(web::Language language, const ImportWorker::Progress& progress);

// "14@Đại Lộc": a row of a list in a form; and read back.
[[nodiscard]] std::string row_word(const ListPlace& place);
[[nodiscard]] std::optional<RowOfList> row_from_word(std::string_view word);

}  // namespace saolang::registry
