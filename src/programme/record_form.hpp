#pragma once
// One form for every kind of record, made of its fields: which are asked, as whom, and typed words → stored values.

#include "programme/record_rule.hpp"
#include "programme/site.hpp"
#include "registry/edit_page.hpp"

namespace saolang::programme {

enum class Filler : std::uint8_t { office, producer };

struct FormOf {
    const Ask& ask;
    const Kind& kind;
    Filler filler = Filler::office;
    std::optional<Row> row = {};  // the record that is corrected; nothing: a new one
};

// The form's fields, in order: confidential ones for those who may see them, the office's own for the office.
[[nodiscard]] std::vector<std::size_t> fields_asked(const FormOf& form_of);

struct RecordDraft {
    Values values;
    std::vector<std::vector<web::Choice>> choices;  // by field: to choose from, where the words fit several
    std::string reason = {};
};
// Right where the form stays valid: values read, completed and checked among each other. What is not asked stays as it
// is stored.
[[nodiscard]] RecordDraft read_record(const FormOf& form_of, web::Form& form);
// The rules once more inside the write: another report of the same turnover may have been sent at the same time.
[[nodiscard]] std::vector<Mistake> mistakes_now(const FormOf& form_of, db::Reader& reader, const Values& values);
void refuse(const FormOf& form_of, web::Form& form, std::vector<Mistake> mistakes);
[[nodiscard]] std::vector<web::Field> fields_of(const FormOf& form_of, const web::Form& form, const RecordDraft& draft);
// The form of a stored record.
[[nodiscard]] web::Pairs typed_of(const FormOf& form_of, const Values& values);
// Of a new one: what is known before, and what the address names: `san-pham`, `chu-the`, `cha`.
[[nodiscard]] web::Pairs typed_new(const FormOf& form_of);

// Others that may be the same record: all that names it and its day are equal. At most five.
[[nodiscard]] std::vector<Row> likely_doubles(const FormOf& form_of, const Values& values);

}  // namespace saolang::programme
