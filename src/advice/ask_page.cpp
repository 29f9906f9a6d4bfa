#include "advice/ask_page.hpp"

#include "advice/advisor_view.hpp"
#include "advice/figure_store.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "law/law.hpp"
#include "web/assets.hpp"
#include "web/pieces.hpp"

namespace saolang::advice {

namespace {

using registry::Site;
using registry::View;
using web::Html;
using web::Word;

constexpr Word unreadable{
    "Đường dẫn bị thiếu hoặc sai chữ nên chưa đọc được câu trả lời. Vui lòng mở lại đường dẫn đầy đủ, hoặc trả lời lại "
    "từ đầu ở đây.",
    "The link is cut or mistyped, so the answers cannot be read. Please open the whole link again, or answer anew "
    "here."};
constexpr Word other_regime{
    "Câu trả lời này theo một quyết định khác với QĐ đang áp dụng, tiêu chí không còn giống nhau. Vui lòng trả lời "
    "lại.",
    "These answers were given under another decision than the one in force; its criteria differ. Please answer anew."};
constexpr Word other_set{"Câu trả lời này của một bộ tiêu chí khác. Vui lòng trả lời theo bộ này.",
                         "These answers are of another criteria set. Please answer those of this set."};
constexpr Word nothing_answered{"Chưa trả lời câu nào, nên chưa có kết quả. Vui lòng bắt đầu ở đây.",
                                "Nothing is answered yet, so there is no result. Please start here."};
constexpr Word result_title{"Kết quả tự đánh giá", "Result of the self-assessment"};

const Word& words_of(CodeFault fault) {
    switch (fault) {
        case CodeFault::other_regime:
            return other_regime;
        case CodeFault::other_set:
            return other_set;
        case CodeFault::unreadable:
            break;
    }
    return unreadable;
}

web::Page advisor_page(const View& view, const web::Request& request, std::string title) {
    auto page = registry::page_of(view, request, std::move(title));
    page.description = advisor_description(view);
    Html head;
    head.add(R"(<link rel="stylesheet" href="{}"><script src="{}" defer></script>)", web::asset_path("advice.css"),
             web::asset_path("advice.js"));
    page.head_extra = std::move(head).raw();
    page.canonical = std::string(advisor_path);
    return page;
}

// Nobody but the reader's own browser keeps a page with answers.
web::Response respond_to_reader(const web::Page& page, const web::Raw& body) {
    auto response = web::html_response(web::render(page, body));
    response.headers.emplace_back("Cache-Control", "private, no-cache");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    return response;
}

const law::Regime& regime() { return law::Law::shipped().newest(); }

web::Response choose(const Site& site, const web::Request& request) {
    const auto view = registry::view_of(site, request);
    const auto& choice = SetChoice::shipped();
    const auto* question = choice.question(web::first(request.query, "chon"));
    if (!question) question = &choice.first();
    const bool first = question == &choice.first();
    auto page = advisor_page(view, request, std::string(first ? advisor_title(view) : words_in(view, question->ask)));
    page.canonical.clear();
    if (!first) page.crumbs = {{std::string(advisor_title(view)), view.link(advisor_path)}};
    constexpr std::size_t longest = 200;
    const auto typed = clean_text(web::first(request.query, "q").substr(0, longest));
    Html body;
    body.add(choose_body(view, regime(), *question, typed));
    return registry::respond(page, std::move(body));
}

struct Read {
    Asked asked;
    std::optional<CodeFault> fault = {};
    bool sent = false;  // by a form: the address holds more than the code
};

std::optional<Read> read(const View& view, const web::Request& request) {
    const auto& typed = request.parameters.at(0);
    const auto number = number_in<std::uint8_t>(typed);
    const auto* set = number && std::to_string(*number) == typed ? regime().criteria->set(*number) : nullptr;
    if (!set) return std::nullopt;
    Read read{{view, regime(), *set, no_replies(*set)}};
    const auto code = web::first(request.query, "t");
    if (!code.empty()) {
        if (auto replies = replies_in(regime(), *set, code))
            read.asked.replies = *std::move(replies);
        else
            read.fault = replies.error();
    }
    read.sent = take_form(read.asked.replies, *set, request.query);
    return read;
}

web::Response questions(const web::Request& request, const Read& read, std::optional<web::Flash> told) {
    const auto& view = read.asked.view;
    const auto last = steps_of(read.asked.set).size();
    const auto step = std::min(number_in<std::size_t>(web::first(request.query, "phan")).value_or(0), last);
    auto page = advisor_page(view, request, std::string(set_name(view, read.asked.set)));
    page.path = questions_path(read.asked, step);
    page.canonical = fmt::format("{}/{}", advisor_path, read.asked.set.number);
    page.crumbs = {{std::string(advisor_title(view)), view.link(advisor_path)}};
    if (read.fault) told = web::Flash{web::Tone::attention, std::string(view.say(words_of(*read.fault)))};
    page.flash = std::move(told);
    const auto body = questions_body(read.asked, step);
    if (read.asked.replies != no_replies(read.asked.set)) return respond_to_reader(page, body);
    Html same_for_all;
    same_for_all.add(body);
    return registry::respond(page, std::move(same_for_all));
}

Wish wish_in(const web::Pairs& query, const Standing& standing) {
    Wish wish{next_star(standing)};
    const auto asked = number_in<std::uint8_t>(web::first(query, "dich"));
    if (asked && *asked >= 3 && *asked <= 5) wish.target = *asked;
    if (web::first(query, "uu-tien") == "nhanh") wish.aim = Aim::months;
    return wish;
}

web::Response result(const Site& site, const web::Request& request) {
    const auto view = registry::view_of(site, request);
    const auto found = read(view, request);
    if (!found) return {.status = 404};
    const auto& asked = found->asked;
    if (found->fault) return questions(request, *found, std::nullopt);
    if (asked.replies == no_replies(asked.set))
        return questions(request, *found, web::Flash{web::Tone::information, std::string(view.say(nothing_answered))});

    const auto answers = answers_of(asked.set, asked.replies);
    const auto& bands = asked.regime.criteria->bands;
    const auto standing = standing_of(asked.set, bands, answers);
    const auto wish = wish_in(request.query, standing);
    if (found->sent) {
        const bool wished = !web::first(request.query, "dich").empty() || wish.aim != Aim::money;
        return web::see_other(view.link(wished ? wish_path(asked, wish) : result_path(asked)));
    }
    const auto figures = figures_of(site);
    const Advice advice{
        asked,
        wish,
        standing,
        cheapest(asked.set, bands, answers, wish.target, wish.aim, *figures),
        *figures,
        (view.origin.empty() ? request.scheme + "://" + request.host : view.origin) + view.link(result_path(asked))};
    auto page = advisor_page(view, request, fmt::format("{}: {}", view.say(result_title), set_name(view, asked.set)));
    page.canonical = fmt::format("{}/{}", advisor_path, asked.set.number);
    page.crumbs = {{std::string(advisor_title(view)), view.link(advisor_path)},
                   {std::string(set_name(view, asked.set)), view.link(questions_path(asked))}};
    return respond_to_reader(page, result_body(advice));
}

}  // namespace

void add_advisor_routes(web::RouteTable& routes, const Site& site) {
    routes.add(
        {.method = web::Method::get,
         .path = advisor_path,
         .act = web::public_act,
         .doc = {"Sản phẩm thiếu gì để đạt sao: chọn bộ tiêu chí", "What a product lacks for its stars: its set"},
         .handle = [&site](const web::Request& request) { return choose(site, request); },
         .parameters = {{"q", "trà sâm", {"tên sản phẩm", "name of the product"}},
                        {"chon", "thuc-pham", {"câu hỏi", "question"}}}});
    routes.add({.method = web::Method::get,
                .path = "/tu-danh-gia/{set}",
                .act = web::public_act,
                .doc = {"Câu hỏi của một bộ tiêu chí", "The questions of a criteria set"},
                .handle =
                    [&site](const web::Request& request) {
                        const auto view = registry::view_of(site, request);
                        const auto found = read(view, request);
                        return found ? questions(request, *found, std::nullopt) : web::Response{.status = 404};
                    },
                .parameters = {{"t", "qd26-7-…", {"câu trả lời", "answers"}},
                               {"phan", "1", {"phần của bộ câu hỏi", "step of the questions"}}},
                .sample = "/tu-danh-gia/7"});
    routes.add({.method = web::Method::get,
                .path = "/tu-danh-gia/{set}/ket-qua",
                .act = web::public_act,
                .doc = {"Hạng sao trong tầm tay, còn thiếu gì, làm gì trước",
                        "The star within reach, what is missing, what to do first"},
                .handle = [&site](const web::Request& request) { return result(site, request); },
                .parameters = {{"t", "qd26-7-…", {"câu trả lời", "answers"}},
                               {"dich", "4", {"hạng sao muốn đạt", "the star aimed for"}},
                               {"uu-tien", "nhanh", {"tien hoặc nhanh", "tien (money) or nhanh (soonest)"}}},
                .sample = "/tu-danh-gia/7/ket-qua"});
}

}  // namespace saolang::advice
