// The example of docs/formats/trail.md is what the code makes.

#include "trail/canonical.hpp"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "base/hash.hpp"
#include "db/engines_for_tests.hpp"
#include "trail/trail.hpp"

namespace saolang::trail {

namespace {

std::string document() {
    std::ifstream in(SAOLANG_ROOT "/docs/formats/trail.md", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// The lines of the first fenced block after `heading`.
std::vector<std::string> block_after(const std::string& text, const std::string& heading) {
    std::size_t at = text.find("```", text.find(heading));
    if (at == std::string::npos) return {};
    at = text.find('\n', at) + 1;
    std::vector<std::string> lines;
    while (text.compare(at, 3, "```") != 0) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

}  // namespace

TEST(TrailFormat, TheExampleOfTheDocumentIsWhatTheProgramWrites) {
    const db::TestPlace place(db::Engine::sqlite);
    const auto database = db::Database::open(place.options(), db::Access::serve_or_write);
    const Randomness salt = [](std::span<std::uint8_t> bytes) {
        for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i);
    };
    const Change change{{"lan"}, "Nhập danh sách \"năm 2023\"", "k7f3mwq9c2x8rtyp"};
    const Subject subject{"producer", 17};
    const Field phone{"phone", "0905 123 456", Privacy::personal};
    database->write([&](db::Writer& writer) {
        append(writer, change, Moment{1'704'042'000'000}, "import", subject, {}, {{"name", "HTX Cửa Khe"}, phone},
               salt);
        append(writer, change, Moment{1'704'042'000'500}, "correct", subject, {{"name", "HTX Cửa Khe"}, phone},
               {{"name", "HTX nước mắm\nCửa Khe"}, phone}, salt);
    });
    std::vector<std::string> lines;
    database->read([&](db::Reader& reader) {
        const auto entries = entries_of_change(reader, change.code);
        for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
            const auto state = [](const std::string& json) {
                return json.empty() ? std::nullopt : std::optional<std::string_view>(json);
            };
            std::string bytes;
            write_canonical(bytes, {entry->sequence, entry->moment.milliseconds, entry->change, entry->account,
                                    entry->action, entry->subject.kind, entry->subject.id, state(entry->before),
                                    state(entry->after), entry->reason, entry->previous_hash});
            EXPECT_EQ(sha256_hex(bytes), entry->hash);
            lines.push_back(bytes);
            lines.push_back(entry->hash);
        }
    });
    EXPECT_EQ(block_after(document(), "## Example"), lines) << [&] {
        std::string all;
        for (const std::string& line : lines) all += line + "\n";
        return all;
    }();
}

TEST(TrailFormat, CanonicalTextIsWhatAJsonReaderTakesBack) {
    for (const std::string text : {"", "Đà Nẵng", "\"\\/", "\b\f\n\r\t", "\x01\x1f\x7f", "🐘"}) {
        std::string json;
        append_json_text(json, text);
        EXPECT_EQ(boost::json::parse(json).as_string(), text);
    }
    std::string json;
    append_json_text(json, std::string_view("\x1f\0/\x7f", 4));
    EXPECT_EQ(json, "\"\\u001f\\u0000/\x7f\"");
}

TEST(TrailFormat, ACommitmentIsFoundOnlyWhereOneStands) {
    std::string disguised;
    append_json_text(disguised, "{\"personal\":\"1-aa\"}");
    const std::string state = "{\"a\":" + disguised + ",\"b\":{\"personal\":\"2-bb\"},\"c\":{\"personal\":\"3-cc\"}}";
    EXPECT_EQ(commitments_in(state), (std::vector<std::string_view>{"2-bb", "3-cc"}));
    EXPECT_EQ(number_of("12-ab"), 12);
    EXPECT_EQ(number_of("-ab"), std::nullopt);
    EXPECT_EQ(number_of("12"), std::nullopt);
}

TEST(TrailFormat, ACommitmentHidesTheValueBehindItsSalt) {
    const Salt salt{};
    EXPECT_EQ(commitment_of(1, salt, "0905"), "1-" + sha256_hex(std::string(32, '\0') + "0905"));
}

}  // namespace saolang::trail
