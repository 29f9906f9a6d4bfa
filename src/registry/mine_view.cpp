#include "registry/mine_view.hpp"

#include "registry/arrangement.hpp"
#include "registry/catalogue_page.hpp"
#include "registry/gaps.hpp"
#include "registry/labels.hpp"
#include "registry/product_view.hpp"
#include "registry/term_words.hpp"
#include "web/illustration.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label facts_title{"Thông tin đang giữ về chủ thể", "What is kept about you"};
constexpr Label private_note{"Người đại diện, điện thoại, thư và địa chỉ không hiện cho người ngoài.",
                             "Representative, telephone, e-mail and address are not shown to the public."};
constexpr Label own_data{"Xin bản dữ liệu, xin sửa hoặc xin xoá", "Ask for a copy, a correction or erasure"};
constexpr Label name_label{"Tên", "Name"};
constexpr Label kind_label{"Loại hình", "Kind"};
constexpr Label tax_label{"Mã số thuế", "Tax code"};
constexpr Label place_label{"Nơi", "Place"};
constexpr Label representative_label{"Người đại diện", "Representative"};
constexpr Label phone_label{"Điện thoại", "Telephone"};
constexpr Label email_label{"Thư điện tử", "E-mail"};
constexpr Label address_label{"Địa chỉ", "Address"};
constexpr Label women_label{"Do phụ nữ làm chủ", "Led by women"};
constexpr Label minority_label{"Do người dân tộc thiểu số làm chủ", "Led by an ethnic minority"};
constexpr Label disabled_label{"Do người khuyết tật làm chủ", "Led by persons with disabilities"};
constexpr Label yes{"Có", "Yes"};
constexpr Label no{"Không", "No"};
constexpr Label not_known{"chưa có", "not known yet"};

constexpr Label ask_title{"Cần hỏi, vui lòng gọi", "Whom to ask"};
constexpr Label office_label{"Cơ quan", "Office"};
constexpr Label person_label{"Người phụ trách", "Person"};

constexpr Label products_title{"Sản phẩm của tôi", "My products"};
constexpr Label no_products{"Chưa có sản phẩm nào trong sổ.", "No product is in the register yet."};
constexpr Label missing_title{"Còn thiếu: ", "Missing: "};
constexpr std::array<Label, gaps.size()> missing_words{{{"nơi sản xuất", "where it is made"},
                                                        {"nhóm sản phẩm", "its group"},
                                                        {"quyết định công nhận", "the decision"},
                                                        {"ngày công nhận", "the day of recognition"},
                                                        {"chủ thể", "the producer"}}};
constexpr Label stands_long{"Sao còn giá trị đến hết ngày {}.", "The star stands until {}."};
constexpr Label opens_soon{"Sao còn giá trị đến hết ngày {}. Nộp hồ sơ đánh giá lại ở xã {}: nên chuẩn bị từ bây giờ.",
                           "The star stands until {}. File for re-evaluation with the commune {}: time to prepare."};
constexpr Label open_now{
    "Đang trong kỳ nộp đánh giá lại: nộp hồ sơ ở xã chậm nhất ngày {} ({}), còn {} ngày. Sao hết hạn "
    "sau ngày {}.",
    "The window of re-evaluation is open: file with the commune by {} ({}), {} days left. The star "
    "ends after {}."};
constexpr Label window_missed{
    "Đã qua kỳ nộp đánh giá lại. Sao còn {} ngày (ngày cuối {}). Vui lòng hỏi cán bộ OCOP ngay.",
    "The window of re-evaluation is over. The star ends in {} days (last day {}). Please ask the "
    "OCOP officer now."};
constexpr Label may_stand{" Nếu đang chờ trả lời đánh giá lại, giấy được giữ lâu nhất đến {} ({}).",
                          " While a re-evaluation waits for its answer the certificate stands until {} at most ({})."};
constexpr Label see_terms{"Xem thời hạn", "See the terms"};
constexpr Label last_day_today{"Hôm nay là ngày cuối của sao. Vui lòng liên hệ cán bộ OCOP ngay.",
                               "Today is the star's last day. Please contact the OCOP officer now."};
constexpr Label lapsed_words{"Sao đã hết hạn từ sau ngày {}. Muốn có sao lại, cần đánh giá lại.",
                             "The star ended after {}. To have one again, a new evaluation is needed."};
constexpr Label assess{"Tự đánh giá sản phẩm này", "Assess this product"};
constexpr Label papers{"Ảnh và giấy tờ", "Pictures and papers"};
constexpr Label report_turnover{"Báo doanh thu", "Report turnover"};
constexpr Label public_page{"Xem trang khách hàng thấy", "See the page buyers see"};

