#include <fmt/core.h>

#include <stdexcept>

#include "commands/commands.hpp"

namespace saolang::commands {

namespace {

// The table is read, its handlers are never called.
class NoDatabase : public db::Database {
public:
    void read(const std::function<void(db::Reader&)>&) override { refuse(); }
    void write(const std::function<void(db::Writer&)>&) override { refuse(); }
    std::int64_t version() override { return 0; }
    [[nodiscard]] db::Engine engine() const override { return db::Engine::sqlite; }
    [[nodiscard]] std::string describe() const override { return "none"; }

private:
    [[noreturn]] static void refuse() { throw std::logic_error("there is no database behind the list of routes"); }
};

}  // namespace

int routes() {
    NoDatabase database;
    const auto& gazetteer = places::Gazetteer::shipped();
    registry::IndexCache index(database, gazetteer);
    const registry::Site site{database, index, gazetteer, system_moment, system_randomness()};
    fmt::print("{}", web::routes_text(route_table(site, {})));
    return 0;
}

}  // namespace saolang::commands
