#pragma once
// The record a page of evidence is about: what an address names, whose it is, and where its pages stand.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/gate.hpp"
#include "registry/index.hpp"
#include "trail/trail.hpp"

namespace saolang::evidence {

struct About {
    trail::Subject subject;
    std::string name;
    std::string path;          // of its evidence, without the language: "/quan-ly/san-pham/AB12/tai-lieu"
    std::string above;         // the page that leads there
    std::string_view section;  // of the rail
    // What the access rule asks. A decision lies where its products lie: who may see one of them sees what proves it,
    // who adds to it may add to all.
    std::vector<people::Subject> lies;
    bool confidential = false;  // shows what a producer keeps private: only who must know sees it
    bool seen_by_all = false;   // by everybody who may see evidence at all, wherever it lies
};

inline constexpr std::string_view own_page = "/cua-toi";

enum class AboutKind : std::uint8_t { product, producer, decision, own_product };
// By what stands in the address: a code, or the number of a decision.
[[nodiscard]] std::optional<About> about_named(const registry::Index& index, const places::Gazetteer& gazetteer,
                                               AboutKind kind, std::string_view named);
// The record some evidence is of; nothing when it stands no longer. Recognitions have no pages of evidence yet.
using AboutSubject = std::function<std::optional<About>(const trail::Subject&)>;
[[nodiscard]] std::optional<About> about_subject(const registry::Index& index, const places::Gazetteer& gazetteer,
                                                 const trail::Subject& subject);

[[nodiscard]] bool may_view(const people::Gate& gate, const people::Visitor& visitor, const About& about);
[[nodiscard]] bool may_add(const people::Gate& gate, const people::Visitor& visitor, const About& about);
// A producer's own record: its people see what proves it without the office's right to.
[[nodiscard]] bool is_own(const people::Gate& gate, const people::Visitor& visitor, const About& about);

}  // namespace saolang::evidence
