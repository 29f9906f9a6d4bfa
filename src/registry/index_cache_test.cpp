#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "registry/index_for_tests.hpp"
#include "registry/selection.hpp"

namespace saolang::registry {
namespace {

// Holds nothing but a version and whether the registry changed since the last one, and counts how often it is loaded.
class EmptyDatabase : public db::Database {
public:
    void read(const std::function<void(db::Reader&)>& work) override {
        EmptyReader reader(*this);
        work(reader);
    }
    void write(const std::function<void(db::Writer&)>&) override { throw std::logic_error("nothing is written here"); }
    std::int64_t version() override { return now; }
    [[nodiscard]] db::Engine engine() const override { return db::Engine::sqlite; }
    [[nodiscard]] std::string describe() const override { return "empty"; }

    std::atomic<std::int64_t> now = 1;
    std::atomic<bool> touched = true;
    std::atomic<int> loads = 0;

private:
    struct One : db::Row {
        [[nodiscard]] bool is_null(int) const override { return false; }
        [[nodiscard]] std::int64_t integer(int) const override { return 1; }
        [[nodiscard]] std::string_view text(int) const override { return "1"; }
        [[nodiscard]] std::span<const std::uint8_t> bytes(int) const override { return {}; }
    };
    struct EmptyReader : db::Reader {
        explicit EmptyReader(EmptyDatabase& from) : database(from) {}
        void query(std::string_view sql, db::Params, const std::function<void(const db::Row&)>& each) override {
            if (sql.find("trail_entry") != std::string_view::npos) {
                if (database.touched) each(One{});
            } else if (sql.find("COUNT(*) FROM recognition") != std::string_view::npos) {
                ++database.loads;
            }
        }
        [[nodiscard]] db::Engine engine() const override { return db::Engine::sqlite; }
        EmptyDatabase& database;
    };
};

TEST(IndexCache, LoadsOnceForEachVersion) {
    EmptyDatabase database;
    IndexCache cache(database, places::Gazetteer::shipped());
    const auto first = cache.get();
    EXPECT_EQ(cache.get(), first);
    EXPECT_EQ(database.loads, 1);
    database.now = 2;
    EXPECT_EQ(cache.get()->version, 2);
    EXPECT_EQ(cache.get()->version, 2);
    EXPECT_EQ(database.loads, 2);
    EXPECT_EQ(first->version, 1) << "who still reads the old index keeps it";
}

TEST(IndexCache, AChangeOfAnAccountLoadsNothing) {
    EmptyDatabase database;
    IndexCache cache(database, places::Gazetteer::shipped());
    const auto first = cache.get();
    database.now = 2;
    database.touched = false;
    EXPECT_EQ(cache.get(), first);
    EXPECT_EQ(database.loads, 1);
}

TEST(IndexCache, OneThreadLoadsWhileTheOthersWait) {
    EmptyDatabase database;
    IndexCache cache(database, places::Gazetteer::shipped());
    std::vector<std::thread> threads;
    threads.reserve(8);
    std::atomic<int> right = 0;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] { right += cache.get()->version == 1 ? 1 : 0; });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(right, 8);
    EXPECT_EQ(database.loads, 1);
}

TEST(Index, OfAnEmptyRegistryAnswersEveryQuestion) {
    const auto index = TestRegistry().build();
    const auto& gazetteer = places::Gazetteer::shipped();
    for (const char* words : {"", "mắm", "pohng"}) {
        const Selection selection{.words = words, .day = date(2024, 3, 1), .hierarchy_day = date(2024, 3, 1)};
        EXPECT_TRUE(all_of(*index, gazetteer, selection).empty());
        EXPECT_EQ(page_of(*index, gazetteer, selection, "", 24).total, 0U);
        EXPECT_TRUE(facets_of(*index, gazetteer, selection).by_place.empty());
    }
}

}  // namespace
}  // namespace saolang::registry
