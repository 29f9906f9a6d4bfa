#include <gtest/gtest.h>
#include <sodium.h>

#include <array>
#include <map>
#include <set>

#include "db/engines_for_tests.hpp"
#include "registry/as_known.hpp"
#include "registry/demo_for_tests.hpp"
#include "registry/index.hpp"
#include "registry/store.hpp"

namespace saolang::registry {
namespace {

bool stands_on(const DemoProduct& product, Date day) {
    std::vector<Term> terms;
    for (const auto& recognition : product.recognitions) terms.push_back(term_of(recognition.facts).value());
    return standing_on(terms, day).kind == Standing::Kind::recognised;
}

std::string digest_of(const Demo& demo) {
    std::string all;
    for (const auto& producer : demo.producers) all += producer.facts.name + producer.facts.place->code + "\n";
    for (const auto& product : demo.products) {
        all += product.facts.name + product.facts.code + product.story.story + std::to_string(product.producer) + "\n";
        for (const auto& recognition : product.recognitions) {
            all += std::to_string(recognition.decision) + "/" + std::to_string(recognition.facts.star->number());
            all += recognition.facts.score ? to_text(*recognition.facts.score) : "-";
        }
    }
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(all.data()), all.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

TEST(SizeOfTheReferenceYear, composes_the_same_twice) {
    EXPECT_EQ(digest_of(compose_demo(units())), digest_of(reference()));
    EXPECT_EQ(digest_of(compose_demo(units(), 1'700)), digest_of(compose_demo(units(), 1'700)));
}

TEST(SizeOfTheReferenceYear, grows_to_any_size_and_keeps_its_shape) {
    for (const std::size_t size : {1U, 50U, 609U, 1'700U, 20'000U}) {
        const auto demo = compose_demo(units(), size);
        ASSERT_EQ(demo.products.size(), size);
        for (const auto& product : demo.products) ASSERT_LT(product.producer, demo.producers.size());
    }
    const auto demo = compose_demo(units(), 20'000);
    const double grown = 20'000.0 / static_cast<double>(reference().products.size());
    int recognised = 0;
    std::set<std::size_t> producers;
    for (const auto& product : demo.products) {
        if (!stands_on(product, parse_iso_date("2023-12-31").value())) continue;
        ++recognised;
        producers.insert(product.producer);
    }
    EXPECT_NEAR(recognised, 395 * grown, 5);
    EXPECT_NEAR(static_cast<double>(producers.size()), 314 * grown, 10);
    std::set<std::string> codes, names;
    for (const auto& product : demo.products) {
        names.insert(product.facts.name);
        if (product.recognitions.empty()) continue;
        EXPECT_TRUE(codes.insert(product.facts.code).second) << product.facts.code;
    }
    EXPECT_EQ(names.size(), demo.products.size());
}

using ReferenceYearInTheStore = db::Engines;
INSTANTIATE_TEST_SUITE_P(Both, ReferenceYearInTheStore, db::both_engines, db::engine_name);

constexpr Moment now{1'795'500'000'000};  // 24/11/2026

TEST_P(ReferenceYearInTheStore, is_written_with_its_trail_and_its_settings) {
    const auto database = open();
    const auto written = write_demo(*database, units(), 0, now, demo_randomness());
    EXPECT_EQ(written.products, reference().products.size());
    EXPECT_EQ(written.producers, reference().producers.size());
    EXPECT_EQ(written.decisions, reference().decisions.size());
    database->read([&](db::Reader& reader) {
        EXPECT_EQ(setting(reader, "province"), "49");
        EXPECT_EQ(setting(reader, "sample"), "1");
        EXPECT_EQ(reader.integer("SELECT count(*) FROM product"), static_cast<std::int64_t>(written.products));
        EXPECT_EQ(reader.integer("SELECT count(*) FROM recognition WHERE confidence <> 'sample'"), 0);
        const auto chain = trail::verify_chain(reader);
        ASSERT_TRUE(chain);
        EXPECT_GE(chain->entries, static_cast<std::int64_t>(written.products + written.producers + written.decisions +
                                                            written.recognitions + 2));
        for (const auto& promise : invariants()) EXPECT_EQ(promise.broken(reader), std::nullopt) << promise.name;
    });
}

TEST_P(ReferenceYearInTheStore, ends_as_it_is_composed) {
    const auto database = open();
    write_demo(*database, units(), 0, now, demo_randomness());
    database->read([&](db::Reader& reader) {
        const auto index = load_index(reader, units(), 0);
        std::map<std::string, const DemoProduct*> composed;
        for (const auto& product : reference().products) composed[product.facts.name] = &product;
        ASSERT_EQ(index->products.size(), composed.size());
        for (ProductAt at = 0; at < index->products.size(); ++at) {
            const auto& stored = index->products[at];
            const auto& expected = *composed.at(stored.name);
            EXPECT_EQ(stored.status, expected.facts.status) << stored.name;
            EXPECT_EQ(expected.facts.code.empty() ? expected.facts.code : stored.code, expected.facts.code);
            const auto recognitions = index->recognitions_of(at);
            ASSERT_EQ(recognitions.size(), expected.recognitions.size()) << stored.name;
            for (std::size_t k = 0; k < recognitions.size(); ++k) {
                const auto& facts = expected.recognitions[k].facts;
                EXPECT_EQ(recognitions[k].star, facts.star) << stored.name;
                EXPECT_EQ(recognitions[k].valid_from, facts.valid_from) << stored.name;
                EXPECT_EQ(recognitions[k].withdrawal, facts.withdrawal) << stored.name;
                EXPECT_EQ(recognitions[k].extension, facts.extension) << stored.name;
            }
        }
    });
}

TEST_P(ReferenceYearInTheStore, is_entered_in_the_order_of_time_at_hours_of_offices_and_never_after_now) {
    const auto database = open();
    const auto early = demo_moment(*Date::from_civil(2024, 6, 30), 0);
    write_demo(*database, units(), 0, early, demo_randomness());
    database->read([&](db::Reader& reader) {
        std::int64_t last = 0;
        reader.query("SELECT moment FROM trail_entry ORDER BY sequence", {}, [&](const db::Row& row) {
            const auto moment = row.integer(0);
            EXPECT_GE(moment, last);
            EXPECT_LE(moment, early.milliseconds);
            const auto hour = (moment / 3'600'000 + 7) % 24;
            EXPECT_GE(hour, 8);
            EXPECT_LT(hour, 17);
            last = moment;
        });
        EXPECT_EQ(last, early.milliseconds);
    });
}

// Products of that many stars on a day, as it was known at the end of a day.
std::map<int, int> stars_on(const Index& index, Date date) {
    std::map<int, int> stars;
    for (ProductAt at = 0; at < index.products.size(); ++at) {
        const auto standing = index.standing(at, date);
        if (standing.kind == Standing::Kind::recognised) ++stars[standing.star->number()];
    }
    return stars;
}

TEST_P(ReferenceYearInTheStore, was_known_later_than_it_was_true) {
    const auto database = open();
    write_demo(*database, units(), 0, now, demo_randomness());
    using Stars = std::map<int, int>;
    struct Case {
        const char* day;
        Stars then_true;
        Stars then_known;
    };
    const std::array cases{
        Case{"2023-12-31", {{3, 334}, {4, 61}}, {{3, 334}, {4, 61}}},
        Case{"2024-03-31", {{3, 334}, {4, 61}}, {{3, 334}, {4, 61}}},
        Case{"2024-06-30", {{3, 350}, {4, 61}}, {{3, 347}, {4, 61}}},
        Case{"2024-08-31", {{3, 346}, {4, 61}}, {{3, 346}, {4, 61}}},
        Case{"2024-09-30", {{3, 368}, {4, 61}}, {{3, 350}, {4, 61}}},
        Case{"2024-12-26", {{3, 422}, {4, 60}}, {{3, 422}, {4, 60}}},
        Case{"2024-12-31", {{3, 422}, {4, 60}}, {{3, 422}, {4, 60}}},
        Case{"2025-01-17", {{3, 422}, {4, 58}, {5, 2}}, {{3, 422}, {4, 60}}},
    };
    database->read([&](db::Reader& reader) {
        const auto index = load_index(reader, units(), 0);
        for (const auto& [text, then_true, then_known] : cases) {
            const auto date = parse_iso_date(text).value();
            EXPECT_EQ(stars_on(*index, date), then_true) << text;
            EXPECT_EQ(stars_on(*index_as_known(reader, units(), end_of(date)), date), then_known) << text;
        }
    });
}

TEST_P(ReferenceYearInTheStore, grows_with_the_same_moments) {
    const auto database = open();
    write_demo(*database, units(), 1'500, now, demo_randomness());
    database->read([&](db::Reader& reader) {
        const auto date = parse_iso_date("2024-06-30").value();
        const auto count = [&](const Index& index) {
            int all = 0;
            for (const auto& [star, products] : stars_on(index, date)) all += products;
            return all;
        };
        const auto then_true = count(*load_index(reader, units(), 0));
        const auto then_known = count(*index_as_known(reader, units(), end_of(date)));
        EXPECT_GT(then_true, then_known);
        EXPECT_GT(then_known, 900);
        EXPECT_TRUE(trail::verify_chain(reader));
    });
}

}  // namespace
}  // namespace saolang::registry
