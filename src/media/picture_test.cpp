#include "media/picture.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <cerrno>
#include <fstream>
#include <future>
#include <iterator>
#include <vector>

#include "media/kind.hpp"

namespace saolang::media {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using Clock = std::chrono::steady_clock;

std::string file(const std::string& name) {
    std::ifstream in(std::string(SAOLANG_ROOT) + "/tests/media/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string big_endian(std::uint32_t value, int bytes) {
    std::string out;
    for (int i = bytes; i-- > 0;) out += static_cast<char>((value >> (8 * i)) & 0xff);
    return out;
}

// TIFF's directory entry: tag, type, count, value.
std::string entry(std::uint32_t tag, std::uint32_t type, std::uint32_t count, const std::string& value) {
    return big_endian(tag, 2) + big_endian(type, 2) + big_endian(count, 4) + value;
}

// The JPEG with EXIF as a phone writes it: turned by a quarter, taken at 15°51'N.
std::string taken_by_phone(const std::string& jpeg) {
    const std::string gps_at = big_endian(8 + 2 + 2 * 12 + 4, 4);
    const std::string latitude = big_endian(8 + 2 + 2 * 12 + 4 + 2 + 2 * 12 + 4, 4);
    const std::string tiff = "MM\0\x2a"s + big_endian(8, 4) + big_endian(2, 2) +
                             entry(0x0112, 3, 1, big_endian(6, 2) + "\0\0"s) + entry(0x8825, 4, 1, gps_at) +
                             big_endian(0, 4) + big_endian(2, 2) + entry(1, 2, 2, "N\0\0\0"s) +
                             entry(2, 5, 3, latitude) + big_endian(0, 4) + big_endian(15, 4) + big_endian(1, 4) +
                             big_endian(51, 4) + big_endian(1, 4) + big_endian(0, 4) + big_endian(1, 4);
    const std::string exif = "Exif\0\0"s + tiff;
    const std::string xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>secret place</x:xmpmeta>"s;
    const auto segment = [](const std::string& data) {
        return "\xff\xe1" + big_endian(static_cast<std::uint32_t>(data.size() + 2), 2) + data;
    };
    return jpeg.substr(0, 2) + segment(exif) + segment(xmp) + jpeg.substr(2);
}

// What kinds of data stand in a WebP file.
std::vector<std::string> chunks(const std::string& webp) {
    std::vector<std::string> names;
    for (std::size_t at = 12; at + 8 <= webp.size();) {
        names.push_back(webp.substr(at, 4));
        std::uint32_t size = 0;
        for (std::size_t i = 4; i-- > 0;) size = size << 8 | static_cast<unsigned char>(webp[at + 4 + i]);
        at += 8 + size + (size & 1);
    }
    return names;
}

std::uint32_t crc(std::string_view bytes) {
    std::uint32_t sum = 0xffffffff;
    for (const char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = sum & 1 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
    }
    return ~sum;
}

// A PNG whose head promises that many pixels.
std::string png_of(std::uint32_t width, std::uint32_t height) {
    const auto chunk = [](const std::string& type, const std::string& data) {
        return big_endian(static_cast<std::uint32_t>(data.size()), 4) + type + data + big_endian(crc(type + data), 4);
    };
    return "\x89PNG\r\n\x1a\n"s + chunk("IHDR", big_endian(width, 4) + big_endian(height, 4) + "\x08\x02\0\0\0"s) +
           chunk("IDAT", "\x78\x9c\x63\x60\0\0\0\x02\0\x01"s) + chunk("IEND", "");
}

Refusal refusal(std::string_view bytes, const Helper& helper = {}) {
    const auto cleaned = clean_picture(bytes, helper);
    if (cleaned) throw std::logic_error("it was not refused");
    return cleaned.error();
}

// No child of ours is left, running or waiting to be asked.
bool alone() { return ::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD; }

TEST(picture, comes_out_in_two_sizes_and_never_larger_than_it_was) {
    const auto large = clean_picture(file("twelve_megapixels.jpg"));
    ASSERT_TRUE(large);
    EXPECT_EQ(large->width, 1280);
    EXPECT_EQ(large->height, 960);
    EXPECT_LT(large->small.size(), large->large.size());
    const auto board = clean_picture(file("board.jpg"));
    ASSERT_TRUE(board);
    EXPECT_EQ(board->width, 400);
    EXPECT_EQ(board->height, 200);
    EXPECT_TRUE(alone());
}

TEST(picture, of_png_and_webp_with_alpha_or_deep_colours_comes_out_as_webp) {
    for (const auto* name : {"sixteen_bits_with_alpha.png", "board.webp"}) {
        const auto cleaned = clean_picture(file(name));
        ASSERT_TRUE(cleaned) << name;
        EXPECT_EQ(kind_of(cleaned->large), FileKind::webp);
        EXPECT_EQ(kind_of(cleaned->small), FileKind::webp);
    }
}

TEST(picture, loses_where_it_was_taken_and_stands_upright) {
    const auto phone = taken_by_phone(file("board.jpg"));
    const auto cleaned = clean_picture(phone);
    ASSERT_TRUE(cleaned);
    EXPECT_EQ(cleaned->width, 200) << "a quarter turn";
    EXPECT_EQ(cleaned->height, 400);
    for (const auto& made : {cleaned->large, cleaned->small}) {
        EXPECT_EQ(chunks(made), std::vector<std::string>{"VP8 "}) << "nothing but pixels";
        EXPECT_EQ(made.find("secret place"), std::string::npos);
    }
}

TEST(picture, with_more_than_fifty_million_pixels_is_refused_by_its_head) {
    const auto before = Clock::now();
    EXPECT_EQ(refusal(png_of(30'000, 30'000)), Refusal::too_many_pixels);
    EXPECT_LT(Clock::now() - before, 2s);
    EXPECT_EQ(refusal(png_of(50'001, 1'000)), Refusal::too_many_pixels);
    EXPECT_EQ(refusal(png_of(0x7fffffff, 0x7fffffff)), Refusal::damaged) << "more than PNG allows";
}

TEST(picture, that_is_cut_off_or_changed_is_refused) {
    const auto whole = file("twelve_megapixels.jpg");
    EXPECT_EQ(refusal(whole.substr(0, whole.size() / 2)), Refusal::damaged);
    EXPECT_EQ(refusal(whole.substr(0, 200)), Refusal::damaged);
    EXPECT_EQ(refusal("\xff\xd8\xff"), Refusal::damaged);
    EXPECT_EQ(refusal(png_of(10, 10)), Refusal::damaged) << "a head without the pixels it promises";
}

// Whatever a name says: libvips by itself would draw the first and render the second.
TEST(picture, is_jpeg_png_or_webp_and_nothing_else) {
    EXPECT_EQ(refusal("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"),
              Refusal::not_a_picture);
    EXPECT_EQ(refusal("%PDF-1.4\n"), Refusal::not_a_picture);
    EXPECT_EQ(refusal("GIF89a\x01\0\x01\0\0\0\0;"s), Refusal::not_a_picture);
    EXPECT_EQ(refusal(""), Refusal::not_a_picture);
}

TEST(picture, helper_that_hangs_is_killed_when_the_time_is_over) {
    const auto before = Clock::now();
    // Reads nothing and says nothing.
    EXPECT_EQ(refusal(std::string("\xff\xd8\xff") + std::string(5'000'000, 'x'),
                      {std::string(SAOLANG_ROOT) + "/tests/media/hangs", 300ms}),
              Refusal::too_much_work);
    EXPECT_GE(Clock::now() - before, 300ms);
    EXPECT_LT(Clock::now() - before, 5s);
    EXPECT_TRUE(alone());
}

TEST(picture, helper_that_talks_without_end_or_nonsense_is_not_believed) {
    EXPECT_EQ(refusal("\xff\xd8\xff", {"/usr/bin/yes", 10s}), Refusal::too_much_work);
    EXPECT_EQ(refusal("\xff\xd8\xff", {"/bin/true", 10s}), Refusal::no_helper);
    EXPECT_EQ(refusal("\xff\xd8\xff", {"/bin/false", 10s}), Refusal::no_helper);
    EXPECT_EQ(refusal("\xff\xd8\xff", {"/usr/bin/arch", 10s}), Refusal::no_helper);
    EXPECT_EQ(refusal("\xff\xd8\xff", {"/nowhere/saolang-media", 10s}), Refusal::no_helper);
    EXPECT_TRUE(alone());
}

TEST(picture, many_at_once_wait_for_each_other) {
    const auto board = file("board.jpg");
    std::vector<std::future<Result<Picture, Refusal>>> all;
    for (int i = 0; i < 8; ++i) all.push_back(std::async(std::launch::async, [&] { return clean_picture(board); }));
    for (auto& one : all) EXPECT_TRUE(one.get());
    EXPECT_TRUE(alone());
}

}  // namespace
}  // namespace saolang::media
