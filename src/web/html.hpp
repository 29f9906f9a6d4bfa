#pragma once
// HTML that cannot hold unescaped text by accident. A template is a string literal checked while compiling: the number
// of `{}` equals the number of values, and one inside a tag stands within double quotes.
//
//     html.add(R"(<a href="{}">{}</a>)", Url::path(link), product.name);

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace saolang::web {

// Markup made by a builder; the only text that enters a page as it is.
class Raw {
public:
    Raw() = default;
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }

    // For markup shipped with the program (icons, illustrations), never for anything a person typed.
    [[nodiscard]] static Raw trusted(std::string markup) { return Raw(std::move(markup)); }

private:
    friend class Html;
    explicit Raw(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// An address that cannot run anything: a path of our own, or http(s). Anything else becomes "#".
class Url {
public:
    explicit Url(std::string_view address)
        : text_(address.starts_with('/') && !address.starts_with("//") ? address
                : address.starts_with("https://") || address.starts_with("http://") || address.starts_with('#') ||
                        address.starts_with('?')
                    ? address
                    : "#") {}
    [[nodiscard]] std::string_view text() const { return text_; }

private:
    std::string text_;
};

void append_escaped(std::string& out, std::string_view text);

namespace detail {

// Throws while compiling when the template does not fit.
consteval void check_template(std::string_view text, std::size_t values) {
    bool in_tag = false;
    bool in_quotes = false;
    std::size_t found = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!in_tag && c == '<') {
            in_tag = true;
        } else if (in_tag && c == '"') {
            in_quotes = !in_quotes;
        } else if (in_tag && c == '>' && !in_quotes) {
            in_tag = false;
        } else if (c == '{' && i + 1 < text.size() && text[i + 1] == '}') {
            if (in_tag && !in_quotes) throw "a value inside a tag stands within double quotes";
            ++found;
            ++i;
        }
    }
    if (in_quotes) throw "a quote stays open";
    if (found != values) throw "the number of {} differs from the number of values";
}

}  // namespace detail

template <class... Values>
struct Template {
    std::string_view text;
    template <std::size_t N>
    consteval Template(const char (&literal)[N]) : text(literal, N - 1) {  // NOLINT(*-explicit-*): a literal is meant
        detail::check_template(text, sizeof...(Values));
    }
};

class Html {
public:
    // Values: text (escaped), integers (as digits), Url, Raw, Html.
    template <class... Values>
    Html& add(Template<std::type_identity_t<Values>...> pattern, const Values&... values) {
        std::string_view rest = pattern.text;
        (put_next(rest, values), ...);
        out_.append(rest);
        return *this;
    }
    Html& add(const Raw& markup) {
        out_.append(markup.text());
        return *this;
    }
    // `text` escaped, without a template.
    Html& text(std::string_view words) {
        append_escaped(out_, words);
        return *this;
    }

    [[nodiscard]] Raw raw() && { return Raw(std::move(out_)); }
    [[nodiscard]] std::string_view view() const { return out_; }
    [[nodiscard]] std::string take() && { return std::move(out_); }
    void reserve(std::size_t bytes) { out_.reserve(bytes); }

private:
    template <class Value>
    void put_next(std::string_view& rest, const Value& value) {
        const auto at = rest.find("{}");
        out_.append(rest.substr(0, at));
        rest.remove_prefix(at + 2);
        put(value);
    }
    void put(const Raw& value) { out_.append(value.text()); }
    void put(const Html& value) { out_.append(value.view()); }
    void put(const Url& value) { append_escaped(out_, value.text()); }
    void put(std::string_view value) { append_escaped(out_, value); }
    template <std::integral Number>
    void put(Number value) {
        static_assert(!std::same_as<Number, bool> && !std::same_as<Number, char>);
        char digits[24];
        const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
        out_.append(digits, end);
    }

    std::string out_;
};

}  // namespace saolang::web
