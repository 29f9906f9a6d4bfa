// faults_writer FOLDER TOKEN THREADS [POSTGRESQL]: until it is killed or nobody reads, each thread stores producers,
// each with its product in the same write, and prints a name once its write was answered.

#include <charconv>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <unistd.h>

#include "registry/store.hpp"

using namespace saolang;

namespace {

void store(db::Database& database, const std::string& name, const Randomness& random) {
    const auto change = trail::begin_change({"console"}, "faults", random);
    database.write([&](db::Writer& writer) {
        const registry::WriteContext context{writer, change, system_moment(), random};
        registry::Producer producer;
        producer.name = name;
        registry::Product product;
        product.name = name;
        product.producer = registry::add_producer(context, producer).id;
        registry::add_product(context, product);
    });
}

// One call for each line: the reader never sees half a name.
bool print(const std::string& line) { return ::write(STDOUT_FILENO, line.data(), line.size()) > 0; }

}  // namespace

int main(int count, char** words) {
    if (count < 4) return 2;
    db::Options options;
    options.folder = words[1];
    if (count > 4) options.postgresql = words[4];
    const std::string token = words[2];
    int threads = 1;
    const std::string_view number = words[3];
    std::from_chars(number.data(), number.data() + number.size(), threads);

    const auto database = db::Database::open(options, db::Access::serve_or_write);
    const auto random = system_randomness();
    std::vector<std::jthread> writing;
    for (int thread = 0; thread < threads; ++thread) {
        writing.emplace_back([&, thread] {
            for (int n = 0;; ++n) {
                const auto name = fmt::format("{} {}-{}", token, thread, n);
                store(*database, name, random);
                if (!print(name + "\n")) return;
            }
        });
    }
    return 0;
}
