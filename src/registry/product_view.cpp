#include "registry/product_view.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <boost/json.hpp>

#include "registry/gaps.hpp"
#include "registry/labels.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using Label = web::Word;

constexpr Label decision_label{"Quyết định", "Decision"};
constexpr Label dated{"ngày", "of"};
constexpr Label of_authority{"của", "by"};
constexpr Label recognised_with{"Được công nhận {} sao", "Recognised with {} stars"};
constexpr Label recognised_without{"Được công nhận OCOP, nguồn không nêu hạng sao",
                                   "Recognised as OCOP; the source does not state the star"};
constexpr Label until_label{"Có hiệu lực đến hết ngày {}", "Valid until the end of {}"};
constexpr Label until_short{"Còn hiệu lực đến {}", "Valid until {}"};
constexpr Label ends_soon{"Sắp hết hạn: {}", "Ends soon: {}"};
constexpr Label withdrawn{"Bị thu hồi: {}", "Withdrawn: {}"};
constexpr Label extended{"Được kéo dài hiệu lực đến hết ngày {}", "Extended until the end of {}"};
constexpr Label in_year{"Năm {}", "Year {}"};
constexpr Label day_unknown{"Không rõ ngày", "Day not known"};
constexpr Label certificate{"Giấy chứng nhận số {}", "Certificate no. {}"};
constexpr Label score_label{"{} điểm", "{} points"};
constexpr Label source_label{"Nguồn: {}", "Source: {}"};

void join(std::string& text, std::string_view more) {
    if (more.empty()) return;
    if (!text.empty()) text += " · ";
    text += more;
}

web::Event recognition_event(const View& view, const Recognition& recognition) {
    web::Event event;
    if (recognition.valid_from) {
        event.iso = to_iso(*recognition.valid_from);
        event.when = view.date(*recognition.valid_from);
    } else {
        event.when = recognition.year ? filled(view.say(in_year), std::to_string(*recognition.year))
                                      : std::string(view.say(day_unknown));
    }
    event.what = recognition.star ? filled(view.say(recognised_with), std::to_string(recognition.star->number()))
                                  : std::string(view.say(recognised_without));
    event.star = recognition.star ? recognition.star->number() : 0;
    event.tone = web::Tone::good;
    if (recognition.decision) join(event.detail, decision_words(view, view.index->decision(*recognition.decision)));
    if (recognition.score) {
        auto score = to_text(*recognition.score);
        if (view.language == web::Language::vi) std::ranges::replace(score, '.', ',');
        join(event.detail, filled(view.say(score_label), score));
    }
    if (!recognition.certificate_number.empty())
        join(event.detail, filled(view.say(certificate), recognition.certificate_number));
    if (recognition.valid_from) {
        const auto last = recognition.valid_to.value_or(last_day_of_term(*recognition.valid_from));
        join(event.detail, filled(view.say(until_label), view.date(last)));
    }
    if (recognition.confidence != Confidence::official && recognition.confidence != Confidence::sample)
        join(event.detail, view.say(label_of(recognition.confidence)));
    if (!recognition.source.empty()) join(event.detail, filled(view.say(source_label), recognition.source));
    return event;
}

web::Event withdrawal_event(const View& view, const Withdrawal& withdrawal) {
    return {.iso = to_iso(withdrawal.date),
            .when = view.date(withdrawal.date),
            .what = filled(view.say(withdrawn), view.say(label_of(withdrawal.ground))),
            .detail = withdrawal.instrument,
            .tone = web::Tone::wrong};
}

web::Event extension_event(const View& view, const Extension& extension, Date from) {
    return {.iso = to_iso(from),
            .when = view.date(from),
            .what = filled(view.say(extended), view.date(extension.until.plus_days(-1))),
            .detail = extension.instrument,
            .tone = web::Tone::information};
}

// A script that is data: nothing in it may end the element.
web::Raw linked_data(const boost::json::object& data) {
    std::string block = R"(<script type="application/ld+json">)";
    for (const char c : boost::json::serialize(data)) {
        if (c == '<') {
            block += "\\u003c";
        } else {
            block += c;
        }
    }
    return web::Raw::trusted(block + "</script>");
}

}  // namespace

std::string decision_words(const View& view, const Decision* decision) {
    if (!decision) return {};
    auto words = fmt::format("{} {}", view.say(decision_label), decision->number);
    if (decision->date) words += fmt::format(" {} {}", view.say(dated), view.date(*decision->date));
    if (!decision->authority.empty()) words += fmt::format(" {} {}", view.say(of_authority), decision->authority);
    return words;
}

web::Raw star_history(const View& view, ProductAt product) {
    std::vector<web::Event> events;
    for (const auto& recognition : view.index->recognitions_of(product)) {
        events.push_back(recognition_event(view, recognition));
        if (recognition.extension && recognition.valid_from) {
            const auto last = recognition.valid_to.value_or(last_day_of_term(*recognition.valid_from));
            events.push_back(extension_event(view, *recognition.extension, last.plus_days(1)));
        }
        if (recognition.withdrawal) events.push_back(withdrawal_event(view, *recognition.withdrawal));
    }
    std::ranges::reverse(events);
    return web::timeline(view.language, events);
}

web::Raw standing_tag(const View& view, ProductAt product, Date day) {
    if (const auto reason = why_not_counted(*view.index, product, day)) {
        const bool ended = *reason == NotCounted::withdrawn || *reason == NotCounted::lapsed;
        return web::tag(ended ? web::Tone::wrong : web::Tone::quiet, view.say(label_of(*reason)));
    }
    const auto change = next_change(view.index->terms_of(product), day);
    if (!change) return web::tag(web::Tone::good, view.say(label_of(ProductStatus::active)));
    const auto last = change->plus_days(-1);
    const auto expiry = expiry_on(last, day);
    const bool soon = expiry == Expiry::window_open || expiry == Expiry::window_missed;
    return web::tag(soon ? web::Tone::attention : web::Tone::good,
                    filled(view.say(soon ? ends_soon : until_short), view.date(last)));
}

web::Raw product_linked_data(const View& view, ProductAt product, const ProductStory& story) {
    const auto& facts = view.index->products[product];
    boost::json::object data{
        {"@context", "https://schema.org"}, {"@type", "Product"}, {"name", facts.name}, {"sku", facts.code}};
    if (!story.story.empty()) data["description"] = story.story;
    if (facts.group) data["category"] = std::string(view.say(label_of(*facts.group)));
    const auto producer = view.index->producer_at[product];
    if (producer != Index::no_producer)
        data["manufacturer"] =
            boost::json::object{{"@type", "Organization"}, {"name", view.index->producers[producer].name}};
    const auto standing = view.index->standing(product, view.today);
    if (standing.kind == Standing::Kind::recognised && standing.star)
        data["award"] = fmt::format("OCOP {} sao", standing.star->number());
    return linked_data(data);
}

web::Raw producer_linked_data(const View& view, const Producer& producer) {
    boost::json::object data{{"@context", "https://schema.org"},
                             {"@type", "Organization"},
                             {"name", producer.name},
                             {"identifier", producer.code}};
    const auto unit =
        producer.place ? view.gazetteer.by_key(producer.place->code, producer.place->valid_from) : std::nullopt;
    if (unit) data["address"] = view.gazetteer.full_name(*unit, view.today);
    return linked_data(data);
}

}  // namespace saolang::registry