web::Tone tone_of(const View& view, ProductAt product) {
    const auto last = last_day_of_star(*view.index, product, view.today);
    if (!last) return lapsed_on(*view.index, product, view.today) ? web::Tone::wrong : web::Tone::quiet;
    return expiry_of(*view.index, product, view.today) ? web::Tone::attention : web::Tone::good;
}

// Of a star that stands.
std::string standing_words(const View& view, ProductAt product, Date last) {
    const auto expiry = expiry_of(*view.index, product, view.today);
    const auto window = law::filing_window(law::Law::shipped(), last_day_of_certificate(*view.index, product, last));
    if (expiry == Expiry::window_missed)
        return filled(view.say(window_missed), last.days() - view.today.days(), view.date(last));
    if (expiry == Expiry::window_open && window)
        return filled(view.say(open_now), view.date(window->closes),
                      article_words(view, *window->regime, window->article), window->closes.days() - view.today.days(),
                      view.date(last));
    if (expiry == Expiry::window_soon && window)
        return filled(view.say(opens_soon), view.date(last), window_words(view, *window));
    return filled(view.say(stands_long), view.date(last));
}

std::string missing_of(const View& view, ProductAt product) {
    std::string words;
    for (const Gap gap : gaps_of(*view.index, product)) {
        words += words.empty() ? view.say(missing_title) : ", ";
        words += view.say(missing_words[static_cast<std::size_t>(gap)]);
    }
    return words.empty() ? words : words + ".";
}

// The record's unit as it is called today.
std::optional<places::UnitId> home_today(const View& view, const Producer& producer) {
    if (!producer.place) return std::nullopt;
    const auto unit = view.gazetteer.by_key(producer.place->code, producer.place->valid_from);
    if (!unit) return std::nullopt;
    const auto now = view.gazetteer.locate(*unit, view.gazetteer[*unit].level, view.today);
    return now ? now : unit;
}

// The advisor with what the registry knows: the set, and the kind of organisation where it alone says the level (QĐ
// 26/2026, Phụ lục II, tiêu chí 3.1: an enterprise's depends on who holds its capital).
std::string advisor_address(const View& view, ProductAt at) {
    const auto& product = view.index->products[at];
    if (!product.set) return "/tu-danh-gia?q=" + web::percent_encode(product.name);
    const auto path = fmt::format("/tu-danh-gia/{}", *product.set);
    const auto producer = view.index->producer_at[at];
    const auto kind = producer == Index::no_producer ? std::nullopt : view.index->producers[producer].kind;
    if (!kind || *kind == ProducerKind::enterprise || *kind == ProducerKind::other) return path;
    return path + (*kind == ProducerKind::cooperative ? "?3.1=3" : "?3.1=1");
}

void add_product(Html& html, const View& view, ProductAt at) {
    const auto& product = view.index->products[at];
    const auto standing = view.index->standing(at, view.today);
    const auto missing = missing_of(view, at);
    html.add(R"(<li class="panel"><h3>{}</h3><p>{}</p>)", product.name,
             web::stars(view.language, standing.star ? standing.star->number() : 0));
    const auto tone = tone_of(view, at);
    if (tone == web::Tone::quiet) {
        html.add("<p>{}</p>", validity_words(view, at));
    } else {
        html.add(web::flash({tone, validity_words(view, at)}));
    }
    const auto* behind = view.index->recognition_behind(at, standing);
    const auto decision =
        behind && behind->decision ? decision_words(view, view.index->decision(*behind->decision)) : std::string();
    if (!decision.empty()) html.add(R"(<p class="soft">{}</p>)", decision);
    if (!missing.empty()) html.add(R"(<p>{}</p>)", missing);
    html.add(R"(<p class="actions"><a href="{}">{}</a> )", web::Url(view.link(advisor_address(view, at))),
             view.say(assess));
    const auto standing_last = last_day_of_star(*view.index, at, view.today);
    if (const auto last = standing_last ? std::optional(last_day_of_certificate(*view.index, at, *standing_last))
                                        : lapsed_on(*view.index, at, view.today))
        html.add(R"(<a href="{}">{}</a> )", web::Url(terms_link(view, *last)), view.say(see_terms));
    html.add(R"(<a href="{}">{}</a> <a href="{}">{}</a> <a href="{}">{}</a></p></li>)",
             web::Url(view.link("/cua-toi/ho-so/doanh-thu/moi?san-pham=" + product.code)), view.say(report_turnover),
             web::Url(view.link("/cua-toi/san-pham/" + product.code + "/tai-lieu")), view.say(papers),
             web::Url(view.link("/san-pham/" + product.slug)), view.say(public_page));
}

}  // namespace

