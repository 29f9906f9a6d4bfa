#include "advice/figure_store.hpp"

#include <gtest/gtest.h>

#include <random>

#include "db/engines_for_tests.hpp"

namespace saolang::advice {
namespace {

Randomness the_same_each_time() {
    return [random = std::make_shared<std::mt19937>(7)](std::span<std::uint8_t> bytes) {
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>((*random)() & 0xFFU);
    };
}

const OwnFigure quoted{.low = Dong{61'000'000},
                       .high = Dong{3'000'000'000},
                       .months = std::uint16_t{7},
                       .as_of = *Date::from_civil(2026, 11, 20),
                       .source = "Ba báo giá"};

class FigureStore : public db::Engines {
protected:
    void put(db::Database& database, std::string_view figure, const std::optional<OwnFigure>& own) {
        const auto change = trail::begin_change({"console"}, "thử", random_);
        database.write([&](db::Writer& writer) {
            put_figure({writer, change, Moment{1'795'000'000'000}, random_}, figure, own);
        });
    }
    // Entries of the trail; the promises `verify` checks hold.
    static std::int64_t entries(db::Database& database) {
        std::int64_t count = 0;
        database.read([&](db::Reader& reader) {
            for (const auto& promise : invariants()) EXPECT_FALSE(promise.broken(reader)) << promise.name;
            count = reader.integer("SELECT count(*) FROM trail_entry").value();
        });
        return count;
    }
    Randomness random_ = the_same_each_time();
};
INSTANTIATE_TEST_SUITE_P(Both, FigureStore, db::both_engines, db::engine_name);

TEST_P(FigureStore, AnOwnFigureStandsOverTheShippedOneUntilItIsGivenUp) {
    const auto database = open();
    FigureCache figures(*database);
    EXPECT_FALSE(figures.get()->figure("haccp")->own);

    put(*database, "haccp", quoted);
    EXPECT_EQ(entries(*database), 1);
    const auto own = figures.get();
    EXPECT_TRUE(own->figure("haccp")->own);
    EXPECT_EQ(own->figure("haccp")->low, quoted.low);
    EXPECT_EQ(own->figure("haccp")->high, quoted.high);
    EXPECT_EQ(own->figure("haccp")->months, quoted.months);
    EXPECT_EQ(own->figure("haccp")->as_of, quoted.as_of);
    EXPECT_EQ(own->figure("haccp")->source_vi, quoted.source);
    EXPECT_EQ(figures.get(), own) << "made once for a version of the data";

    put(*database, "haccp", quoted);
    EXPECT_EQ(entries(*database), 1) << "nothing differs";
    put(*database, "haccp", std::nullopt);
    EXPECT_EQ(entries(*database), 2);
    EXPECT_FALSE(figures.get()->figure("haccp")->own);
    EXPECT_EQ(figures.get()->figure("haccp")->low, ReferenceFigures::shipped().figure("haccp")->low);
}

TEST_P(FigureStore, WhatIsNotKnownStaysUnknown) {
    const auto database = open();
    FigureCache figures(*database);
    put(*database, "gmp", OwnFigure{.low = {}, .high = {}, .as_of = quoted.as_of, .source = "hỏi mà chưa rõ"});
    const auto now = figures.get();
    EXPECT_TRUE(now->figure("gmp")->own);
    EXPECT_FALSE(now->figure("gmp")->low);
    EXPECT_FALSE(now->figure("gmp")->months);
    (void)entries(*database);
}

TEST_P(FigureStore, GivingUpWhatNobodyWroteWritesNothing) {
    const auto database = open();
    put(*database, "gmp", std::nullopt);
    EXPECT_EQ(entries(*database), 0);
}

TEST_P(FigureStore, ARowChangedBehindTheTrailIsFound) {
    const auto database = open();
    put(*database, "gmp", quoted);
    database->write([](db::Writer& writer) { writer.execute("UPDATE reference_figure SET low = 1", {}); });
    database->read([](db::Reader& reader) { EXPECT_TRUE(invariants().front().broken(reader)); });
}

}  // namespace
}  // namespace saolang::advice
