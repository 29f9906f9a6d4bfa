#include "law/clock.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace saolang::law {

namespace {

constexpr std::array<std::string_view, 4> party_codes{"owner", "commune", "province", "central"};
constexpr std::array<std::string_view, 9> what_codes{"commune_check",
                                                     "re_evaluation_filing",
                                                     "validity",
                                                     "re_evaluation",
                                                     "revocation",
                                                     "province_round",
                                                     "central_round",
                                                     "T2",
                                                     "T3"};
constexpr std::string_view earliest_term = "re_evaluation_filing_earliest";
constexpr std::string_view latest_term = "re_evaluation_filing_latest";

const Term* term_of(const Regime& regime, std::string_view id) {
    const auto found = std::ranges::find(regime.terms, id, &Term::id);
    return found == regime.terms.end() ? nullptr : &*found;
}

std::optional<FilingTerms> filing_terms_of(const Regime& regime) {
    const auto* earliest = term_of(regime, earliest_term);
    const auto* latest = term_of(regime, latest_term);
    if (!earliest || !latest) return std::nullopt;
    return FilingTerms{earliest->amount, latest->amount, &regime, latest->article};
}

Party party_of(std::string_view actor, bool five_stars) {
    if (actor == "province_or_central") return five_stars ? Party::central : Party::province;
    const auto found = std::ranges::find(party_codes, actor);
    if (found == party_codes.end()) throw std::logic_error("a term is of owner, commune, province or central");
    return static_cast<Party>(found - party_codes.begin());
}

// What a term counts from and what ends it.
struct Counting {
    What what;
    std::optional<Date> CaseFacts::*from;
    std::optional<Date> CaseFacts::*until;
    bool of_re_evaluation_only;
};
constexpr std::array countings{
    Counting{What::commune_check, &CaseFacts::filed, &CaseFacts::proposed, false},
    Counting{What::re_evaluation, &CaseFacts::full_dossier, &CaseFacts::decided, true},
    Counting{What::revocation, &CaseFacts::violation_found, &CaseFacts::revoked, false},
};

Date day_of_year(int year, std::uint8_t month, std::uint8_t day) { return *Date::from_civil(year, month, day); }

// "Trước ngày": the day before the one the law names.
Date cut_off(const Round& round, int year) {
    return day_of_year(year, round.proposed_month, round.proposed_day).plus_days(-1);
}
Date result_day(const Round& round, int year) {
    const bool next_year =
        std::pair(round.done_month, round.done_day) < std::pair(round.proposed_month, round.proposed_day);
    return day_of_year(next_year ? year + 1 : year, round.done_month, round.done_day).plus_days(-1);
}

// The round of a level that takes what is sent on a day.
struct Taken {
    const Round* round;
    int year;
};
std::optional<Taken> round_for(const Regime& regime, Authority level, Date sent) {
    std::optional<Taken> found;
    for (const auto& round : regime.rounds) {
        if (round.level != level) continue;
        const int year = sent <= cut_off(round, sent.year()) ? sent.year() : sent.year() + 1;
        if (!found || cut_off(round, year) < cut_off(*found->round, found->year)) found = Taken{&round, year};
    }
    return found;
}

// Whose terms govern a case that is not filed yet, or whose filing is not known.
const Regime* governing(const Law& law, const Clocks& clocks, Date asked) {
    return clocks.governed ? clocks.governed->regime : law.in_force(asked);
}

class Reckoning {
public:
    Reckoning(const Law& law, const CaseFacts& facts, Date asked, const Calendar& calendar)
        : law_(law), facts_(facts), asked_(asked), calendar_(calendar) {}