std::string validity_words(const View& view, ProductAt product) {
    if (const auto last = last_day_of_star(*view.index, product, view.today)) {
        const auto left = last->days() - view.today.days();
        if (left == 0) return std::string(view.say(last_day_today));
        return standing_words(view, product, *last);
    }
    if (const auto last = lapsed_on(*view.index, product, view.today)) {
        auto words = filled(view.say(lapsed_words), view.date(*last));
        const auto stands = law::standstill_of(law::Law::shipped(), *last);
        if (stands && view.today <= stands->last)
            words += filled(view.say(may_stand), view.date(stands->last),
                            article_words(view, *stands->regime, stands->article));
        return words;
    }
    const auto reason = why_not_counted(*view.index, product, view.today);
    return std::string(view.say(reason ? label_of(*reason) : label_of(view.index->products[product].status)));
}

web::Raw own_facts(const View& view, const Producer& producer, const ProducerPrivate& facts) {
    std::vector<web::Fact> rows;
    const auto add = [&](Label name, const std::string& value) {
        if (!value.empty()) {
            rows.push_back({std::string(view.say(name)), value});
            return;
        }
        Html none;
        none.add(R"(<span class="soft">{}</span>)", view.say(not_known));
        rows.push_back({std::string(view.say(name)), std::move(none).raw()});
    };
    add(name_label, producer.name);
    add(kind_label, producer.kind ? std::string(view.say(label_of(*producer.kind))) : "");
    add(tax_label, producer.tax_code.value_or(""));
    const auto home = home_today(view, producer);
    add(place_label, home ? view.gazetteer.full_name(*home, view.today) : "");
    add(representative_label, facts.representative.value_or(""));
    add(phone_label, facts.phone.value_or(""));
    add(email_label, facts.email.value_or(""));
    add(address_label, facts.address.value_or(""));
    for (const auto& [name, value] :
         {std::pair{women_label, facts.women_led}, std::pair{minority_label, facts.minority_led},
          std::pair{disabled_label, facts.disabled_led}})
        if (value) add(name, std::string(view.say(*value ? yes : no)));
    Html html;
    html.add("<section><h2>{}</h2>{}", view.say(facts_title), web::facts(rows));
    html.add(R"(<p class="soft">{}</p>)", view.say(private_note));
    html.add(R"(<p><a href="{}">{}</a></p></section>)", web::Url(view.link("/cua-toi/du-lieu-ca-nhan")),
             view.say(own_data));
    return std::move(html).raw();
}

std::optional<Contact> contact_for(db::Reader& reader, const View& view, const Producer& producer) {
    std::vector<std::optional<places::UnitId>> units{home_today(view, producer)};
    units.push_back(view.province_on(view.today));
    for (const auto& unit : units) {
        if (!unit) continue;
        const auto& known = view.gazetteer[*unit];
        if (auto contact = contact_of(reader, {known.code, known.valid.from})) return contact;
    }
    return std::nullopt;
}

web::Raw whom_to_ask(const View& view, const Contact& contact) {
    std::vector<web::Fact> rows;
    const auto add = [&](Label name, const std::string& value) {
        if (!value.empty()) rows.push_back({std::string(view.say(name)), value});
    };
    add(office_label, contact.office);
    add(person_label, contact.person);
    if (!contact.phone.empty()) {
        Html phone;
        phone.add(R"(<a href="tel:{}">{}</a>)", contact.phone, contact.phone);
        rows.push_back({std::string(view.say(phone_label)), std::move(phone).raw()});
    }
    add(email_label, contact.email);
    Html html;
    html.add("<section><h2>{}</h2>{}</section>", view.say(ask_title), web::facts(rows));
    return std::move(html).raw();
}

web::Raw own_products(const View& view, ProducerAt producer) {
    const auto& arrangement = *view.index->arrangement;
    Html html;
    html.add("<section><h2>{}</h2>", view.say(products_title));
    const auto ranks = arrangement.by_producer[producer];
    if (ranks.empty()) html.add(R"(<p class="soft">{}</p>)", view.say(no_products));
    html.add(R"(<ul class="mine">)");
    for (const auto rank : ranks) add_product(html, view, arrangement.product[rank]);
    return std::move(html.add("</ul></section>")).raw();
}

}  // namespace saolang::registry
