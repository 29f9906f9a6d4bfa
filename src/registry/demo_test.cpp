#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "registry/demo_for_tests.hpp"
#include "registry/demo_plan.hpp"

namespace saolang::registry {
namespace {

Date day(std::string_view text) { return parse_iso_date(text).value(); }

std::optional<int> star_on(const DemoProduct& product, Date date) {
    std::vector<Term> terms;
    for (const auto& recognition : product.recognitions) terms.push_back(term_of(recognition.facts).value());
    const auto standing = standing_on(terms, date);
    if (standing.kind != Standing::Kind::recognised) return std::nullopt;
    return standing.star.value().number();
}

const Producer& producer_of(const Demo& demo, const DemoProduct& product) {
    return demo.producers[product.producer].facts;
}

// The district of 2024 the product is made in.
std::string district_of(const Demo& demo, const DemoProduct& product, Date date) {
    const auto& place = producer_of(demo, product).place.value();
    const auto commune = units().by_key(place.code, place.valid_from).value();
    return units()[units().locate(commune, places::Level::district, date).value()].bare_name;
}

struct Totals {
    int products = 0;
    std::map<int, int> stars;
    std::set<std::size_t> producers;
    std::map<std::string_view, int> groups;
};

template <class Which>
Totals totals_of(const Demo& demo, std::string_view date, Which which) {
    Totals totals;
    for (const auto& product : demo.products) {
        const auto star = star_on(product, day(date));
        if (!star || !which(product)) continue;
        ++totals.products;
        ++totals.stars[*star];
        ++totals.groups[code_of(product.facts.group.value())];
        totals.producers.insert(product.producer);
    }
    return totals;
}

Totals totals_of(const Demo& demo, std::string_view date) {
    return totals_of(demo, date, [](const DemoProduct&) { return true; });
}

Totals in_district(std::string_view name, std::string_view date) {
    return totals_of(reference(), date,
                     [&](const DemoProduct& product) { return district_of(reference(), product, day(date)) == name; });
}

// Stars given by one decision.
std::map<int, int> given_by(std::string_view number) {
    std::map<int, int> stars;
    for (const auto& product : reference().products)
        for (const auto& recognition : product.recognitions)
            if (reference().decisions[recognition.decision].number == number) ++stars[recognition.facts.star->number()];
    return stars;
}

using Stars = std::map<int, int>;

TEST(ReferenceYear, counts_206_products_at_the_end_of_2020) {
    EXPECT_EQ(totals_of(reference(), "2020-12-31").stars, (Stars{{3, 179}, {4, 27}}));
}

TEST(ReferenceYear, counts_333_products_from_the_end_of_2022_through_february_2023) {
    for (const auto* date : {"2022-12-31", "2023-01-03", "2023-01-04", "2023-02-28"})
        EXPECT_EQ(totals_of(reference(), date).stars, (Stars{{3, 275}, {4, 58}})) << date;
}

TEST(ReferenceYear, counts_395_products_of_314_producers_at_the_end_of_2023) {
    const auto totals = totals_of(reference(), "2023-12-31");
    EXPECT_EQ(totals.products, 395);
    EXPECT_EQ(totals.stars, (Stars{{3, 334}, {4, 61}}));
    EXPECT_EQ(totals.producers.size(), 314U);
}

TEST(ReferenceYear, counts_407_products_of_325_producers_with_the_published_split_in_august_2024) {
    const auto totals = totals_of(reference(), "2024-08-31");
    EXPECT_EQ(totals.stars, (Stars{{3, 346}, {4, 61}}));
    EXPECT_EQ(totals.groups, (std::map<std::string_view, int>{
                                 {"food", 302}, {"drink", 32}, {"medicinal", 24}, {"craft", 47}, {"tourism", 2}}));
    std::map<ProducerKind, int> kinds;
    for (const auto position : totals.producers) ++kinds[reference().producers[position].facts.kind.value()];
    EXPECT_EQ(totals.producers.size(), 325U);
    EXPECT_EQ(kinds[ProducerKind::enterprise], 43);
    EXPECT_EQ(kinds[ProducerKind::cooperative] + kinds[ProducerKind::cooperative_group], 118);
    EXPECT_EQ(kinds[ProducerKind::household] + kinds[ProducerKind::farm] + kinds[ProducerKind::other], 164);
}

TEST(ReferenceYear, has_169_products_of_mountain_districts_in_august_2024) {
    int products = 0;
    for (const auto* name : {"Bắc Trà My", "Nam Trà My", "Phước Sơn", "Nam Giang", "Đông Giang", "Tây Giang",
                             "Tiên Phước", "Hiệp Đức", "Nông Sơn"})
        products += in_district(name, "2024-08-31").products;
    EXPECT_EQ(products, 169);
}

TEST(ReferenceYear, counts_482_products_at_the_end_of_2024_and_two_of_five_stars_from_17_january_2025) {
    EXPECT_EQ(totals_of(reference(), "2024-12-26").stars, (Stars{{3, 422}, {4, 60}}));
    EXPECT_EQ(totals_of(reference(), "2024-12-31").stars, (Stars{{3, 422}, {4, 60}}));
    EXPECT_EQ(totals_of(reference(), "2025-01-16").stars, (Stars{{3, 422}, {4, 60}}));
    EXPECT_EQ(totals_of(reference(), "2025-01-17").stars, (Stars{{3, 422}, {4, 58}, {5, 2}}));
}

TEST(ReferenceYear, stays_below_the_552_products_of_the_merged_city_at_the_end_of_2025) {
    const auto totals = totals_of(reference(), "2025-12-31");
    EXPECT_LT(totals.products, 552);
    EXPECT_GT(totals.products, 400);
    EXPECT_EQ(totals.stars.at(5), 2);
}

TEST(ReferenceYear, gives_the_published_stars_by_the_published_decisions) {
    EXPECT_EQ(given_by("14/QĐ-UBND"), (Stars{{3, 73}, {4, 12}}));
    EXPECT_EQ(given_by("3026"), (Stars{{3, 9}, {4, 5}}));
    EXPECT_EQ(given_by("3610/QĐ-UBND"), (Stars{{3, 48}, {4, 11}}));
    EXPECT_EQ(given_by("377"), (Stars{{5, 2}}));
}

TEST(ReferenceYear, gives_them_to_the_published_number_of_producers) {
    const auto producers_of = [](std::string_view number, int star) {
        std::set<std::size_t> producers;
        for (const auto& product : reference().products)
            for (const auto& recognition : product.recognitions)
                if (reference().decisions[recognition.decision].number == number &&
                    recognition.facts.star->number() == star)
                    producers.insert(product.producer);
        return producers.size();
    };
    EXPECT_EQ(producers_of("14/QĐ-UBND", 3), 70U);
    EXPECT_EQ(producers_of("14/QĐ-UBND", 4), 10U);
    EXPECT_EQ(producers_of("3610/QĐ-UBND", 3), 45U);
    EXPECT_EQ(producers_of("3610/QĐ-UBND", 4), 11U);
}

TEST(ReferenceYear, marks_every_other_decision_number_as_sample) {
    const std::set<std::string> published{"14/QĐ-UBND", "3026", "3610/QĐ-UBND", "377"};
    for (const auto& decision : reference().decisions)
        EXPECT_TRUE(published.contains(decision.number) || decision.number.ends_with("-MẪU")) << decision.number;
}

TEST(ReferenceYear, keeps_the_published_counts_of_districts) {
    struct Known {
        const char* district;
        const char* date;
        int products;
        int four_stars;
    };
    constexpr std::array known{
        Known{"Hội An", "2020-06-30", 7, 3},      Known{"Hội An", "2021-01-31", 8, 3},
        Known{"Thăng Bình", "2021-03-31", 17, 2}, Known{"Thăng Bình", "2022-12-31", 24, 4},
        Known{"Thăng Bình", "2025-02-28", 32, 3}, Known{"Núi Thành", "2021-04-30", 13, 0},
        Known{"Quế Sơn", "2021-04-30", 8, 0},     Known{"Duy Xuyên", "2022-04-30", 13, 3},
        Known{"Hiệp Đức", "2020-08-31", 3, 0},    Known{"Hiệp Đức", "2021-09-30", 5, 0},
        Known{"Nam Giang", "2022-10-31", 6, 0},   Known{"Bắc Trà My", "2023-12-31", 15, 1},
        Known{"Nông Sơn", "2024-09-20", 22, 1},   Known{"Đại Lộc", "2022-12-31", 21, 4},
    };
    for (const auto& [district, date, products, four_stars] : known) {
        const auto totals = in_district(district, date);
        EXPECT_EQ(totals.products, products) << district << " " << date;
        const auto four = totals.stars.find(4);
        EXPECT_EQ(four == totals.stars.end() ? 0 : four->second, four_stars) << district << " " << date;
    }
    EXPECT_EQ(in_district("Điện Bàn", "2022-12-31").products, 24);
    EXPECT_EQ(in_district("Điện Bàn", "2022-12-31").producers.size(), 17U);
}

TEST(ReferenceYear, has_products_in_every_one_of_the_18_districts) {
    std::map<std::string, int> products;
    for (const auto& product : reference().products)
        if (star_on(product, day("2023-12-31"))) ++products[district_of(reference(), product, day("2023-12-31"))];
    EXPECT_EQ(products.size(), 18U);
    for (const auto& [district, count] : products) EXPECT_GE(count, 10) << district;
}

TEST(ReferenceYear, holds_upgrades_lapses_withdrawals_extensions_and_returns_after_a_gap) {
    int three_to_four = 0, four_to_five = 0, lapsed = 0, withdrawn = 0, extended = 0, gaps = 0, never = 0;
    const Date today = day("2026-11-24");
    for (const auto& product : reference().products) {
        never += product.recognitions.empty() ? 1 : 0;
        const Recognition* before = nullptr;
        for (const auto& recognition : product.recognitions) {
            const auto& now = recognition.facts;
            withdrawn += now.withdrawal ? 1 : 0;
            extended += now.extension ? 1 : 0;
            if (before) {
                three_to_four += before->star->number() == 3 && now.star->number() == 4 ? 1 : 0;
                four_to_five += before->star->number() == 4 && now.star->number() == 5 ? 1 : 0;
                const bool gap = now.valid_from && term_of(*before)->latest_until < *now.valid_from;
                gaps += gap ? 1 : 0;
            }
            before = &now;
        }
        lapsed += before && !before->withdrawal && !star_on(product, today) ? 1 : 0;
    }
    EXPECT_GE(three_to_four, 20);
    EXPECT_GE(four_to_five, 2);
    EXPECT_GE(lapsed, 30);
    EXPECT_GE(withdrawn, 15);
    EXPECT_GE(extended, 10);
    EXPECT_GE(gaps, 5);
    EXPECT_EQ(never, 24);
}

TEST(ReferenceYear, gives_every_recognition_36_months_and_no_extension_over_180_days) {
    for (const auto& product : reference().products) {
        for (const auto& recognition : product.recognitions) {
            const auto& facts = recognition.facts;
            EXPECT_EQ(facts.confidence, Confidence::sample);
            EXPECT_EQ(facts.valid_from, reference().decisions[recognition.decision].date);
            if (!facts.valid_from) {
                EXPECT_EQ(facts.year, 2022);
                EXPECT_FALSE(facts.valid_to);
                continue;
            }
            EXPECT_EQ(*facts.valid_to, last_day_of_term(*facts.valid_from)) << product.facts.name;
            if (facts.extension) {
                // Điều 12(3) holds from 2026-05-22 on.
                EXPECT_GE(*facts.valid_to, day("2026-05-22")) << product.facts.name;
                EXPECT_LE(facts.extension->until, facts.valid_to->plus_days(181)) << product.facts.name;
            }
            if (facts.withdrawal) {
                EXPECT_GT(facts.withdrawal->date, *facts.valid_from) << product.facts.name;
                EXPECT_LE(facts.withdrawal->date, *facts.valid_to) << product.facts.name;
            }
        }
    }
}

TEST(ReferenceYear, decides_at_the_level_the_law_of_the_day_names) {
    for (const auto& product : reference().products) {
        for (const auto& recognition : product.recognitions) {
            const auto& decision = reference().decisions[recognition.decision];
            if (!decision.date) continue;
            const int star = recognition.facts.star->number();
            const bool by_district =
                *decision.date >= day("2023-02-24") && *decision.date < day("2025-07-06") && star == 3;
            const bool is_district =
                decision.authority.starts_with("UBND huyện") || decision.authority.starts_with("UBND thị xã") ||
                decision.authority == "UBND thành phố Tam Kỳ" || decision.authority == "UBND thành phố Hội An";
            EXPECT_EQ(by_district, is_district) << decision.number << " " << decision.authority;
            EXPECT_EQ(star == 5, decision.authority.starts_with("Bộ ")) << decision.number;
        }
    }
}

TEST(ReferenceYear, scores_stand_in_the_band_of_their_star) {
    int scored = 0;
    for (const auto& product : reference().products) {
        for (const auto& recognition : product.recognitions) {
            if (!recognition.facts.score) continue;
            ++scored;
            const int star = recognition.facts.star->number();
            const int lowest = star == 3 ? 50 : star == 4 ? 70 : 90;
            EXPECT_GE(*recognition.facts.score, Points(lowest));
            EXPECT_LT(*recognition.facts.score, Points(lowest + (star == 5 ? 11 : 20)));
        }
    }
    EXPECT_GT(scored, 500);
}

TEST(ReferenceYear, keeps_places_that_existed_on_the_day_of_the_first_recognition) {
    int former = 0, today = 0;
    for (const auto& product : reference().products) {
        const auto& place = producer_of(reference(), product).place;
        ASSERT_TRUE(place);
        const auto commune = units().by_key(place->code, place->valid_from);
        ASSERT_TRUE(commune) << place->code;
        EXPECT_EQ(units()[*commune].level, places::Level::commune);
        // Every place can be counted under both hierarchies.
        const auto after = units().locate(*commune, places::Level::commune, day("2026-11-24"));
        EXPECT_TRUE(after) << units()[*commune].name;
        (place->valid_from == day("2025-07-01") ? today : former) += 1;
    }
    EXPECT_GT(former, 500);
    EXPECT_GT(today, 10);
    std::map<std::size_t, Date> first;
    for (const auto& product : reference().products) {
        if (product.recognitions.empty()) continue;
        const Date from = product.recognitions.front().facts.valid_from.value_or(day("2022-12-31"));
        const auto [at, added] = first.emplace(product.producer, from);
        if (!added) at->second = std::min(at->second, from);
    }
    for (const auto& [position, from] : first) {
        const auto& place = reference().producers[position].facts.place.value();
        const auto commune = units().by_key(place.code, place.valid_from).value();
        EXPECT_TRUE(units()[commune].valid.contains(from)) << units()[commune].name << " " << to_iso(from);
    }
}

TEST(ReferenceYear, makes_what_its_district_is_known_for) {
    const auto& plan = demo_plan();
    std::set<std::uint8_t> sets;
    for (const auto& life : plan.lives) {
        const auto& districts = plan.kinds[life.kind].districts;
        EXPECT_NE(std::ranges::find(districts, life.district), districts.end()) << plan.kinds[life.kind].name;
        sets.insert(plan.kinds[life.kind].set);
    }
    EXPECT_GE(sets.size(), 24U);
}

}  // namespace
}  // namespace saolang::registry
