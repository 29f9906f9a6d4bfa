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

}  // namespace
}  // namespace saolang::commands
