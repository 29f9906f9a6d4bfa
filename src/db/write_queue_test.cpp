#include "db/write_queue.hpp"

#include <gtest/gtest.h>

#include "db/engines_for_tests.hpp"

namespace saolang::db {

using WriteQueueTest = Engines;
INSTANTIATE_TEST_SUITE_P(Both, WriteQueueTest, both_engines, engine_name);

namespace {

// Counts the transactions of the connection behind it.
class Counted final : public WritingConnection {
public:
    Counted(std::unique_ptr<WritingConnection> inner, int& commits) : inner_(std::move(inner)), commits_(commits) {}
    using Writer::execute;
    using Writer::query;
    void query(std::string_view sql, Params params, const std::function<void(const Row&)>& each) override {
        inner_->query(sql, params, each);
    }
    std::int64_t execute(std::string_view sql, Params params) override { return inner_->execute(sql, params); }
    [[nodiscard]] Engine engine() const override { return inner_->engine(); }
    void begin() override { inner_->begin(); }
    void command(std::string_view sql) override {
        if (sql == "COMMIT") ++commits_;
        inner_->start_work();
        inner_->command(sql);
    }
    [[nodiscard]] bool in_transaction() const override { return inner_->in_transaction(); }
    void rollback() noexcept override { inner_->rollback(); }

private:
    std::unique_ptr<WritingConnection> inner_;
    int& commits_;
};

}  // namespace

TEST_P(WriteQueueTest, WorksThatWaitTogetherShareOneCommitAndFailAlone) {
    constexpr int works = 6;
    (void)open();  // makes the schema
    int commits = 0;
    WriteQueue queue(std::make_unique<Counted>(place().writing_connection(), commits));

    std::promise<void> started;
    std::promise<void> go;
    std::thread first([&] {
        queue.write([&](Writer&) {
            started.set_value();
            go.get_future().wait();
        });
    });
    started.get_future().wait();
    std::vector<std::thread> others;
    std::atomic<int> refused{0};
    for (int i = 0; i < works; ++i) {
        others.emplace_back([&queue, &refused, i] {
            try {
                queue.write([i](Writer& writer) {
                    writer.execute("INSERT INTO setting (name, value) VALUES ($1, '')", {param(std::to_string(i))});
                    // The third and the last break the schema's promise, after a good statement of their own.
                    if (i == 2 || i == works - 1) writer.execute("INSERT INTO setting (name) VALUES ('broken')");
                });
            } catch (const DatabaseError& error) {
                EXPECT_EQ(error.trouble(), Trouble::constraint);
                ++refused;
            }
        });
    }
    while (queue.waiting() != works) std::this_thread::yield();
    go.set_value();
    first.join();
    for (std::thread& other : others) other.join();

    EXPECT_EQ(commits, 2);
    EXPECT_EQ(refused, 2);
    queue.write([](Writer& writer) {
        std::string names;
        writer.query("SELECT name FROM setting ORDER BY name", {}, [&](const Row& row) { names += row.text(0); });
        EXPECT_EQ(names, "0134");
    });
}

}  // namespace saolang::db