    Clocks run() {
        if (facts_.filed)
            clocks_.governed = regime_of_case(law_, *facts_.filed, facts_.application, facts_.decided, asked_);
        clocks_.expires = facts_.expires;
        if (!clocks_.expires && facts_.issued) clocks_.expires = end_of_certificate(law_, *facts_.issued);
        for (const auto& counting : countings) add_term(counting);
        if (clocks_.expires) add_certificate(*clocks_.expires);
        add_waiting_case();
        if (facts_.application != Application::re_evaluation) {
            add_round(Authority::province, facts_.proposed, What::province_round);
            if (facts_.five_stars) add_round(Authority::central, facts_.sent_to_central, What::central_round);
        }
        std::ranges::stable_sort(clocks_.dues, {}, &Due::last);
        return std::move(clocks_);
    }

private:
    void add(Due due) {
        const Date day = due.done.value_or(asked_);
        due.left = due.last.days() - day.days();
        due.on_day_off = !is_working_day(due.last, calendar_);
        const bool early = due.earliest && day < *due.earliest;
        if (due.done) {
            due.state = early ? State::done_early : due.left < 0 ? State::done_late : State::done;
        } else {
            due.state = early ? State::not_yet : due.left < 0 ? State::late : State::open;
        }
        clocks_.dues.push_back(due);
    }

    void add_term(const Counting& counting) {
        const auto& since = facts_.*counting.from;
        if (!since || (counting.of_re_evaluation_only && facts_.application != Application::re_evaluation)) return;
        const auto* regime =
            counting.what == What::revocation ? law_.in_force(*since) : governing(law_, clocks_, asked_);
        const auto* term = regime ? term_of(*regime, code_of(counting.what)) : nullptr;
        if (!term || *since < regime->from) return;  // a decision sets no term for what came before it
        Due due{.what = counting.what,
                .who = party_of(term->actor, facts_.five_stars),
                .since = *since,
                .last = since->plus_days(term->amount),
                .amount = term->amount,
                .working_days = term->working_days,
                .regime = regime,
                .article = term->article,
                .done = facts_.*counting.until};
        if (term->working_days) {
            due.last = working_days_after(*since, term->amount, calendar_);
            due.holidays_unknown = !calendar_.knows(*since, due.last);
        }
        add(due);
    }

    void add_certificate(Date expires) {
        const auto* regime = facts_.issued ? law_.in_force(*facts_.issued) : nullptr;
        const auto window = filing_window(law_, expires);
        // What somebody files for the first time does not renew a certificate.
        const auto filed = facts_.application == Application::re_evaluation ? facts_.filed : std::nullopt;
        if (window)
            add({.what = What::filing_window,
                 .who = Party::owner,
                 .since = expires,
                 .earliest = window->opens,
                 .last = window->closes,
                 .regime = window->regime,
                 .article = window->article,
                 .done = filed});
        add({.what = What::certificate_end,
             .who = Party::owner,
             .since = facts_.issued.value_or(expires),
             .last = expires,
             .amount = facts_.issued && !facts_.expires && regime ? regime->validity_months.value_or(0) : 0,
             .regime = regime,
             .article = regime ? std::string_view(regime->validity_article) : std::string_view()});
        if (facts_.application != Application::re_evaluation) return;
        if (const auto standstill = standstill_of(law_, expires))
            add({.what = What::certificate_stands,
                 .who = Party::owner,
                 .since = expires,
                 .last = standstill->last,
                 .amount = standstill->days,
                 .regime = standstill->regime,
                 .article = standstill->article,
                 .done = facts_.decided});
    }

    void add_waiting_case() {
        if (!clocks_.governed || !clocks_.governed->finish_by) return;
        const auto& governed = *clocks_.governed;
        add({.what = What::waiting_case,
             .who = facts_.five_stars ? Party::central : Party::province,
             .since = governed.changed_by->from,
             .last = *governed.finish_by,
             .amount = *days_for(*governed.transition, facts_.application),
             .regime = governed.changed_by,
             .article = governed.transition->article,
             .done = facts_.decided});
    }

