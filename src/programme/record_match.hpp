#pragma once
// Finds what the cells of a list name: products and producers by the registry's own matching, records of ours, units,
// decisions; and the record that a row is about.

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "programme/store.hpp"
#include "programme/world.hpp"
#include "registry/edited.hpp"
#include "registry/import_known.hpp"

namespace saolang::programme {

// What a cell names, as it is stored; or why that cannot be said.
struct Named {
    std::optional<std::string> stored = {};
    std::optional<registry::Unreadable> refused = {};
    std::optional<registry::Unreadable> doubt = {};  // several are meant, or one that differs
    std::string looks_like = {};
};

class RecordMatcher {
public:
    RecordMatcher(const Kind& kind, const World& world, const places::Gazetteer& gazetteer, Date today);

    // `draft`: what the registry read of the row; its code and names lead.
    [[nodiscard]] Named product(const registry::Draft& draft);
    [[nodiscard]] Named producer(const std::string& code, const registry::Draft& draft);
    [[nodiscard]] Named unit(const std::string& code, const std::string& from, const std::string& words) const;
    // Where the row's own columns of districts and communes say it lies.
    [[nodiscard]] Named unit_of(const registry::Draft& draft);
    [[nodiscard]] Named decision(const std::string& number, const std::string& date) const;
    [[nodiscard]] Named record(const Kind& of, const std::string& code, const std::string& name);

    // The rows of the kind whose key has these values.
    [[nodiscard]] std::vector<Row> with_key(const Values& values);
    [[nodiscard]] std::string key_of(const Values& values) const;
    [[nodiscard]] std::optional<Row> coded(const Kind& of, const std::string& code);

private:
    struct Records {  // of a kind, by what names them
        std::unordered_map<std::string, Row> by_code;
        std::unordered_map<std::string, std::vector<Row>> by_name;
    };
    [[nodiscard]] const Records& records(const Kind& of);
    [[nodiscard]] std::optional<places::UnitId> place(const registry::Draft& draft);
    [[nodiscard]] registry::Match owner(const registry::Draft& draft, std::optional<places::UnitId> place) const;
    [[nodiscard]] Named product_coded(const registry::Draft& draft) const;
    [[nodiscard]] Named product_named(const registry::Draft& draft, std::optional<places::UnitId> place) const;

    const Kind& kind_;
    const World& world_;
    const places::Gazetteer& gazetteer_;
    registry::FormGround ground_;
    registry::Known known_;
    registry::PlaceFinder places_;
    std::unordered_map<std::string, std::uint32_t> producers_by_code_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> products_by_name_;
    std::array<std::unique_ptr<Records>, kind_count> records_;
    std::unordered_map<std::string, std::vector<Row>> by_key_;
};

}  // namespace saolang::programme
