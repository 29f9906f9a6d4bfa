#include "db/file_store.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "db/engines_for_tests.hpp"

namespace saolang::db {
namespace {

namespace fs = std::filesystem;

class FileStore : public testing::Test {
protected:
    void SetUp() override { fs::create_directories(folder()); }
    [[nodiscard]] const std::string& folder() const { return place_.options().folder; }
    [[nodiscard]] std::string path_of(const std::string& hash) const {
        return folder() + "/files/" + hash.substr(0, 2) + "/" + hash.substr(2);
    }
    [[nodiscard]] std::vector<std::string> all() const {
        std::vector<std::string> found;
        for (const auto& entry : fs::recursive_directory_iterator(folder() + "/files"))
            if (entry.is_regular_file()) found.push_back(entry.path().string());
        return found;
    }

private:
    TestPlace place_{Engine::sqlite};
};

TEST_F(FileStore, AFileStandsUnderItsHashOnceAndIsReadByItsOwnerOnly) {
    const auto kept = keep_file(folder(), "bytes");
    EXPECT_EQ(kept.hash(), sha256_hex("bytes"));
    EXPECT_EQ(kept.bytes(), 5);
    EXPECT_EQ(keep_file(folder(), "bytes").hash(), kept.hash());
    EXPECT_EQ(all(), std::vector<std::string>{path_of(kept.hash())});
    EXPECT_EQ(kept_file(folder(), kept.hash()), "bytes");
    using fs::perms;
    EXPECT_EQ(fs::status(path_of(kept.hash())).permissions(), perms::owner_read | perms::owner_write);
    EXPECT_EQ(fs::status(folder() + "/files").permissions(), perms::owner_all);
}

TEST_F(FileStore, AFileChangedOnTheDiskIsNeverGivenAndMendedByTheSameBytes) {
    const auto kept = keep_file(folder(), "bytes");
    std::ofstream(path_of(kept.hash())) << "other";
    EXPECT_EQ(kept_file(folder(), kept.hash()), fail(FileTrouble::changed));
    (void)keep_file(folder(), "bytes");
    EXPECT_EQ(kept_file(folder(), kept.hash()), "bytes");
}

TEST_F(FileStore, ANameThatIsNoHashReadsNothing) {
    std::ofstream(folder() + "/secret") << "secret";
    for (const auto* name : {"", "..", "../secret", "../../../../../../../../../../../../../../../../../etc/passwd",
                             "ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789"}) {
        EXPECT_EQ(kept_file(folder(), name), fail(FileTrouble::missing)) << name;
    }
}

TEST_F(FileStore, WhatAKilledProcessLeftUnfinishedGoesAtTheNextStart) {
    const auto kept = keep_file(folder(), "bytes");
    std::ofstream(folder() + "/files/unfinished/1-1") << "half";
    Options options;
    options.folder = folder();
    (void)Database::open(options, Access::serve_or_write);
    EXPECT_EQ(all(), std::vector<std::string>{path_of(kept.hash())});
}

TEST_F(FileStore, ManyAtOnceKeepTheSameBytes) {
    std::vector<std::jthread> all_at_once;
    for (int i = 0; i < 8; ++i) {
        all_at_once.emplace_back([&] {
            for (int n = 0; n < 10; ++n) (void)keep_file(folder(), std::to_string(n));
        });
    }
    all_at_once.clear();
    EXPECT_EQ(all().size(), 10U);
}

// A name is given only to whole bytes: whenever the process is killed, every file that has one is what it says.
TEST_F(FileStore, AKilledWriterLeavesNoNameWithoutItsBytes) {
    for (int round = 0; round < 10; ++round) {
        int pipe[2];
        ASSERT_EQ(::pipe(pipe), 0);
        const pid_t writer = ::fork();
        if (writer == 0) {
            for (int n = 0;; ++n) {
                const auto kept =
                    keep_file(folder(), std::string(300'000, static_cast<char>(n)) + std::to_string(round * 1'000 + n));
                if (::write(pipe[1], kept.hash().data(), kept.hash().size()) < 0) std::_Exit(1);
            }
        }
        ::close(pipe[1]);
        std::vector<std::string> answered;
        for (char hash[64]; answered.size() < 3 && ::read(pipe[0], hash, sizeof hash) == 64;) {
            answered.emplace_back(hash, sizeof hash);
        }
        ::kill(writer, SIGKILL);
        ::waitpid(writer, nullptr, 0);
        for (char hash[64]; ::read(pipe[0], hash, sizeof hash) == 64;) answered.emplace_back(hash, sizeof hash);
        ::close(pipe[0]);
        ASSERT_GE(answered.size(), 3U);
        for (const auto& hash : answered) EXPECT_TRUE(kept_file(folder(), hash)) << hash;
        drop_unfinished_files(folder());
        for (const auto& path : all()) {
            const fs::path file(path);
            EXPECT_TRUE(kept_file(folder(), file.parent_path().filename().string() + file.filename().string())) << path;
        }
    }
}

}  // namespace
}  // namespace saolang::db
