#include <gtest/gtest.h>
#include <sodium.h>

#include <array>
#include <set>

#include "db/engines_for_tests.hpp"
#include "registry/demo_for_tests.hpp"
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

TEST_P(ReferenceYearInTheStore, is_written_as_one_change_with_its_trail_and_its_settings) {
    const auto database = open();
    const auto written = write_demo(*database, units(), 0, Moment{1'795'500'000'000}, demo_randomness());
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
        EXPECT_EQ(chain->entries, static_cast<std::int64_t>(written.products + written.producers + written.decisions +
                                                            written.recognitions + 2));
        EXPECT_EQ(chain->changes, 1);
    });
}

}  // namespace
}  // namespace saolang::registry
