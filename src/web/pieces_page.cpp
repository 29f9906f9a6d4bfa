#include "web/pieces_page.hpp"

#include "web/assets.hpp"
#include "web/charts.hpp"
#include "web/illustration.hpp"
#include "web/pieces.hpp"
#include "web/shell.hpp"
#include "web/shell_words.hpp"

namespace saolang::web {
namespace {

// Names and numbers below are made up: the page shows shapes.
struct Scene {
    Language language;
    Html html;

    [[nodiscard]] std::string say(Word word) const { return std::string(word.in(language)); }
    void heading(Word word) { html.add("<h2>{}</h2>", word.in(language)); }
};

void show_signs(Scene& scene) {
    scene.heading({"Hạng sao", "Star rank"});
    scene.html.add("<p>{}</p>", stars(scene.language, 5, StarSize::large));
    scene.html.add("<p>{} &nbsp; {}</p>", stars(scene.language, 4), stars(scene.language, 3));
    scene.html.add("<p>{} &nbsp; {}</p>", stars(scene.language, 3, StarSize::small), stars(scene.language, 0));
    scene.heading({"Trạng thái", "Status"});
    scene.html.add(R"(<p class="actions">{}{}{}{}{}</p>)", tag(Tone::good, scene.say({"Còn hiệu lực", "Valid"})),
                   tag(Tone::attention, scene.say({"Sắp hết hạn", "Ends soon"})),
                   tag(Tone::wrong, scene.say({"Đã thu hồi", "Withdrawn"})),
                   tag(Tone::information, scene.say({"Đang xét", "Under review"})),
                   tag(Tone::quiet, scene.say({"Chưa nộp", "Not sent yet"})));
    scene.heading({"Thông báo", "Messages"});
    scene.html.add(flash({Tone::good, scene.say({"Đã lưu quyết định 2345/QĐ-UBND. 12 sản phẩm có sao mới.",
                                                 "Decision 2345/QĐ-UBND is saved. 12 products have a new star."})}));
    scene.html.add(flash(
        {Tone::attention, scene.say({"Giấy chứng nhận này hết hạn sau 25 ngày. Vui lòng nộp hồ sơ xét lại.",
                                     "This certificate ends in 25 days. Please send in for a new evaluation."})}));
    scene.html.add(flash(
        {Tone::wrong, scene.say({"Tệp chưa đọc được: có mật khẩu. Vui lòng bỏ mật khẩu rồi gửi lại.",
                                 "The file cannot be read: it has a password. Please remove it and send again."})}));
}

void show_figures(Scene& scene) {
    scene.heading({"Con số", "Figures"});
    scene.html.add(figures(
        scene.language, {{.label = scene.say({"sản phẩm được công nhận", "recognised products"}),
                          .number = "395",
                          .href = "#con-so",
                          .note = scene.say({"tăng 62 so với năm trước", "62 more than a year ago"}),
                          .trend = {118, 180, 254, 333, 395}},
                         {.label = scene.say({"sản phẩm", "products"}),
                          .number = "61",
                          .href = "#con-so",
                          .note = scene.say({"mục tiêu 60", "goal 60"}),
                          .star = 4},
                         {.label = scene.say({"sản phẩm", "products"}), .number = "334", .href = "#con-so", .star = 3},
                         {.label = scene.say({"chủ thể", "producers"}), .number = "314"}}));
    scene.heading({"Thanh mục tiêu", "Goal bar"});
    scene.html.add(goal_bar(scene.language, {.label = scene.say({"Sản phẩm bốn sao mới", "New four-star products"}),
                                             .value = 14,
                                             .goal = 15,
                                             .forecast = {{15, 18}},
                                             .tone = Tone::good,
                                             .state = scene.say({"Đúng tiến độ", "On course"})}));
    scene.html.add(goal_bar(scene.language, {.label = scene.say({"Huyện có điểm bán", "Districts with a sales point"}),
                                             .value = 11,
                                             .goal = 18,
                                             .forecast = {{14, 17}},
                                             .tone = Tone::attention,
                                             .state = scene.say({"Cần chú ý", "At risk"})}));
    scene.html.add(goal_bar(scene.language, {.label = scene.say({"Tổ chức được củng cố", "Organisations strengthened"}),
                                             .value = 2,
                                             .goal = 10,
                                             .tone = Tone::wrong,
                                             .state = scene.say({"Trễ hạn", "Late"})}));
}

void show_charts(Scene& scene) {
    scene.heading({"Biểu đồ", "Charts"});
    scene.html.add(R"(<div class="two">)");
    scene.html.add(
        bar_chart(scene.language, {.title = scene.say({"Sản phẩm theo huyện", "Products by district"}),
                                   .series = {scene.say({"4 sao", "4 stars"}), scene.say({"3 sao", "3 stars"})},
                                   .rows = {{"Điện Bàn", {9, 38}, "#bieu-do"},
                                            {"Đại Lộc", {7, 31}, "#bieu-do"},
                                            {"Hội An", {8, 22}, "#bieu-do"},
                                            {"Nam Trà My", {3, 17}, "#bieu-do"},
                                            {"Tây Giang", {0, 6}, "#bieu-do"}}}));
    scene.html.add(line_chart(
        scene.language, {.title = scene.say({"Sản phẩm được công nhận cuối năm", "Recognised products at year's end"}),
                         .unit = scene.say({"sản phẩm", "products"}),
                         .points = {{"2019", 118}, {"2020", 180}, {"2021", 254}, {"2022", 333}, {"2023", 395}}}));
    scene.html.add("</div>");
}

void show_tables(Scene& scene) {
    scene.heading({"Bảng", "Table"});
    scene.html.add(table(
        scene.language,
        {.caption =
             scene.say({"Sản phẩm có sao theo huyện, ngày 31/12/2023", "Products with a star by district, 31/12/2023"}),
         .columns = {{scene.say({"Huyện", "District"})},
                     {scene.say({"Sản phẩm", "Products"}), true},
                     {scene.say({"4 sao", "4 stars"}), true},
                     {scene.say({"3 sao", "3 stars"}), true},
                     {scene.say({"Ghi chú", "Note"})}},
         .rows = {{"Điện Bàn", Cell::link("#bang", 47), Cell::link("#bang", 9), Cell::link("#bang", 38),
                   tag(Tone::good, scene.say({"Đủ hồ sơ", "Complete"}))},
                  {"Đại Lộc", Cell::link("#bang", 38), Cell::link("#bang", 7), Cell::link("#bang", 31),
                   tag(Tone::attention, scene.say({"2 sắp hết hạn", "2 end soon"}))},
                  {"Hội An", Cell::link("#bang", 30), Cell::link("#bang", 8), Cell::link("#bang", 22), ""}},
         .total = {words::in_all.in(scene.language), 115, 24, 91, ""},
         .excel_href = "#bang",
         .csv_href = "#bang"}));
    scene.html.add(
        pager(scene.language,
              {.total = 395, .previous = "#bang", .next = "#bang", .of_what = scene.say({"sản phẩm", "products"})}));
    scene.heading({"Thông tin", "Facts"});
    scene.html.add(facts({{scene.say({"Chủ thể", "Producer"}), Cell::link("#thong-tin", "HTX Mật ong Trà My (mẫu)")},
                          {scene.say({"Quyết định", "Decision"}), "2345/QĐ-UBND, 22/12/2023"},
                          {scene.say({"Hạng sao", "Star"}), stars(scene.language, 4)}}));
}

std::vector<ProductCard> some_products(Scene& scene) {
    struct Sample {
        Word name;
        std::string_view producer;
        std::string_view place;
        int star;
        std::string_view price;
    };
    static constexpr Sample samples[]{
        {{"Nước mắm cá cơm", "Anchovy fish sauce"}, "Cơ sở Biển Xanh (mẫu)", "Bình Dương, Thăng Bình", 4, "120.000 ₫"},
        {{"Sâm dây ngâm mật ong", "Ginseng in honey"},
         "HTX Dược liệu Núi Xa (mẫu)",
         "Trà Linh, Nam Trà My",
         5,
         "480.000 ₫"},
        {{"Đèn lồng lụa", "Silk lantern"}, "Tổ hợp tác Phố Cổ (mẫu)", "Cẩm Châu, Hội An", 3, "250.000 ₫"},
        {{"Trà túi lọc chè dây", "Tea of the vine"}, "Hộ Nguyễn Thị Mai (mẫu)", "A Tiêng, Tây Giang", 3, ""},
    };
    std::vector<ProductCard> cards;
    for (const Sample& one : samples) {
        cards.push_back({.href = "#the",
                         .name = scene.say(one.name),
                         .producer = std::string(one.producer),
                         .place = std::string(one.place),
                         .star = one.star,
                         .picture = illustration(illustration_for({}, one.name.vi), tint_of(one.place)),
                         .price = std::string(one.price)});
    }
    cards.back().remark = scene.say({"Sắp hết hạn", "Ends soon"});
    return cards;
}

void show_catalogue(Scene& scene) {
    scene.heading({"Bộ lọc và thẻ sản phẩm", "Filters and product cards"});
    const FilterBar bar{.groups = {{scene.say({"Hạng sao", "Stars"}),
                                    {{scene.say({"5 sao", "5 stars"}), 0, "#loc"},
                                     {scene.say({"4 sao", "4 stars"}), 61, "#loc", true},
                                     {scene.say({"3 sao", "3 stars"}), 334, "#loc"}}},
                                   {scene.say({"Nơi sản xuất", "Place"}),
                                    {{"Điện Bàn", 47, "#loc"},
                                     {"Đại Lộc", 38, "#loc"},
                                     {"Duy Xuyên", 31, "#loc"},
                                     {"Hội An", 30, "#loc"},
                                     {"Quế Sơn", 28, "#loc"},
                                     {"Thăng Bình", 27, "#loc"},
                                     {"Tiên Phước", 26, "#loc"},
                                     {"Tam Kỳ", 25, "#loc"},
                                     {"Núi Thành", 24, "#loc"},
                                     {"Nam Trà My", 20, "#loc"}}}},
                        .clear_href = "#loc"};
    scene.html.add(R"(<div class="with-filters">{}<div>{}</div></div>)", filter_bar(scene.language, bar),
                   product_cards(scene.language, some_products(scene)));
    scene.heading({"Khi chưa có gì", "When there is nothing"});
    scene.html.add(
        empty_state({.title = scene.say({"Chưa tìm thấy sản phẩm nào", "No product found"}),
                     .text = scene.say({"Vui lòng thử từ ngắn hơn, ví dụ “mật ong”, hoặc bỏ bớt bộ lọc.",
                                        "Please try a shorter word, “honey” say, or remove a filter."}),
                     .action = button_link(Press::primary, "#trong", words::clear_filters.in(scene.language))}));
}

void show_forms(Scene& scene) {
    scene.heading({"Biểu mẫu", "Form"});
    const std::vector<Field> fields{
        {.name = "ten",
         .label = scene.say({"Tên sản phẩm", "Name of the product"}),
         .hint = scene.say({"Như trên nhãn, không thêm “OCOP”", "As on the label, without “OCOP”"}),
         .value = "Mật ong rừng",
         .required = true},
        {.name = "ngay",
         .label = scene.say({"Ngày quyết định", "Date of the decision"}),
         .value = "31/02/2023",
         .error = scene.say({"Tháng 2 không có ngày 31. Vui lòng nhập ngày quyết định, ví dụ 22/12/2023.",
                             "February has no 31st. Please write the date of the decision, 22/12/2023 say."}),
         .kind = Field::Kind::date},
        {.name = "nhom",
         .label = scene.say({"Nhóm sản phẩm", "Group"}),
         .kind = Field::Kind::choice,
         .choices = {{"food", scene.say({"Thực phẩm", "Food"})}, {"drink", scene.say({"Đồ uống", "Drinks"})}}},
        {.name = "sao",
         .label = scene.say({"Hạng sao", "Star"}),
         .value = "4",
         .kind = Field::Kind::radio,
         .choices = {{"3", scene.say({"3 sao", "3 stars"})}, {"4", scene.say({"4 sao", "4 stars"})}}},
        {.name = "ke",
         .label = scene.say({"Câu chuyện sản phẩm", "Story of the product"}),
         .kind = Field::Kind::long_text},
        {.name = "dung",
         .label = scene.say({"Tôi đã xem lại các mục trên", "I have read the above again"}),
         .value = "1",
         .kind = Field::Kind::check}};
    scene.html.add(form_errors(scene.language, fields));
    scene.html.add(R"(<form action="#bieu-mau">)");
    for (const Field& one : fields) scene.html.add(field(scene.language, one));
    scene.html.add(R"(<p class="actions">{}</p></form>)", button(Press::primary, scene.say({"Lưu", "Save"})));
    scene.heading({"Nút và hộp hỏi lại", "Buttons and a question"});
    scene.html.add(
        R"(<div class="actions">{}{}{}</div>)",
        button_link(Press::primary, "#nut", scene.say({"Xem sản phẩm", "See the products"})),
        button_link(Press::plain, "#nut", words::download_excel.in(scene.language), Icon::download),
        dialog(scene.language,
               {.id = "xoa",
                .opener = scene.say({"Xóa tệp…", "Delete the file…"}),
                .title = scene.say({"Xóa “phieu-kiem-nghiem.pdf”?", "Delete “phieu-kiem-nghiem.pdf”?"}),
                .body = Cell(scene.say({"Tệp này đang là minh chứng của hai hồ sơ. Xóa rồi không lấy lại được.",
                                        "The file is evidence in two dossiers. It cannot be brought back."}))
                            .content(),
                .actions = button_link(Press::destructive, "#nut", scene.say({"Xóa tệp", "Delete the file"})),
                .press = Press::destructive}));
    scene.heading({"Tệp gửi lên", "Files"});
    using State = FileTile::State;
    scene.html.add(file_tile(scene.language, {"phieu-kiem-nghiem.pdf", "1,2 MB", State::received, 0,
                                              scene.say({"biên nhận 7F3K-92QD", "receipt 7F3K-92QD"}), "#tep"}));
    scene.html.add(file_tile(scene.language, {"anh-nha-xuong.jpg", "4,8 MB", State::sending, 62,
                                              scene.say({"còn khoảng 12 giây", "about 12 seconds left"})}));
    scene.html.add(file_tile(scene.language, {"giay-attp.pdf", "640 kB", State::ending, 0,
                                              scene.say({"hết hạn 30/12/2026", "ends 30/12/2026"}), "#tep"}));
    scene.html.add(
        file_tile(scene.language, {"danh-sach.xls", "220 kB", State::refused, 0,
                                   scene.say({"tệp có mật khẩu, vui lòng bỏ mật khẩu rồi gửi lại",
                                              "the file has a password, please remove it and send again"})}));
}

void show_records(Scene& scene) {
    scene.heading({"Các bước", "Steps"});
    scene.html.add(steps(scene.language, {{scene.say({"Đăng ký", "Registration"}), Step::State::done, "", "12/05/2024"},
                                          {scene.say({"Hồ sơ", "Dossier"}), Step::State::done, "", "02/06/2024"},
                                          {scene.say({"Xã đánh giá sơ bộ", "Commune looks at it"}), Step::State::now,
                                           scene.say({"UBND xã Đại Hồng", "Commune Đại Hồng"}),
                                           scene.say({"từ 05/06/2024", "since 05/06/2024"})},
                                          {scene.say({"Hội đồng tỉnh", "Council"}), Step::State::next},
                                          {scene.say({"Quyết định", "Decision"}), Step::State::next}}));
    scene.heading({"Lịch sử", "History"});
    scene.html.add(timeline(
        scene.language,
        {{"2023-12-22", "22/12/2023", scene.say({"Công nhận bốn sao", "Recognised with four stars"}),
          scene.say(
              {"Quyết định 2345/QĐ-UBND của UBND tỉnh, đến 22/12/2026", "Decision 2345/QĐ-UBND, until 22/12/2026"}),
          "#lich-su", Tone::good, 4},
         {"2020-12-15", "15/12/2020", scene.say({"Công nhận ba sao", "Recognised with three stars"}),
          scene.say({"Quyết định 3456/QĐ-UBND, hết hạn 15/12/2023", "Decision 3456/QĐ-UBND, ended 15/12/2023"}),
          "#lich-su", Tone::quiet, 3},
         {"2020-03-02", "02/03/2020", scene.say({"Hồ sơ bị trả lại", "Dossier sent back"}),
          scene.say({"thiếu phiếu kiểm nghiệm", "the laboratory's report was missing"}), "", Tone::wrong}}));
    scene.heading({"Minh chứng", "Evidence"});
    scene.html.add(evidence_list(
        {{scene.say({"Phiếu kiểm nghiệm", "Laboratory report"}), "TN-2023-118, Trung tâm Kỹ thuật (mẫu), 03/11/2023",
          "#minh-chung", tag(Tone::good, scene.say({"Còn hiệu lực", "Valid"}))},
         {scene.say({"Giấy an toàn thực phẩm", "Food safety certificate"}), "45/2023/NNPTNT, 11/01/2023", "#minh-chung",
          tag(Tone::attention, scene.say({"Còn 25 ngày", "25 days left"}))}}));
    scene.heading({"Người", "Person"});
    scene.html.add("<p>{}</p>", person("Trần Thị Bích Hà", scene.say({"cán bộ phụ trách", "officer in charge"}),
                                       scene.say({"UBND xã Đại Hồng", "Commune Đại Hồng"})));
}

void show_office(Scene& scene) {
    scene.heading({"Việc đang chờ", "What waits"});
    scene.html.add(tasks({{.count = "2",
                           .what = scene.say({"báo sai của người đọc", "reports by readers"}),
                           .detail = scene.say({"Xem và trả lời", "Look into them and answer"}),
                           .href = "#viec",
                           .tone = Tone::wrong},
                          {.count = "14",
                           .what = scene.say({"sản phẩm chưa có nhóm", "products without a group"}),
                           .detail = scene.say({"Chọn một trong sáu nhóm", "Choose one of the six groups"}),
                           .href = "#viec"}}));
}

void show_pictures(Scene& scene) {
    scene.heading({"Bộ hình", "Pictures"});
    scene.html.add(R"(<div class="cards">)");
    int tint = 0;
    for (const std::string_view name : illustration_names()) {
        scene.html.add(R"(<figure class="card">{}<figcaption>{}</figcaption></figure>)",
                       illustration(name, tint++ % tint_count), name);
    }
    scene.html.add("</div>");
    scene.heading({"Dấu nhỏ", "Signs"});
    scene.html.add("<p>");
    for (int i = 0; i < icon_count; ++i) scene.html.add("{} ", icon(static_cast<Icon>(i)));
    scene.html.add("</p>");
}

// The pieces of the office bring their own style; pages for everybody do without it.
Raw office_style() {
    Html html;
    html.add(R"(<link rel="stylesheet" href="{}">)", asset_path("desk.css"));
    return std::move(html).raw();
}

}  // namespace

std::string pieces_page(Language language) {
    Scene scene{language, {}};
    scene.html.add(R"(<div class="banner"><div><h1>{}</h1><p class="lead">{}</p></div>{}</div>)",
                   words::pieces.in(language),
                   scene.say({"Mọi trang được ghép từ các mẫu dưới đây. Tên và số chỉ để làm mẫu.",
                              "Every page is made of these pieces. Names and numbers are examples."}),
                   hero());
    show_signs(scene);
    show_figures(scene);
    show_charts(scene);
    show_tables(scene);
    show_catalogue(scene);
    show_forms(scene);
    show_records(scene);
    show_office(scene);
    show_pictures(scene);
    return render(
        {.language = language,
         .path = "/kieu-mau",
         .title = scene.say(words::pieces),
         .description = scene.say({"Các mẫu giao diện của Sao Làng", "The pieces Sao Làng's pages are made of"}),
         .sample = true,
         .crumbs = {{scene.say(words::home), language == Language::vi ? "/" : "/en"}},
         .head_extra = office_style()},
        std::move(scene.html).raw());
}

void add_pieces_route(RouteTable& routes) {
    routes.add({.method = Method::get,
                .path = "/kieu-mau",
                .act = public_act,
                .doc = words::pieces,
                .handle = [](const Request& request) {
                    Response response = html_response(pieces_page(request.language));
                    response.caching = Caching::revalidate;
                    return response;
                }});
}

}  // namespace saolang::web
