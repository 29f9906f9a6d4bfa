#pragma once
// What the form of a product may say. Fields: `ten`, `chu-the` (a name or a code; `chu-the-chon` decides between
// several), `noi`, `nhom`, `bo`, `tinh-trang`, `cau-chuyen`, `thanh-phan`, `quy-cach`, `ly-do`.

#include <functional>

#include "registry/doubles.hpp"
#include "registry/edited.hpp"
#include "trail/trail.hpp"

namespace saolang::registry {

struct ProductDraft {
    Product product;
    ProductStory story = {};
    std::vector<places::UnitId> places = {};  // to choose from
    std::vector<ProducerAt> producers = {};   // to choose from
    std::optional<places::UnitId> lies = {};  // its own place, else its producer's
    std::string reason = {};
};

// `seen`: the producers this person may name.
[[nodiscard]] ProductDraft check_product(web::Form& form, const Product& before, const Index& index,
                                         const FormGround& ground, const std::function<bool(ProducerAt)>& seen);

[[nodiscard]] web::Pairs typed_of_product(const trail::Record& record, const Index& index, const FormGround& ground);

// As screening reads what was typed.
[[nodiscard]] ScreenedText screened_text(const ProductDraft& draft, const Index& index, const FormGround& ground);

}  // namespace saolang::registry
