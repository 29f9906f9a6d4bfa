#pragma once
// Typed values out of a form. Every field is read before anything is refused, so that a person sees all mistakes at
// once, each at its field, with what was typed kept.
//
//     Form form(request.form);
//     const auto name = form.text("ten", {.most = 200});
//     const auto day = form.date("ngay");
//     if (!form.valid()) return page_again(form);     // name and *day are right from here on

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "web/http.hpp"

namespace saolang::web {

enum class Need { required, optional };

struct TextRule {
    Need need = Need::required;
    std::size_t least = 0;  // characters as a person counts them
    std::size_t most = 200;
    bool many_lines = false;  // keeps line breaks
};

struct IntegerRule {
    Need need = Need::required;
    std::int64_t least = 0;
    std::int64_t most = INT64_MAX;
};

class Form {
public:
    explicit Form(Pairs sent) : sent_(std::move(sent)) {}

    // NFC, white space cleaned; empty when refused or when optional and left out.
    std::string text(std::string_view field, const TextRule& rule = {});
    // Digits, grouped by dots, commas or spaces as people write đồng: "1.250.000".
    std::optional<std::int64_t> integer(std::string_view field, const IntegerRule& rule = {});
    // dd/mm/yyyy, or yyyy-mm-dd as date inputs send it.
    std::optional<Date> date(std::string_view field, Need need = Need::required);
    // One of the codes offered.
    template <class T>
    std::optional<T> choice(std::string_view field, std::initializer_list<std::pair<std::string_view, T>> offered,
                            Need need = Need::required) {
        const std::string_view sent = first(sent_, field);
        for (const auto& [code, value] : offered) {
            if (code == sent) return value;
        }
        refuse_choice(field, sent, need);
        return std::nullopt;
    }
    [[nodiscard]] bool checked(std::string_view field) const { return !first(sent_, field).empty(); }

    // A rule of the domain that a field breaks.
    void refuse(std::string_view field, Word why) { refuse(field, std::string(why.vi), std::string(why.en)); }
    // One that names what it is about.
    void refuse(std::string_view field, std::string vi, std::string en);

    [[nodiscard]] bool valid() const { return errors_.empty(); }
    // For the input's value when the page is shown again.
    [[nodiscard]] std::string_view typed(std::string_view field) const { return first(sent_, field); }
    // The first mistake of the field; empty when it has none.
    [[nodiscard]] std::string_view error(std::string_view field, Language language) const;
    [[nodiscard]] std::vector<FieldError> errors(Language language) const;

private:
    struct Mistake {
        std::string field;
        std::string vi;
        std::string en;
    };

    void refuse_choice(std::string_view field, std::string_view sent, Need need);

    Pairs sent_;
    std::vector<Mistake> errors_;
};

}  // namespace saolang::web
