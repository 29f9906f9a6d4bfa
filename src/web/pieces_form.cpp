// Fields, buttons, files and panels.

#include <algorithm>
#include <array>

#include "web/pieces.hpp"
#include "web/shell_words.hpp"

namespace saolang::web {
namespace {

Raw attribute(bool present, std::string_view markup) { return Raw::trusted(std::string(present ? markup : "")); }

std::string_view css_of(const Field& field) { return field.error.empty() ? "field" : "field bad"; }

std::string_view input_type(Field::Kind kind) {
    switch (kind) {
        case Field::Kind::search:
            return "search";
        case Field::Kind::email:
            return "email";
        case Field::Kind::phone:
            return "tel";
        case Field::Kind::password:
            return "password";
        default:
            // Dates and numbers too: people write 31/12/2023 and 1.234.567, which the browser's own fields refuse.
            return "text";
    }
}

// Which texts speak of the field, for those who hear the page.
void add_described(Html& html, const Field& field) {
    if (field.hint.empty() && field.error.empty()) return;
    html.add(R"( aria-describedby=")");
    if (!field.hint.empty()) html.add("f-{}-hint", field.name);
    if (!field.hint.empty() && !field.error.empty()) html.add(" ");
    if (!field.error.empty()) html.add("f-{}-error", field.name);
    html.add(R"(")");
    if (!field.error.empty()) html.add(R"( aria-invalid="true")");
}

void add_common(Html& html, const Field& field) {
    html.add(R"( id="f-{}" name="{}")", field.name, field.name);
    if (field.required) html.add(" required");
    if (!field.autocomplete.empty()) html.add(R"( autocomplete="{}")", field.autocomplete);
    add_described(html, field);
}

void add_control(Html& html, Language language, const Field& field) {
    if (field.kind == Field::Kind::long_text) {
        html.add("<textarea rows=\"5\"");
        add_common(html, field);
        html.add(">{}</textarea>", field.value);
        return;
    }
    if (field.kind == Field::Kind::choice) {
        html.add("<select");
        add_common(html, field);
        html.add(">");
        const bool has_none = !field.choices.empty() && field.choices.front().value.empty();
        if (!has_none) html.add(R"(<option value="">{}</option>)", words::choose.in(language));
        for (const Choice& choice : field.choices) {
            html.add(R"(<option value="{}")", choice.value);
            html.add(attribute(choice.value == field.value, " selected"));
            html.add(">{}</option>", choice.label);
        }
        html.add("</select>");
        return;
    }
    html.add(R"(<input type="{}")", input_type(field.kind));
    if (field.kind == Field::Kind::number) html.add(R"( inputmode="decimal" class="n")");
    add_common(html, field);
    if (field.kind != Field::Kind::password) html.add(R"( value="{}")", field.value);
    html.add(">");
}

void add_notes(Html& html, Language language, const Field& field) {
    if (!field.hint.empty()) html.add(R"(<small id="f-{}-hint">{}</small>)", field.name, field.hint);
    if (!field.error.empty()) {
        html.add(R"(<strong id="f-{}-error">{}<span class="vh">{}</span> {}</strong>)", field.name, icon(Icon::warning),
                 words::mistake.in(language), field.error);
    }
}

void add_label_words(Html& html, Language language, const Field& field) {
    html.text(field.label);
    if (field.required) html.add(" <i>({})</i>", words::required.in(language));
}

Raw radio_field(Language language, const Field& field) {
    Html html;
    html.add(R"(<fieldset class="{}" id="f-{}")", css_of(field), field.name);
    add_described(html, field);
    html.add("><legend>");
    add_label_words(html, language, field);
    html.add("</legend>");
    add_notes(html, language, field);
    for (const Choice& choice : field.choices) {
        html.add(R"(<label class="choice"><input type="radio" name="{}" value="{}")", field.name, choice.value);
        html.add(attribute(choice.value == field.value, " checked"));
        html.add(attribute(field.required, " required"));
        html.add(">{}</label>", choice.label);
    }
    html.add("</fieldset>");
    return std::move(html).raw();
}

Raw check_field(Language language, const Field& field) {
    Html html;
    html.add(R"(<div class="{}"><label class="choice"><input type="checkbox" value="1")", css_of(field));
    add_common(html, field);
    html.add(attribute(!field.value.empty(), " checked"));
    html.add(">");
    add_label_words(html, language, field);
    html.add("</label>");
    add_notes(html, language, field);
    html.add("</div>");
    return std::move(html).raw();
}

}  // namespace

Raw field(Language language, const Field& field) {
    if (field.kind == Field::Kind::radio) return radio_field(language, field);
    if (field.kind == Field::Kind::check) return check_field(language, field);
    Html html;
    html.add(R"(<div class="{}"><label for="f-{}">)", css_of(field), field.name);
    add_label_words(html, language, field);
    html.add("</label>");
    add_notes(html, language, field);
    add_control(html, language, field);
    html.add("</div>");
    return std::move(html).raw();
}

Raw form_errors(Language language, const std::vector<Field>& fields) {
    if (std::all_of(fields.begin(), fields.end(), [](const Field& f) { return f.error.empty(); })) return {};
    Html html;
    html.add(R"(<div class="flash bad" role="alert">{}<div>{}<ul>)", icon(Icon::warning),
             words::places_to_correct.in(language));
    for (const Field& one : fields) {
        if (!one.error.empty()) html.add(R"(<li><a href="#f-{}">{}: {}</a></li>)", one.name, one.label, one.error);
    }
    html.add("</ul></div></div>");
    return std::move(html).raw();
}

namespace {

std::string_view css_of(Press press) {
    switch (press) {
        case Press::primary:
            return "button main";
        case Press::destructive:
            return "button danger";
        case Press::plain:
            break;
    }
    return "button";
}

}  // namespace

Raw button(Press press, std::string_view words) {
    Html html;
    html.add(R"(<button class="{}">{}</button>)", css_of(press), words);
    return std::move(html).raw();
}

Raw button_link(Press press, std::string_view href, std::string_view words) {
    Html html;
    html.add(R"(<a class="{}" href="{}">{}</a>)", css_of(press), Url(href), words);
    return std::move(html).raw();
}

Raw button_link(Press press, std::string_view href, std::string_view words, Icon sign) {
    Html html;
    html.add(R"(<a class="{}" href="{}">{}{}</a>)", css_of(press), Url(href), icon(sign), words);
    return std::move(html).raw();
}

Raw file_tile(Language language, const FileTile& tile) {
    struct Look {
        Tone tone;
        Word words;
    };
    static constexpr std::array<Look, 6> looks{{
        {Tone::quiet, words::file_waiting},
        {Tone::information, words::file_sending},
        {Tone::good, words::file_received},
        {Tone::wrong, words::file_refused},
        {Tone::attention, words::file_ending},
        {Tone::wrong, words::file_ended},
    }};
    const Look& look = looks[static_cast<std::size_t>(tile.state)];
    Html html;
    html.add(R"(<div class="file">{}<p>)", icon(Icon::file));
    if (tile.href.empty()) {
        html.add("<b>{}</b>", tile.name);
    } else {
        html.add(R"(<a href="{}"><b>{}</b></a>)", Url(tile.href), tile.name);
    }
    html.add(" <small>{}</small> ", tile.size);
    if (tile.state == FileTile::State::sending) {
        html.add(R"(<progress max="100" value="{}" aria-label="{}">{}%</progress>)", tile.percent, tile.name,
                 tile.percent);
    }
    html.add("{} <small>{}</small></p></div>", tag(look.tone, look.words.in(language)), tile.detail);
    return std::move(html).raw();
}

Raw dialog(Language language, const Dialog& dialog) {
    Html html;
    html.add(R"(<button class="{}" type="button" popovertarget="{}">{}</button>)", css_of(dialog.press), dialog.id,
             dialog.opener);
    html.add(R"(<div class="dialog" id="{}" popover role="dialog" aria-labelledby="{}-title">)", dialog.id, dialog.id);
    html.add(R"(<h2 id="{}-title">{}</h2>{}<p class="actions">{})", dialog.id, dialog.title, dialog.body,
             dialog.actions);
    html.add(
        R"(<button class="button" type="button" popovertarget="{}" popovertargetaction="hide">{}</button></p></div>)",
        dialog.id, words::close.in(language));
    return std::move(html).raw();
}

}  // namespace saolang::web
