#include "advice/criteria_words.hpp"

namespace saolang::advice {

web::Word finding_word(law::Finding::Kind kind) {
    switch (kind) {
        case law::Finding::Kind::rejection:
            return {"Loại hồ sơ", "Rejection"};
        case law::Finding::Kind::precondition:
            return {"Điều kiện trước khi chấm", "Precondition"};
        case law::Finding::Kind::stop:
            break;
    }
    return {"Dừng đánh giá", "Stop"};
}

web::Word authority_word(law::Authority authority) {
    switch (authority) {
        case law::Authority::commune:
            return {"cấp xã", "the commune"};
        case law::Authority::district:
            return {"cấp huyện", "the district"};
        case law::Authority::province:
            return {"cấp tỉnh", "the province"};
        case law::Authority::central:
            break;
    }
    return {"cấp trung ương", "the centre"};
}

web::Word likeness_word(Likeness likeness) {
    switch (likeness) {
        case Likeness::same:
            return {"giống nhau", "the same"};
        case Likeness::differs:
            return {"có điểm khác", "differs"};
        case Likeness::only_a:
            return {"chỉ bộ A có", "only set A has it"};
        case Likeness::only_b:
            break;
    }
    return {"chỉ bộ B có", "only set B has it"};
}

web::Word mark_word(std::string_view mark) {
    if (mark == "F") return {"thấy trong nguồn", "found in the source"};
    if (mark == "I") return {"suy ra, chưa thấy viết thẳng", "inferred, not written as such"};
    return {"theo trí nhớ, cần đối chiếu", "from memory, to be confirmed"};
}

}  // namespace saolang::advice
