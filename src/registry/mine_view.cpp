#include "registry/mine_view.hpp"

#include "registry/arrangement.hpp"
#include "registry/catalogue_page.hpp"
#include "registry/gaps.hpp"
#include "registry/labels.hpp"
#include "registry/product_view.hpp"
#include "web/illustration.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr int soon_days = 180;

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
constexpr Label stands_soon{"Sao còn {} ngày nữa là hết hạn (ngày cuối {}). Nên chuẩn bị đánh giá lại từ bây giờ.",
                            "The star ends in {} days (last day {}). It is time to prepare a new evaluation."};
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
    return last->days() - view.today.days() <= soon_days ? web::Tone::attention : web::Tone::good;
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
    const auto advisor = advisor_address(view, at);
    html.add(
        R"(<p class="actions"><a href="{}">{}</a> <a href="{}">{}</a> <a href="{}">{}</a> <a href="{}">{}</a></p></li>)",
        web::Url(view.link(advisor)), view.say(assess),
        web::Url(view.link("/cua-toi/ho-so/doanh-thu/moi?san-pham=" + product.code)), view.say(report_turnover),
        web::Url(view.link("/cua-toi/san-pham/" + product.code + "/tai-lieu")), view.say(papers),
        web::Url(view.link("/san-pham/" + product.slug)), view.say(public_page));
}

}  // namespace

std::string validity_words(const View& view, ProductAt product) {
    if (const auto last = last_day_of_star(*view.index, product, view.today)) {
        const auto left = last->days() - view.today.days();
        if (left == 0) return std::string(view.say(last_day_today));
        if (left <= soon_days) return filled(view.say(stands_soon), left, view.date(*last));
        return filled(view.say(stands_long), view.date(*last));
    }
    if (const auto last = lapsed_on(*view.index, product, view.today))
        return filled(view.say(lapsed_words), view.date(*last));
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
