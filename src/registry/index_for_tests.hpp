#pragma once
// Small registries for tests, told in the words of the rules:
//   registry.product("Nước mắm Cửa Khe").of(producer).in(binh_minh).star(4, day)

#include <fmt/format.h>

#include "registry/index.hpp"

namespace saolang::registry {

inline Date date(int year, unsigned month, unsigned day) { return *Date::from_civil(year, month, day); }

// A unit by code and a day on which it stood.
inline places::UnitId unit(std::string_view code, Date day) { return *places::Gazetteer::shipped().find(code, day); }
inline PlaceKey place_key(std::string_view code, Date day) {
    const auto& found = places::Gazetteer::shipped()[unit(code, day)];
    return {found.code, found.valid.from};
}

class TestRegistry {
public:
    class ProductLine {
    public:
        ProductLine(TestRegistry& registry, std::size_t at) : registry_(registry), at_(at) {}
        ProductLine& of(ProducerId producer) {
            return set([&](Product& p) { p.producer = producer; });
        }
        ProductLine& in(PlaceKey place) {
            return set([&](Product& p) { p.place = std::move(place); });
        }
        ProductLine& group(ProductGroup group) {
            return set([&](Product& p) { p.group = group; });
        }
        ProductLine& code(std::string code) {
            return set([&](Product& p) { p.code = std::move(code); });
        }
        ProductLine& recognised(Recognition recognition) {
            recognition.id = RecognitionId{static_cast<std::int64_t>(registry_.tables.recognitions.size()) + 1};
            recognition.product = id();
            registry_.tables.recognitions.push_back(std::move(recognition));
            return *this;
        }
        ProductLine& star(int stars, Date from, Confidence confidence = Confidence::official) {
            Recognition recognition;
            recognition.star = Star::of(stars);
            recognition.valid_from = from;
            recognition.confidence = confidence;
            return recognised(std::move(recognition));
        }
        [[nodiscard]] ProductId id() const { return registry_.tables.products[at_].id; }
        [[nodiscard]] ProductAt at() const { return static_cast<ProductAt>(at_); }

    private:
        template <class Change>
        ProductLine& set(const Change& change) {
            change(registry_.tables.products[at_]);
            return *this;
        }
        TestRegistry& registry_;
        std::size_t at_;
    };

    ProducerId producer(std::string name, std::optional<ProducerKind> kind = {}, std::optional<PlaceKey> place = {}) {
        const auto number = static_cast<std::int64_t>(tables.producers.size()) + 1;
        Producer made;
        made.id = ProducerId{number};
        made.code = fmt::format("c{}", number);
        made.slug = fmt::format("chu-the-{}", number);
        made.name = std::move(name);
        made.kind = kind;
        made.place = std::move(place);
        tables.producers.push_back(std::move(made));
        return ProducerId{number};
    }
    ProductLine product(std::string name) {
        const auto number = static_cast<std::int64_t>(tables.products.size()) + 1;
        Product made;
        made.id = ProductId{number};
        made.code = fmt::format("p{}", number);
        made.slug = fmt::format("san-pham-{}", number);
        made.name = std::move(name);
        tables.products.push_back(std::move(made));
        return {*this, tables.products.size() - 1};
    }
    [[nodiscard]] std::shared_ptr<const Index> build(std::int64_t version = 1) const {
        return build_index(tables, places::Gazetteer::shipped(), version);
    }

    Tables tables;
};

}  // namespace saolang::registry
