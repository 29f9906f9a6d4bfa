#include "advice/figure_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "advice/figure_store.hpp"
#include "registry/edit_page.hpp"

namespace saolang::advice {

namespace {

using registry::DeskRequest;
using registry::EditForm;
using registry::FieldWords;
using web::Word;

constexpr std::string_view path = "/quan-ly/so-tham-khao";
constexpr std::int64_t most_money = 1'000'000'000'000;  // đồng
constexpr std::int64_t most_months = 240;

constexpr Word title{"Số tham khảo của phần tư vấn", "Reference figures of the advisor"};
constexpr Word lead{
    "Mỗi việc để nâng sao tốn khoảng bao nhiêu, mất bao lâu. Đây là ước lượng, có ngày và nguồn; phần tư vấn dùng để "
    "chọn cách rẻ nhất và nhanh nhất, và luôn ghi là ước lượng. Cơ quan có số đúng hơn cho địa phương thì ghi đè lên.",
    "What each work towards a star costs and how long it takes, roughly. These are estimates with their day and "
    "source; the advisor chooses the cheapest and the soonest way by them and always calls them estimates. Where the "
    "office knows better for its place, it writes its own over them."};
constexpr Word own_caption{"Số của cơ quan ({})", "The office's own ({})"};
constexpr Word sourced_caption{"Số có nguồn ({})", "Figures with a source ({})"};
constexpr Word guessed_caption{"Ước lượng của phần mềm, chưa có nguồn ({})",
                               "The program's guesses, no source yet ({})"};
constexpr Word work_heading{"Việc", "Work"};
constexpr Word issuer_heading{"Nơi cấp, nơi làm", "Issued or done by"};
constexpr Word money_heading{"Chi phí (đồng)", "Cost (đồng)"};
constexpr Word months_heading{"Số tháng", "Months"};
constexpr Word day_heading{"Tính đến ngày", "As of"};
constexpr Word source_heading{"Nguồn", "Source"};
constexpr Word own_tag{"Số của cơ quan", "The office's own"};
constexpr Word unknown_money{"chưa rõ", "not known"};
constexpr Word free_of_charge{"không tốn", "free"};
constexpr Word none{"–", "–"};

constexpr Word edit_title{"Sửa số tham khảo", "Edit a reference figure"};
constexpr Word edit_reason{"Sửa số tham khảo", "A reference figure edited"};
constexpr Word reset_reason{"Trả số tham khảo về số có sẵn", "A reference figure back to the shipped one"};
constexpr Word shipped_words{"Số có sẵn của phần mềm: {}, {} tháng, tính đến {}. Nguồn: {}.",
                             "The program's own: {}, {} months, as of {}. Source: {}."};
constexpr Word reset_title{"Bỏ số của cơ quan", "Drop the office's own"};
constexpr Word reset_word{"Trả về số có sẵn", "Back to the shipped figure"};
constexpr Word reset_lead{"Dùng lại số có sẵn của phần mềm. Lịch sử vẫn giữ số đã bỏ.",
                          "The program's own figure is used again. The history keeps what was dropped."};
constexpr Word changed_meanwhile{"Có người vừa sửa số này. Chưa trả về: hãy xem lại số dưới đây.",
                                 "Somebody has just changed this figure. Nothing was reset: please look at it again."};
constexpr Word both_ends{"Hãy điền cả hai: từ và đến. Chưa rõ thì để trống cả hai.",
                         "Please fill in both, from and to. Leave both empty if it is not known."};
constexpr Word low_first{"Số “đến” không được nhỏ hơn số “từ”.", "“To” must not be less than “from”."};
constexpr Word not_tomorrow{"Ngày này chưa đến. Hãy ghi ngày lấy số.",
                            "This day has not come yet. Please write the day the figure was taken."};
constexpr Word no_source{"Hãy ghi số này lấy ở đâu, ví dụ: báo giá của 3 đơn vị, tháng 11/2026.",
                         "Please say where the figure comes from, for example: quotes of three firms, November 2026."};

constexpr std::array fields_of_form{
    FieldWords{"thap", Word{"Chi phí từ (đồng)", "Cost from (đồng)"},
               Word{"Ví dụ: 5.000.000. Chưa rõ thì để trống; 0 là không tốn tiền.",
                    "For example: 5,000,000. Empty if not known; 0 is free."}},
    FieldWords{"cao", Word{"Chi phí đến (đồng)", "Cost to (đồng)"}},
    FieldWords{
        "thang", Word{"Mất bao nhiêu tháng", "How many months"},
        Word{"Số tròn tháng, ví dụ 3. Chưa rõ thì để trống.", "Whole months, for example 3. Empty if not known."}},
    FieldWords{"ngay", Word{"Tính đến ngày", "As of"}, Word{"Ví dụ: 20/11/2026.", "For example: 20/11/2026."},
               web::Field::Kind::text, true},
    FieldWords{
        "nguon", Word{"Nguồn", "Source"},
        Word{"Số này lấy ở đâu. Người xem tư vấn sẽ thấy.", "Where it comes from. Readers of the advisor see it."},
        web::Field::Kind::long_text, true},
};

std::string money_words(const DeskRequest& desk, const ReferenceFigure& figure) {
    if (!figure.low || !figure.high) return std::string(desk.say(unknown_money));
    if (figure.high->amount == 0) return std::string(desk.say(free_of_charge));
    if (figure.low == figure.high) return group_thousands(figure.low->amount);
    return group_thousands(figure.low->amount) + "–" + group_thousands(figure.high->amount);
}

std::string months_words(const DeskRequest& desk, const ReferenceFigure& figure) {
    return figure.months ? std::to_string(*figure.months) : std::string(desk.say(unknown_money));
}

std::string_view in(web::Language language, const std::string& vi, const std::string& en) {
    return language == web::Language::vi ? vi : en;
}

bool may_edit(const DeskRequest& desk) {
    return desk.may(people::edit_advice, {.place = desk.view.province_on(desk.view.today)});
}

// ---- The list -------------------------------------------------------------------------------------------------------

web::Cell work_cell(const DeskRequest& desk, const ReferenceFigure& figure, bool editable) {
    const auto work = in(desk.request.language, figure.work_vi, figure.work_en);
    web::Html html;
    if (editable) {
        html.add(R"(<a href="{}">{}</a>)", web::Url(desk.link(fmt::format("{}/{}/sua", path, figure.id))), work);
    } else {
        html.text(work);
    }
    if (figure.own) html.add(" {}", web::tag(web::Tone::information, desk.say(own_tag)));
    return std::move(html).raw();
}

// What an office typed is in the office's language.
web::Cell source_cell(const DeskRequest& desk, const ReferenceFigure& figure) {
    if (!figure.own) return in(desk.request.language, figure.source_vi, figure.source_en);
    web::Html html;
    html.add(R"(<span lang="vi">{}</span>)", figure.source_vi);
    return std::move(html).raw();
}

using Rows = std::vector<const ReferenceFigure*>;

web::Raw figure_table(const DeskRequest& desk, Word caption, const Rows& figures, bool editable) {
    const auto language = desk.request.language;
    web::Table table{.caption = registry::filled(desk.say(caption), figures.size()),
                     .columns = {{std::string(desk.say(work_heading))},
                                 {std::string(desk.say(issuer_heading))},
                                 {std::string(desk.say(money_heading)), true},
                                 {std::string(desk.say(months_heading)), true},
                                 {std::string(desk.say(day_heading))},
                                 {std::string(desk.say(source_heading))}},
                     .rows = {},
                     .caption_hidden = true};
    table.rows.reserve(figures.size());
    for (const auto* figure : figures) {
        const auto issuer = in(language, figure->issuer_vi, figure->issuer_en);
        table.rows.push_back({work_cell(desk, *figure, editable), issuer.empty() ? desk.say(none) : issuer,
                              money_words(desk, *figure), months_words(desk, *figure), to_vietnamese(figure->as_of),
                              source_cell(desk, *figure)});
    }
    return web::table(language, table);
}

// The office's own and those with a source first; guesses, of which there are many, folded.
web::Response list_page(const DeskRequest& desk) {
    const auto figures = figures_of(desk.site);
    const bool editable = may_edit(desk);
    Rows own, sourced, guessed;
    for (const auto& figure : figures->all())
        (figure.own ? own : figure.guess() ? guessed : sourced).push_back(&figure);
    web::Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", desk.say(title), desk.say(lead));
    for (const auto& [caption, rows] : {std::pair(own_caption, &own), std::pair(sourced_caption, &sourced)})
        if (!rows->empty())
            html.add("<h2>{}</h2>{}", registry::filled(desk.say(caption), rows->size()),
                     figure_table(desk, caption, *rows, editable));
    if (!guessed.empty())
        html.add("<details><summary>{}</summary>{}</details>",
                 registry::filled(desk.say(guessed_caption), guessed.size()),
                 figure_table(desk, guessed_caption, guessed, editable));
    return registry::desk_answer(desk, {.title = std::string(desk.say(title)), .section = path}, std::move(html));
}

// ---- One figure -----------------------------------------------------------------------------------------------------

const ReferenceFigure* shipped_named(const DeskRequest& desk) {
    return may_edit(desk) ? ReferenceFigures::shipped().figure(desk.request.parameters[0]) : nullptr;
}

std::optional<OwnFigure> own_in(web::Form& form, Date today) {
    const auto amount = [&](std::string_view field) {
        const auto typed = form.integer(field, {.need = web::Need::optional, .most = most_money});
        return typed ? std::optional(Dong{*typed}) : std::nullopt;
    };
    OwnFigure own{.low = amount("thap"), .high = amount("cao")};
    const auto months = form.integer("thang", {.need = web::Need::optional, .most = most_months});
    if (months) own.months = static_cast<std::uint16_t>(*months);
    const auto day = form.date("ngay");
    own.source = form.text("nguon", {.need = web::Need::optional, .most = 400, .many_lines = true});
    if (own.source.empty()) form.refuse("nguon", no_source);
    if (day && *day > today) form.refuse("ngay", not_tomorrow);
    if (own.low.has_value() != own.high.has_value()) form.refuse(own.low ? "cao" : "thap", both_ends);
    if (own.low && own.high && *own.high < *own.low) form.refuse("cao", low_first);
    if (!form.valid()) return std::nullopt;
    own.as_of = *day;
    return own;
}

web::Pairs typed_of(const std::optional<Dong>& low, const std::optional<Dong>& high,
                    const std::optional<std::uint16_t>& months, const std::optional<Date>& day,
                    const std::string& source) {
    return {{"thap", low ? group_thousands(low->amount) : ""},
            {"cao", high ? group_thousands(high->amount) : ""},
            {"thang", months ? std::to_string(*months) : ""},
            {"ngay", day ? to_vietnamese(*day) : ""},
            {"nguon", source}};
}

web::Pairs typed_of_record(const trail::Record& record) {
    const auto value = [&](std::string_view field) {
        return std::ranges::find(record, field, &trail::Field::name)->value.value_or("");
    };
    const auto money = [&](std::string_view field) {
        const auto amount = parse_dong(value(field));
        return amount ? group_thousands(amount->amount) : std::string();
    };
    const auto day = parse_iso_date(value("as_of"));
    return {{"thap", money("low")},
            {"cao", money("high")},
            {"thang", value("months")},
            {"ngay", day ? to_vietnamese(*day) : ""},
            {"nguon", value("source")}};
}

std::optional<StoredFigure> stored(const DeskRequest& desk, const ReferenceFigure& figure) {
    std::optional<StoredFigure> found;
    desk.site.database.read([&](db::Reader& reader) { found = stored_figure(reader, figure.id); });
    return found;
}

registry::Watched watched(const StoredFigure& figure) { return {{std::string(figure_layout.kind), figure.id}}; }

web::Raw lead_of(const DeskRequest& desk, const ReferenceFigure& figure) {
    const auto language = desk.request.language;
    web::Html html;
    html.add(R"(<p class="lead">{}</p>)", in(language, figure.work_vi, figure.work_en));
    html.add("<p>{}</p>",
             registry::filled(desk.say(shipped_words), money_words(desk, figure), months_words(desk, figure),
                              to_vietnamese(figure.as_of), in(language, figure.source_vi, figure.source_en)));
    return std::move(html).raw();
}

web::Raw reset_form(const DeskRequest& desk, const ReferenceFigure& figure, std::int64_t version) {
    web::Html html;
    html.add("<h2>{}</h2><p>{}</p>", desk.say(reset_title), desk.say(reset_lead));
    html.add(people::form_start(desk.site.gate, desk.visitor, desk.link(fmt::format("{}/{}/tra-ve", path, figure.id))));
    html.add(R"(<input type="hidden" name="phien-ban" value="{}">)", version);
    html.add(web::button(web::Press::destructive, desk.say(reset_word))).add("</form>");
    return std::move(html).raw();
}

EditForm edit_form(const DeskRequest& desk, const ReferenceFigure& figure, const web::Form& form) {
    EditForm page{.action = fmt::format("{}/{}/sua", path, figure.id),
                  .title = std::string(desk.say(edit_title)),
                  .section = path};
    page.above = {{std::string(desk.say(title)), desk.link(path)}};
    page.fields.reserve(fields_of_form.size());
    for (const auto& words : fields_of_form)
        page.fields.push_back(registry::field_of(form, desk.request.language, words));
    page.lead = lead_of(desk, figure);
    page.status = form.valid() ? 200 : 422;
    return page;
}

// As stored now: the office's own, else the shipped figure to begin with.
web::Response form_of_now(const DeskRequest& desk, const ReferenceFigure& figure, const std::string& message = {}) {
    const auto row = stored(desk, figure);
    const auto own = row ? row->own : std::nullopt;
    auto page =
        edit_form(desk, figure,
                  web::Form(own ? typed_of(own->low, own->high, own->months, own->as_of, own->source)
                                : typed_of(figure.low, figure.high, figure.months, std::nullopt, std::string())));
    if (row) {
        desk.site.database.read(
            [&](db::Reader& reader) { page.version = registry::version_of(reader, watched(*row)); });
        if (own) page.tail = reset_form(desk, figure, page.version);
    }
    if (!message.empty()) {
        web::Html above;
        above.add(web::flash({web::Tone::attention, message})).add(page.lead);
        page.lead = std::move(above).raw();
        page.status = 409;
    }
    return registry::form_page(desk, page);
}

web::Response show_edit(const DeskRequest& desk, const ReferenceFigure& figure) { return form_of_now(desk, figure); }

web::Response take_edit(const DeskRequest& desk, const ReferenceFigure& figure) {
    web::Form form(desk.request.form);
    const auto own = own_in(form, desk.view.today);
    auto page = edit_form(desk, figure, form);
    if (!own) return registry::form_page(desk, page);
    const auto work = [&](const trail::WriteContext& context) {
        put_figure(context, figure.id, own);
        return std::optional(desk.link(path));
    };
    auto row = stored(desk, figure);
    if (!row) {
        // The first to write one; another who was quicker is not written over.
        const auto location = registry::save(desk, {}, std::string(edit_reason.vi),
                                             [&](const trail::WriteContext& context) -> std::optional<std::string> {
                                                 if (stored_figure(context.writer, figure.id)) return std::nullopt;
                                                 return work(context);
                                             });
        if (location) return registry::saved(desk, *location);
        row = stored(desk, figure);
    }
    return registry::save_correction(desk, std::move(page), {figure_layout, row->id, typed_of_record},
                                     std::string(edit_reason.vi), work);
}

web::Response take_reset(const DeskRequest& desk, const ReferenceFigure& figure) {
    const auto row = stored(desk, figure);
    if (!row || !row->own) return registry::saved(desk, desk.link(path));
    const auto location = registry::save(desk, watched(*row), std::string(reset_reason.vi),
                                         [&](const trail::WriteContext& context) -> std::optional<std::string> {
                                             put_figure(context, figure.id, std::nullopt);
                                             return desk.link(path);
                                         });
    if (location) return registry::saved(desk, *location);
    return form_of_now(desk, figure, std::string(desk.say(changed_meanwhile)));
}

}  // namespace

void add_figure_routes(web::RouteTable& routes, const registry::Site& site) {
    registry::add_desk_route(
        routes, site,
        {.method = web::Method::get,
         .path = path,
         .act = people::view_records,
         .doc = {"Số tham khảo: việc nâng sao tốn bao nhiêu, mất bao lâu", "Reference figures: what improvements cost"},
         .handle = {}},
        list_page);
    using Answer = web::Response (*)(const DeskRequest&, const ReferenceFigure&);
    const auto add = [&](web::Method method, std::string_view route, Word doc, Answer answer) {
        registry::add_form_route(routes, site,
                                 {.method = method,
                                  .path = route,
                                  .act = people::edit_advice,
                                  .doc = doc,
                                  .handle = {},
                                  .sample = "/quan-ly/so-tham-khao/haccp/sua"},
                                 [answer](const DeskRequest& desk) {
                                     const auto* figure = shipped_named(desk);
                                     return figure ? answer(desk, *figure) : registry::gone();
                                 });
    };
    add(web::Method::get, "/quan-ly/so-tham-khao/{code}/sua",
        {"Biểu mẫu sửa số tham khảo", "Form to edit a reference figure"}, show_edit);
    add(web::Method::post, "/quan-ly/so-tham-khao/{code}/sua",
        {"Ghi số của cơ quan lên số tham khảo", "Write the office's own figure"}, take_edit);
    add(web::Method::post, "/quan-ly/so-tham-khao/{code}/tra-ve",
        {"Trả số tham khảo về số có sẵn", "Back to the shipped figure"}, take_reset);
}

}  // namespace saolang::advice
