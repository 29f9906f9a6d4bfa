#include "media/kind.hpp"

#include <gtest/gtest.h>

namespace saolang::media {
namespace {

using namespace std::string_view_literals;

TEST(kind, is_told_by_the_first_bytes_alone) {
    EXPECT_EQ(kind_of("\xff\xd8\xff\xe0..."sv), FileKind::jpeg);
    EXPECT_EQ(kind_of("\x89PNG\r\n\x1a\n..."sv), FileKind::png);
    EXPECT_EQ(kind_of("RIFF\x10\0\0\0WEBPVP8 "sv), FileKind::webp);
    EXPECT_EQ(kind_of("%PDF-1.7\n"sv), FileKind::pdf);
    for (const auto other : {""sv, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"sv, "GIF89a"sv, "PK\3\4"sv, "\n%PDF-"sv,
                             "<html>"sv, "RIFF\x10\0\0\0WAVEfmt "sv, "\xff\xd8"sv, "8BPS"sv, "MZ"sv}) {
        EXPECT_EQ(kind_of(other), std::nullopt) << other;
    }
}

TEST(kind, has_a_code_that_leads_back) {
    for (const auto kind : {FileKind::jpeg, FileKind::png, FileKind::webp, FileKind::pdf}) {
        EXPECT_EQ(file_kind_of_code(code_of(kind)), kind);
    }
    EXPECT_EQ(file_kind_of_code("exe"), std::nullopt);
}

}  // namespace
}  // namespace saolang::media
