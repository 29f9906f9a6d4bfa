#include "registry/producer.hpp"

#include "base/text.hpp"

namespace saolang::registry {

namespace {

struct KindWords {
    ProducerKind kind;
    std::string_view code;
};
constexpr std::array kinds{
    KindWords{ProducerKind::cooperative, "cooperative"},
    KindWords{ProducerKind::cooperative_group, "cooperative_group"},
    KindWords{ProducerKind::enterprise, "enterprise"},
    KindWords{ProducerKind::farm, "farm"},
    KindWords{ProducerKind::household, "household"},
    KindWords{ProducerKind::other, "other"},
};

struct Beginning {
    std::string_view words;  // folded
    ProducerKind kind;
};
// The longest fitting one decides, so "to hop tac" stands before "to". Folded with `search_key`.
constexpr std::array beginnings{
    Beginning{"hop tac xa", ProducerKind::cooperative},
    Beginning{"htx", ProducerKind::cooperative},
    Beginning{"lien hiep hop tac xa", ProducerKind::cooperative},
    Beginning{"lien hiep htx", ProducerKind::cooperative},
    Beginning{"to hop tac", ProducerKind::cooperative_group},
    Beginning{"tht", ProducerKind::cooperative_group},
    Beginning{"to hop", ProducerKind::cooperative_group},
    Beginning{"cong ty", ProducerKind::enterprise},
    Beginning{"cty", ProducerKind::enterprise},
    Beginning{"ct tnhh", ProducerKind::enterprise},
    Beginning{"ct cp", ProducerKind::enterprise},
    Beginning{"tnhh", ProducerKind::enterprise},
    Beginning{"doanh nghiep", ProducerKind::enterprise},
    Beginning{"dntn", ProducerKind::enterprise},
    Beginning{"dn", ProducerKind::enterprise},
    Beginning{"trang trai", ProducerKind::farm},
    Beginning{"ho kinh doanh", ProducerKind::household},
    Beginning{"ho san xuat", ProducerKind::household},
    Beginning{"ho gia dinh", ProducerKind::household},
    Beginning{"ho ca the", ProducerKind::household},
    Beginning{"ho kd", ProducerKind::household},
    Beginning{"ho sx", ProducerKind::household},
    Beginning{"hkd", ProducerKind::household},
    Beginning{"hgd", ProducerKind::household},
    Beginning{"ho", ProducerKind::household},
    Beginning{"co so", ProducerKind::household},
    Beginning{"cssx", ProducerKind::household},
    Beginning{"cs", ProducerKind::household},
    Beginning{"lang nghe", ProducerKind::other},
    Beginning{"hoi", ProducerKind::other},
    Beginning{"hiep hoi", ProducerKind::other},
    Beginning{"trung tam", ProducerKind::other},
    Beginning{"ban quan ly", ProducerKind::other},
    Beginning{"khac", ProducerKind::other},
};

std::optional<ProducerKind> kind_by_beginning(std::string_view folded) {
    std::optional<ProducerKind> found;
    std::size_t longest = 0;
    for (const auto& [words, kind] : beginnings) {
        const bool whole_words = folded == words || (folded.starts_with(words) && folded[words.size()] == ' ');
        if (whole_words && words.size() > longest) {
            longest = words.size();
            found = kind;
        }
    }
    return found;
}

}  // namespace

std::string_view code_of(ProducerKind kind) { return kinds[static_cast<std::size_t>(kind)].code; }

std::optional<ProducerKind> producer_kind_from_code(std::string_view code) {
    for (const auto& row : kinds) {
        if (row.code == code) return row.kind;
    }
    return std::nullopt;
}

std::optional<ProducerKind> producer_kind_from_words(std::string_view words) {
    if (const auto kind = producer_kind_from_code(words)) return kind;
    return kind_by_beginning(search_key(words));
}

std::optional<ProducerKind> producer_kind_from_name(std::string_view name) {
    return kind_by_beginning(search_key(name));
}

}  // namespace saolang::registry
