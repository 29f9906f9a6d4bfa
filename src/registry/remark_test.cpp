#include "registry/remark.hpp"

#include "db/engines_for_tests.hpp"

namespace saolang::registry {
namespace {

constexpr Moment noon{1'700'000'000'000};

class RemarkStore : public db::Engines {
protected:
    void SetUp() override {
        db::Engines::SetUp();
        if (IsSkipped()) return;
        database = open();
        write([&](const WriteContext& context) {
            Product product;
            product.name = "Mật ong mẫu";
            honey = add_product(context, product).id;
        });
    }
    void write(const std::function<void(const WriteContext&)>& work) {
        const auto random = system_randomness();
        const auto change = trail::begin_change({"public"}, "bao-sai", random);
        database->write([&](db::Writer& writer) { work({writer, change, noon, random}); });
    }
    bool send(const std::string& code, Moment moment, const std::string& words = "Bốn sao, không phải ba") {
        bool taken = false;
        write([&](const WriteContext& context) {
            taken = add_remark(context, {code, honey, words, "0905 000 000", moment}).has_value();
        });
        return taken;
    }
    std::size_t count() {
        std::size_t found = 0;
        database->read([&](db::Reader& reader) { found = remarks(reader).size(); });
        return found;
    }

    std::unique_ptr<db::Database> database;
    ProductId honey{};
};

INSTANTIATE_TEST_SUITE_P(Both, RemarkStore, db::both_engines, db::engine_name);

TEST_P(RemarkStore, TheSameRemarkSentTwiceIsOne) {
    EXPECT_TRUE(send("abcdefghjk", noon));
    const auto version = database->version();
    EXPECT_TRUE(send("abcdefghjk", noon));
    EXPECT_EQ(count(), 1U);
    EXPECT_EQ(database->version(), version) << "the second leaves no trail entry";
}

TEST_P(RemarkStore, TheSameWordsWithinTheHourAreOneRemark) {
    EXPECT_TRUE(send("abcdefghjk", noon));
    EXPECT_TRUE(send("mnpqrstvwx", Moment{noon.milliseconds + 3'599'999}));
    EXPECT_EQ(count(), 1U);
    EXPECT_TRUE(send("mnpqrstvwx", Moment{noon.milliseconds + 3'599'999}, "Sai tên chủ thể"));
    EXPECT_EQ(count(), 2U);
    EXPECT_TRUE(send("yz23456789", Moment{noon.milliseconds + 3'600'000}));
    EXPECT_EQ(count(), 3U);
}

TEST_P(RemarkStore, WhatItSaysAndWhoSentItAreNotInTheChain) {
    ASSERT_TRUE(send("abcdefghjk", noon));
    database->read([&](db::Reader& reader) {
        const auto entries = trail::history(reader, {"remark", 1});
        ASSERT_EQ(entries.size(), 1U);
        EXPECT_EQ(entries[0].after.find("Bốn sao"), std::string::npos);
        EXPECT_EQ(entries[0].after.find("0905"), std::string::npos);
        EXPECT_EQ(remarks(reader).at(0).words, "Bốn sao, không phải ba");
    });
}

TEST_P(RemarkStore, AFloodIsStoppedForAnHour) {
    for (std::size_t i = 0; i < most_remarks_an_hour; ++i)
        EXPECT_TRUE(send("code" + std::to_string(i), noon, "Báo cáo " + std::to_string(i)));
    EXPECT_FALSE(send("onemore", noon));
    EXPECT_TRUE(send("onemore", Moment{noon.milliseconds + 3'600'000}));
}

}  // namespace
}  // namespace saolang::registry
