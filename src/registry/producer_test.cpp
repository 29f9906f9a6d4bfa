#include "registry/producer.hpp"

#include <gtest/gtest.h>

namespace saolang::registry {
namespace {

TEST(ProducerKind, ReadsBackItsCode) {
    for (const ProducerKind kind : producer_kinds) EXPECT_EQ(producer_kind_from_code(code_of(kind)), kind);
    EXPECT_FALSE(producer_kind_from_code("Cooperative"));
}

struct Wording {
    const char* words;
    std::optional<ProducerKind> kind;
};

TEST(ProducerKind, IsReadAsListsWriteIt) {
    for (const auto& [words, kind] : {Wording{"HTX", ProducerKind::cooperative},
                                      {"Hợp tác xã", ProducerKind::cooperative},
                                      {"Tổ hợp tác", ProducerKind::cooperative_group},
                                      {"THT", ProducerKind::cooperative_group},
                                      {"DN", ProducerKind::enterprise},
                                      {"công ty", ProducerKind::enterprise},
                                      {"hộ", ProducerKind::household},
                                      {"Hộ KD", ProducerKind::household},
                                      {"cơ sở", ProducerKind::household},
                                      {"Trang trại", ProducerKind::farm},
                                      {"Làng nghề", ProducerKind::other},
                                      {"", std::nullopt},
                                      {"3 sao", std::nullopt}}) {
        EXPECT_EQ(producer_kind_from_words(words), kind) << words;
    }
}

TEST(ProducerKind, IsGuessedFromTheWayTheNameBegins) {
    for (const auto& [name, kind] : {Wording{"HTX Nông nghiệp Ái Nghĩa", ProducerKind::cooperative},
                                     {"Tổ hợp tác trồng nấm", ProducerKind::cooperative_group},
                                     {"Công ty TNHH Một thành viên A", ProducerKind::enterprise},
                                     {"Hộ kinh doanh Nguyễn Thị B", ProducerKind::household},
                                     {"Hội Nông dân xã", ProducerKind::other},
                                     {"Hoàng Gia", std::nullopt}}) {
        EXPECT_EQ(producer_kind_from_name(name), kind) << name;
    }
}

}  // namespace
}  // namespace saolang::registry
