#include <gtest/gtest.h>

#include <filesystem>

#include "commands/commands.hpp"
#include "commands/files.hpp"
#include "db/test_place.hpp"

namespace saolang::commands {
namespace {

namespace fs = std::filesystem;

class Lists : public ::testing::Test {
protected:
    void SetUp() override { ASSERT_EQ(demo({data, 0}), 0); }

    db::TestPlace place{db::Engine::sqlite};
    Data data{place.options().folder, {}};
};

TEST_F(Lists, NeverGoOverTheDatabase) {
    const std::string database = data.folder + "/saolang.db";
    const auto size = fs::file_size(database);
    EXPECT_EQ(export_list({"producers", data, database}), 2);
    EXPECT_EQ(import({"producers", "none.csv", data, true, false, database}), 2);
    EXPECT_EQ(fs::file_size(database), size);
}

TEST_F(Lists, AreReadByTheirOwnerAlone) {
    const std::string list = data.folder + "/list.xlsx";
    ASSERT_EQ(export_list({"producers", data, list}), 0);
    EXPECT_EQ(fs::status(list).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

// Records of the programme, by their command: written as one change, read back without a difference, taken back whole.
TEST_F(Lists, OfTheProgrammesRecordsGoInOutAndBack) {
    const std::string list = data.folder + "/list.csv";
    const std::string out = data.folder + "/out.xlsx";
    const auto count = [&] {
        std::int64_t rows = 0;
        open_existing(data, db::Access::read_only)->read([&](db::Reader& reader) {
            rows = reader.integer("SELECT count(*) FROM zone").value_or(-1);
        });
        return rows;
    };
    const auto before = count();
    ASSERT_TRUE(write_file(list,
                           "Tên vùng,Huyện,Cây trồng,Diện tích (ha),Từ ngày\n"
                           "Vùng quế thử,Bắc Trà My,quế,\"12,5\",01/01/2024\n"
                           "Vùng sâm thử,Nam Trà My,sâm,7,01/02/2024\n"
                           "Vùng không nơi,Huyện Không Có,sâm,7,01/02/2024\n"));
    const Import wanted{"zones", list, data, false, false, {}};
    EXPECT_EQ(import(wanted), 1);
    EXPECT_EQ(count(), before);
    auto good = wanted;
    good.keep_good = true;
    EXPECT_EQ(import(good), 0);
    EXPECT_EQ(count(), before + 2);
    EXPECT_EQ(import(good), 0);  // a second time there is nothing new
    EXPECT_EQ(count(), before + 2);
    ASSERT_EQ(export_list({"zones", data, out}), 0);
    EXPECT_EQ(import({"zones", out, data, true, false, {}}), 0);
    std::string change;
    open_existing(data, db::Access::read_only)->read([&](db::Reader& reader) {
        change =
            reader
                .text("SELECT change_code FROM trail_entry WHERE subject_kind = 'zone' ORDER BY sequence DESC LIMIT 1")
                .value_or("");
    });
    EXPECT_EQ(undo(data, change), 0);
    EXPECT_EQ(count(), before);
}

}  // namespace
}  // namespace saolang::commands
