#include "screening/screen.hpp"

namespace saolang::screening {

std::string_view code_of(Relation relation) {
    switch (relation) {
        case Relation::duplicate:
            return "duplicate";
        case Relation::variant:
            return "variant";
        case Relation::same_kind_same_origin:
            return "same_kind_same_origin";
        case Relation::different:
            return "different";
    }
    return "";
}

}  // namespace saolang::screening
