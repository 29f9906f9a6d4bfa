#pragma once
// A registry in memory that lists are imported into, one after the other.

#include <array>

#include <gtest/gtest.h>

#include "registry/import_for_tests.hpp"

namespace saolang::registry {

struct RegistryForTests {
    Tables tables{};

    [[nodiscard]] std::shared_ptr<const Index> index() const {
        Tables copy = tables;
        for (std::size_t i = 0; i < copy.producers.size(); ++i) {
            if (copy.producers[i].slug.empty()) copy.producers[i].slug = "chu-the-" + std::to_string(i);
        }
        for (std::size_t i = 0; i < copy.products.size(); ++i) {
            if (copy.products[i].slug.empty()) copy.products[i].slug = "san-pham-" + std::to_string(i);
        }
        return build_index(std::move(copy), places::Gazetteer::shipped(), 1);
    }
    [[nodiscard]] ImportPlan plan(std::string_view file, ListKind kind = ListKind::recognitions,
                                  const ImportOptions& options = {}) const {
        auto book = office::read_workbook(file);
        EXPECT_TRUE(book.has_value());
        return plan_import(std::move(*book), kind, *index(), places::Gazetteer::shipped(), options);
    }
    ImportPlan import(std::string_view file, ListKind kind = ListKind::recognitions,
                      const ImportOptions& options = {}) {
        ImportPlan made = plan(file, kind, options);
        write_into(tables, made);
        return made;
    }
};

// new, changed, unchanged, doubtful, refused
using Counts = std::array<std::size_t, 5>;
inline Counts counts(const ImportPlan& plan) {
    return {plan.new_records, plan.changed, plan.unchanged, plan.doubtful.size(), plan.refused.size()};
}

}  // namespace saolang::registry
