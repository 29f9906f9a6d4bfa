#pragma once
// One XML part of a package as a stream of elements. Names come without their prefix, so that both OOXML dialects
// (transitional and strict) read alike. No document type, no entities of its own.

#include <string_view>

#include "office/package.hpp"

namespace saolang::office {

class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
    // Empty when absent. `name` without a prefix ("id" finds `r:id`); an attribute written without prefix goes first.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;
    // "1", "true", "on".
    [[nodiscard]] bool is_on(std::string_view name) const;

private:
    const char** pairs_;
};

// What happens in a part: plain function pointers, so that only one file knows the parser.
struct XmlEvents {
    void* self;
    void (*start)(void* self, std::string_view name, const XmlAttributes& attributes);
    void (*end)(void* self, std::string_view name);
    void (*text)(void* self, std::string_view piece);
    bool (*enough)(void* self);  // asked after each piece: stop reading, all is well
};

[[nodiscard]] Result<void, FileProblem> read_xml_events(const Package& package, std::string_view part,
                                                        const XmlEvents& events);

// `handler` has start(name, attributes), end(name), text(piece) and enough().
template <class Handler>
[[nodiscard]] Result<void, FileProblem> read_xml(const Package& package, std::string_view part, Handler& handler) {
    return read_xml_events(package, part,
                           {&handler,
                            [](void* self, std::string_view name, const XmlAttributes& attributes) {
                                static_cast<Handler*>(self)->start(name, attributes);
                            },
                            [](void* self, std::string_view name) { static_cast<Handler*>(self)->end(name); },
                            [](void* self, std::string_view piece) { static_cast<Handler*>(self)->text(piece); },
                            [](void* self) { return static_cast<Handler*>(self)->enough(); }});
}

}  // namespace saolang::office
