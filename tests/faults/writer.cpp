// faults_writer FOLDER TOKEN THREADS [POSTGRESQL]: until it is killed or nobody reads, each thread stores producers,
// each with its product in the same write, every fourth with a document of its own, and prints a name once its write
// was answered. `verify` then says whether every row's document is on the disk.

#include <charconv>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <unistd.h>

#include "evidence/store.hpp"
#include "registry/store.hpp"

using namespace saolang;

namespace {

std::optional<evidence::StoredUpload> document(const std::string& folder, const std::string& name) {
    // Large enough to be killed while it is written.
    const web::UploadedFile sent{"tep", name + ".pdf", "application/pdf", "%PDF-" + name + std::string(200'000, ' ')};
    auto stored = evidence::store_upload(folder, evidence::Kind::document, sent);
    return stored ? std::optional(*std::move(stored)) : std::nullopt;
}

void store(db::Database& database, const std::string& name, const std::optional<evidence::StoredUpload>& upload,
           const Randomness& random) {
    const auto change = trail::begin_change({"console"}, "faults", random);
    database.write([&](db::Writer& writer) {
        const registry::WriteContext context{writer, change, system_moment(), random};
        registry::Producer producer;
        producer.name = name;
        registry::Product product;
        product.name = name;
        product.producer = registry::add_producer(context, producer).id;
        const auto added = registry::add_product(context, product);
        if (!upload) return;
        const trail::Subject subject{"product", static_cast<std::int64_t>(added.id)};
        if (!evidence::add_evidence(context, {.subject = subject, .title = name}, *upload))
            throw std::logic_error("the product just stored is not there");
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
                store(*database, name, n % 4 == 0 ? document(options.folder, name) : std::nullopt, random);
                if (!print(name + "\n")) return;
            }
        });
    }
    return 0;
}
