#include "registry/term_words.hpp"

#include "law/words.hpp"

namespace saolang::registry {

namespace {

using Label = web::Word;

constexpr Label article_of{"QĐ {}, {}", "Decision {}, {}"};
constexpr Label decision_alone{"QĐ {}", "Decision {}"};
constexpr Label window{"từ {} đến {} ({})", "from {} to {} ({})"};
constexpr Label or_older{"{}. Nếu hồ sơ nộp trước ngày {}: QĐ {} (QĐ {}, Điều 12)",
                         "{}. If the dossier was filed before {}: Decision {} (Decision {}, Article 12)"};

}  // namespace

std::string article_words(const View& view, const law::Regime& regime, std::string_view article) {
    if (article.empty()) return filled(view.say(decision_alone), regime.number);
    constexpr std::string_view vietnamese = "Điều ";
    auto words = std::string(article);
    if (view.language == web::Language::en && article.starts_with(vietnamese))
        words = "Article " + words.substr(vietnamese.size());
    return filled(view.say(article_of), regime.number, words);
}

std::string title_of(const View& view, const law::Regime& regime) {
    const auto english = view.language == web::Language::en ? law::english_of(regime.title) : std::nullopt;
    return std::string(english.value_or(regime.title));
}

std::string window_words(const View& view, const law::FilingWindow& found) {
    return filled(view.say(window), view.date(found.opens), view.date(found.closes),
                  article_words(view, *found.regime, found.article));
}

std::string terms_link(const View& view, Date last) {
    return view.link("/thoi-han?loai=danh-gia-lai&het-han=" + to_iso(last));
}

std::string regime_words(const View& view, const law::OfDecision& found) {
    if (!found.regime) return {};
    auto title = title_of(view, *found.regime);
    if (!found.or_older) return title;
    return filled(view.say(or_older), title, view.date(found.regime->from), found.or_older->number,
                  found.regime->number);
}

}  // namespace saolang::registry