    void add_round(Authority level, std::optional<Date> sent, What what) {
        const auto* regime = governing(law_, clocks_, asked_);
        if (!sent || !regime || *sent < regime->from) return;
        const auto taken = round_for(*regime, level, *sent);
        if (!taken) return;
        // What goes on to the centre leaves the province's round with that.
        const auto done =
            what == What::province_round && facts_.sent_to_central ? facts_.sent_to_central : facts_.decided;
        add({.what = what,
             .who = level == Authority::central ? Party::central : Party::province,
             .since = *sent,
             .last = result_day(*taken->round, taken->year),
             .regime = regime,
             .article = taken->round->article,
             .round = taken->round->number,
             .done = done});
    }

    const Law& law_;
    const CaseFacts& facts_;
    const Date asked_;
    const Calendar& calendar_;
    Clocks clocks_;
};

}  // namespace

std::string_view code_of(Party party) { return party_codes[static_cast<std::size_t>(party)]; }
std::string_view code_of(What what) { return what_codes[static_cast<std::size_t>(what)]; }

Clocks clocks_of(const Law& law, const CaseFacts& facts, Date asked, const Calendar& calendar) {
    return Reckoning(law, facts, asked, calendar).run();
}

std::vector<RoundChance> next_rounds(const Regime& regime, Date day, std::size_t count, const Calendar& calendar) {
    const auto* check = term_of(regime, code_of(What::commune_check));
    std::vector<RoundChance> chances;
    for (const Authority level : {Authority::province, Authority::central}) {
        Date from = day;
        for (std::size_t i = 0; i < count; ++i) {
            const auto taken = round_for(regime, level, from);
            if (!taken) break;
            RoundChance chance{.round = taken->round,
                               .year = taken->year,
                               .send_by = cut_off(*taken->round, taken->year),
                               .done_by = result_day(*taken->round, taken->year)};
            if (level == Authority::province && check && check->working_days) {
                chance.file_by = latest_start(chance.send_by, check->amount, calendar);
                chance.holidays_unknown = !calendar.knows(*chance.file_by, chance.send_by);
            }
            chances.push_back(chance);
            from = chance.send_by.plus_days(1);
        }
    }
    std::ranges::stable_sort(chances, {}, &RoundChance::send_by);
    return chances;
}

std::optional<FilingTerms> filing_terms(const Law& law, Date day) {
    for (const auto& regime : law.regimes) {
        const auto terms = filing_terms_of(regime);
        if (terms && (!regime.to || day <= *regime.to)) return terms;
    }
    return std::nullopt;
}

std::optional<FilingWindow> filing_window(const Law& law, Date expires) {
    for (const auto& regime : law.regimes) {
        const auto terms = filing_terms_of(regime);
        if (!terms) continue;
        const Date closes = expires.plus_days(-terms->latest);
        if (law.in_force(closes) == &regime)
            return FilingWindow{expires.plus_days(-terms->earliest), closes, &regime, terms->article};
    }
    return std::nullopt;
}

std::optional<Standstill> standstill_of(const Law& law, Date expires) {
    for (const auto& regime : law.regimes) {
        const auto* latest = term_of(regime, latest_term);
        if (!latest || expires < regime.from || expires.plus_days(-latest->amount) >= regime.from) continue;
        for (const auto& one : regime.transition)
            if (one.max_extension_days)
                return Standstill{expires.plus_days(*one.max_extension_days), *one.max_extension_days, &regime,
                                  one.article};
    }
    return std::nullopt;
}

std::int32_t longest_standstill(const Law& law) {
    std::int32_t longest = 0;
    for (const auto& regime : law.regimes)
        for (const auto& one : regime.transition) longest = std::max(longest, one.max_extension_days.value_or(0));
    return longest;
}

std::optional<Date> end_of_certificate(const Law& law, Date issued) {
    const auto* regime = law.in_force(issued);
    if (!regime || !regime->validity_months) return std::nullopt;
    return issued.plus_months(*regime->validity_months);
}

}  // namespace saolang::law
