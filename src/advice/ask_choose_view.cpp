#include "advice/ask_view.hpp"
#include "registry/labels.hpp"
#include "registry/product.hpp"
#include "web/pieces.hpp"

namespace saolang::advice {

namespace {

using registry::filled;
using registry::View;
using web::Html;
using web::Word;

constexpr Word title{"Sản phẩm của tôi thiếu gì để đạt sao?", "What does my product lack for its stars?"};
constexpr Word lead{
    "Trả lời mấy câu về sản phẩm, thấy ngay hạng sao trong tầm tay, còn thiếu gì, ai cấp, mất bao lâu, tốn bao nhiêu.",
    "Answer a few questions about your product and see the star within reach, what is missing, who issues it, how long "
    "it takes and what it costs."};
constexpr Word privacy{
    "Không cần tài khoản, không hỏi tên. Câu trả lời nằm trong đường dẫn của anh/chị, không lưu lại ở đây.",
    "No account, no name asked. Your answers are in your link and are not stored here."};
constexpr Word find_title{"Tìm bộ tiêu chí của sản phẩm", "Find the criteria set of your product"};
constexpr Word type_label{"Gõ tên sản phẩm", "Type the product's name"};
constexpr Word find_button{"Tìm", "Find"};
constexpr Word for_example{"Ví dụ:", "For example:"};
constexpr Word examples[]{{"trà sâm", "ginseng tea"}, {"gạo", "rice"}, {"đèn lồng", "lanterns"}};
constexpr Word likeliest_title{"“{}” có thể thuộc bộ", "“{}” may belong to"};
constexpr Word likeliest_hint{"Chọn bộ đúng nhất. Chưa chắc thì chọn theo mấy câu hỏi bên dưới.",
                              "Choose the one that fits best. If you are not sure, use the questions below."};
constexpr Word nothing_found{
    "Chưa biết “{}” là sản phẩm gì. Vui lòng gõ tên chung (như “trà”, “mắm”) hoặc chọn bên dưới.",
    "“{}” is not known here. Please type the common name (such as “tea”) or choose below."};
constexpr Word or_choose{"Hoặc chọn theo câu hỏi", "Or by questions"};
constexpr Word chosen{"Đã chọn:", "Chosen:"};
constexpr Word again{"Chọn lại từ đầu", "Start again"};
constexpr Word all_sets{"Xem cả 26 bộ tiêu chí", "See all 26 criteria sets"};
constexpr Word source{"26 bộ theo QĐ {}, Phụ lục I; bộ nào là do xã và hội đồng xác nhận khi nhận hồ sơ.",
                      "26 sets by QĐ {}, Annex I; which one applies is confirmed by the commune and the council."};

std::string of_question(const View& view, const ChoiceQuestion& question) {
    const auto path = view.link(advisor_path);
    return &question == &SetChoice::shipped().first() ? path : path + "?chon=" + question.id;
}

std::string of_set(const View& view, std::uint8_t set) { return view.link(fmt::format("{}/{}", advisor_path, set)); }

void add_way(Html& html, const std::string& href, std::string_view words, std::string_view hint) {
    html.add(R"(<li><a href="{}"><b>{}</b>)", web::Url(href), words);
    if (!hint.empty()) html.add("<small>{}</small>", hint);
    html.add("</a></li>");
}

void add_options(Html& html, const View& view, const ChoiceQuestion& question) {
    html.add(R"(<ul class="ways">)");
    for (const auto& option : question.options)
        add_way(
            html,
            option.set ? of_set(view, *option.set) : of_question(view, *SetChoice::shipped().question(option.question)),
            words_in(view, option.words), words_in(view, option.hint));
    html.add("</ul>");
}

void add_search(Html& html, const View& view, std::string_view typed) {
    html.add(R"(<form class="ask" action="{}"><div class="field"><label for="tim">{}</label>)",
             web::Url(view.link(advisor_path)), view.say(type_label));
    html.add(R"(<input type="search" name="q" id="tim" value="{}"></div>{}</form>)", typed,
             web::button(web::Press::primary, view.say(find_button)));
    if (!typed.empty()) return;
    html.add("<p><small>{}", view.say(for_example));
    for (const auto& words : examples)
        html.add(R"( &nbsp;<a href="{}?q={}">{}</a>)", web::Url(view.link(advisor_path)),
                 web::percent_encode(view.say(words)), view.say(words));
    html.add("</small></p>");
}

void add_found(Html& html, const View& view, const law::Regime& regime, std::string_view typed) {
    const auto found = SetChoice::shipped().likeliest(typed);
    if (found.empty()) {
        html.add(web::flash({web::Tone::attention, filled(view.say(nothing_found), typed)}));
        return;
    }
    html.add(R"(<h2>{}</h2><p class="soft">{}</p><ul class="ways">)", filled(view.say(likeliest_title), typed),
             view.say(likeliest_hint));
    for (const auto set : found)
        add_way(html, of_set(view, set), set_name(view, *regime.criteria->set(set)), examples_of(view, set));
    html.add("</ul>");
}

void add_all(Html& html, const View& view, const law::Regime& regime) {
    html.add(R"(<details><summary>{}</summary><p class="soft">{}</p>)", view.say(all_sets),
             filled(view.say(source), regime.number));
    const law::CriteriaSet* before = nullptr;
    for (const auto& set : regime.criteria->sets) {
        if (!before || before->group != set.group)
            html.add(R"({}<h3>{}</h3><ul class="plain">)", web::Raw::trusted(before ? "</ul>" : ""),
                     group_name(view, set));
        html.add(R"(<li><a href="{}">{}. {}</a></li>)", web::Url(of_set(view, set.number)), set.number,
                 set_name(view, set));
        before = &set;
    }
    html.add("</ul></details>");
}

}  // namespace

std::string_view words_in(const View& view, const Said& said) {
    return view.language == web::Language::vi ? said.vi : said.en;
}

std::string_view set_name(const View& view, const law::CriteriaSet& set) {
    return view.language == web::Language::vi ? std::string_view(set.name)
                                              : registry::product_sets().at(set.number - 1U).name_en;
}

std::string group_name(const View& view, const law::CriteriaSet& set) {
    const auto group = registry::product_group_from_code(set.group);
    return group ? std::string(view.say(registry::label_of(*group))) : set.group;
}

std::string examples_of(const View& view, std::uint8_t set) {
    const auto& words = SetChoice::shipped().words(set);
    std::string text;
    for (const auto& one : view.language == web::Language::vi ? words.examples_vi : words.examples_en) {
        if (!text.empty()) text += ", ";
        text += one;
    }
    return text;
}

void add_way_back(Html& html, const View& view, const std::vector<SetChoice::Taken>& way) {
    html.add("<p>{}", view.say(chosen));
    for (const auto& [question, option] : way)
        html.add(R"({} <a href="{}">{}</a>)", web::Raw::trusted(question == way.front().question ? "" : " ›"),
                 web::Url(of_question(view, *question)), words_in(view, option->words));
    html.add(R"( <small>(<a href="{}">{}</a>)</small></p>)", web::Url(view.link(advisor_path)), view.say(again));
}

std::string_view advisor_title(const View& view) { return view.say(title); }
std::string_view advisor_description(const View& view) { return view.say(lead); }

web::Raw choose_body(const View& view, const law::Regime& regime, const ChoiceQuestion& question,
                     std::string_view typed) {
    Html html;
    if (&question != &SetChoice::shipped().first()) {
        html.add("<h1>{}</h1>", words_in(view, question.ask));
        add_way_back(html, view, SetChoice::shipped().way_to(question));
        add_options(html, view, question);
        return std::move(html).raw();
    }
    html.add("<h1>{}</h1>", view.say(title));
    if (typed.empty()) {
        html.add(R"(<p class="lead">{}</p><p>{}</p><h2>{}</h2>)", view.say(lead), view.say(privacy),
                 view.say(find_title));
    }
    add_search(html, view, typed);
    if (!typed.empty()) add_found(html, view, regime, typed);
    html.add("<h2>{}</h2>", typed.empty() ? words_in(view, question.ask) : view.say(or_choose));
    add_options(html, view, question);
    add_all(html, view, regime);
    return std::move(html).raw();
}

}  // namespace saolang::advice
