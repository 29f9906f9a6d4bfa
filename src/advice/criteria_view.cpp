#include "advice/criteria_view.hpp"

#include <algorithm>

#include "advice/criteria_words.hpp"
#include "registry/page_words.hpp"
#include "web/assets.hpp"
#include "web/pieces.hpp"

namespace saolang::advice {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr Word printed_as{"Chỗ lạ trong nguồn ({}): bản in ghi", "Oddity of the source ({}): printed as"};
constexpr Word read_as{"đọc là", "read as"};

constexpr Word in_force_words{"Áp dụng", "In force"};
constexpr Word from_words{"từ {}", "from {}"};
constexpr Word from_to_words{"từ {} đến hết {}", "from {} to the end of {}"};
constexpr Word decides_words{"Ai quyết định", "Who decides"};
constexpr Word decides_values{"3 sao: {} · 4 sao: {} · 5 sao: {}", "3 stars: {} · 4 stars: {} · 5 stars: {}"};
constexpr Word not_known{"không tìm thấy trong nguồn", "not found in the sources"};
constexpr Word split_words{"Chia điểm", "Points by part"};
constexpr Word validity_words{"Giá trị công nhận", "A recognition holds"};
constexpr Word months_words{"{} tháng", "{} months"};
constexpr Word sets_words{"Bộ tiêu chí", "Criteria sets"};
constexpr Word sets_public{"{} bộ", "{} sets"};
constexpr Word sets_public_partly{"{} bộ, {} bộ đủ", "{} sets, {} complete"};
constexpr Word sets_secret{
    "Mức điểm không công khai, phần mềm không tự đặt ra: kết quả được giữ là tổng điểm và số sao, kèm phiếu đã ký.",
    "The level points are not public and the program invents none: results are kept as a total and a star, with the "
    "signed sheet."};
constexpr Word sets_none{"chưa có bộ tiêu chí quốc gia", "no national criteria yet"};
constexpr Word note_words{"Ghi chú", "Note"};
constexpr Word sources_words{"Nguồn", "Sources"};
constexpr Word caution_words{"Nguồn:", "Source:"};

std::string decider(const registry::View& view, const std::optional<law::Authority>& authority) {
    return std::string(view.say(authority ? authority_word(*authority) : not_known));
}

std::string split_text(const law::Regime& regime) {
    std::string text;
    for (const auto& part : regime.split)
        text += (text.empty() ? "" : " · ") + part.code + " " + std::to_string(part.max);
    return text;
}

std::string sets_text(const registry::View& view, const law::Regime& regime) {
    if (regime.totals_only) return std::string(view.say(sets_secret));
    if (!regime.criteria) return std::string(view.say(sets_none));
    const auto& sets = regime.criteria->sets;
    const auto complete = std::ranges::count(sets, true, &law::CriteriaSet::complete);
    if (static_cast<std::size_t>(complete) == sets.size()) return filled(view.say(sets_public), sets.size());
    return filled(view.say(sets_public_partly), sets.size(), complete);
}

web::Raw sources(const registry::View& view, const law::Regime& regime) {
    Html html;
    for (const auto& source : regime.sources)
        html.add("{}{}: {} <small>({})</small>", web::Raw::trusted(&source == regime.sources.data() ? "" : "<br>"),
                 law_words(view.language, source.what), law_words(view.language, source.reference),
                 view.say(mark_word(source.mark)));
    return std::move(html).raw();
}

}  // namespace

web::Raw anomaly_words(const registry::View& view, const law::Anomaly& anomaly) {
    Html html;
    html.add(R"(<p class="odd"><b>{}</b> {}; <b>{}</b> {} ({}).</p>)",
             filled(view.say(printed_as), law_text(view.language, anomaly.where)),
             law_words(view.language, anomaly.printed), view.say(read_as), law_words(view.language, anomaly.read_as),
             law_words(view.language, anomaly.why));
    return std::move(html).raw();
}

web::Raw set_list(const registry::View& view, const law::Regime& regime) {
    Html html;
    const auto& criteria = *regime.criteria;
    html.add(R"(<div class="groups">)");
    for (const auto& group : criteria.groups) {
        html.add("<section><h3>{}</h3><ul>", law_words(view.language, group.name));
        for (const auto& set : criteria.sets) {
            if (set.group != group.code) continue;
            html.add(R"(<li><a href="{}">{}. {}</a><small>)", web::Url(view.link(criteria_path(regime, set))),
                     set.number, law_words(view.language, set.name));
            if (!set.subgroup.empty() && set.subgroup != set.name && set.subgroup != group.name)
                html.add("{} · ", law_words(view.language, set.subgroup));
            for (const auto& ministry : set.ministries)
                html.add("{}{}", &ministry == set.ministries.data() ? "" : ", ",
                         law_words(view.language, name_of_code(criteria.ministries, ministry)));
            html.add("</small></li>");
        }
        html.add("</ul></section>");
    }
    html.add("</div>");
    return std::move(html).raw();
}

web::Raw regime_facts(const registry::View& view, const law::Regime& regime) {
    std::vector<web::Fact> facts;
    const auto add = [&](Word name, web::Cell value) {
        facts.push_back({std::string(view.say(name)), std::move(value)});
    };
    add(in_force_words, regime.to ? filled(view.say(from_to_words), view.date(regime.from), view.date(*regime.to))
                                  : filled(view.say(from_words), view.date(regime.from)));
    add(decides_words, filled(view.say(decides_values), decider(view, regime.decides_three),
                              decider(view, regime.decides_four), decider(view, regime.decides_five)));
    if (!regime.split.empty()) add(split_words, split_text(regime));
    if (regime.validity_months) add(validity_words, filled(view.say(months_words), *regime.validity_months));
    add(sets_words, sets_text(view, regime));
    if (!regime.note.empty()) add(note_words, law_words(view.language, regime.note));
    add(sources_words, sources(view, regime));
    return web::facts(facts);
}

web::Raw criteria_caution(const registry::View& view, const law::Criteria& criteria) {
    Html html;
    html.add(R"(<p class="caution"><b>{}</b> {} {} )", view.say(caution_words),
             law_words(view.language, criteria.provenance), view.say(shortened_words));
    if (view.language == web::Language::en) html.text(view.say(translated_words));
    html.add("</p>");
    return std::move(html).raw();
}

web::Page criteria_frame(const registry::View& view, const web::Request& request, std::string title) {
    auto frame = registry::page_of(view, request, std::move(title));
    Html styles;
    styles.add(R"(<link rel="stylesheet" href="{}">)", web::asset_path("criteria.css"));
    frame.head_extra = std::move(styles).raw();
    frame.crumbs = {{std::string(view.say(registry::home_title)), view.link("/")},
                    {std::string(view.say(criteria_title)), view.link("/tieu-chi")}};
    return frame;
}

}  // namespace saolang::advice
