#include "office/xml_part.hpp"

#include <expat.h>

#include <memory>
#include <type_traits>

namespace saolang::office {
namespace {

// A tag longer than this is no tag of a spreadsheet; the parser would keep it whole in memory.
constexpr XML_Index longest_token = 4 << 20;

struct Parsing {
    const XmlEvents* events;
    XML_Parser parser;
    std::optional<FileProblem> problem;
};

Parsing& parsing(void* user) { return *static_cast<Parsing*>(user); }

std::string_view local(const char* name) {
    const std::string_view whole = name;
    const std::size_t colon = whole.find(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

void refuse(Parsing& state, FileProblem problem) {
    if (!state.problem) state.problem = problem;
    XML_StopParser(state.parser, XML_FALSE);
}

void on_start(void* user, const char* name, const char** pairs) {
    parsing(user).events->start(parsing(user).events->self, local(name), XmlAttributes(pairs));
}
void on_end(void* user, const char* name) { parsing(user).events->end(parsing(user).events->self, local(name)); }
void on_text(void* user, const char* piece, int length) {
    parsing(user).events->text(parsing(user).events->self, {piece, static_cast<std::size_t>(length)});
}
void on_doctype_end(void* user) { refuse(parsing(user), FileProblem::broken); }
void on_entity(void* user, const char*, int, const char*, int, const char*, const char*, const char*, const char*) {
    refuse(parsing(user), FileProblem::bomb);
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
    std::string_view prefixed;
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (pair[0] == name) return pair[1];
        if (local(pair[0]) == name) prefixed = pair[1];
    }
    return prefixed;
}

bool XmlAttributes::is_on(std::string_view name) const {
    const std::string_view value = (*this)[name];
    return value == "1" || value == "true" || value == "on";
}

Result<void, FileProblem> read_xml_events(const Package& package, std::string_view part, const XmlEvents& events) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser(XML_ParserCreate(nullptr),
                                                                                          XML_ParserFree);
    if (!parser) throw std::bad_alloc();
    Parsing state{&events, parser.get(), std::nullopt};
    XML_SetUserData(parser.get(), &state);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetEndDoctypeDeclHandler(parser.get(), on_doctype_end);
    XML_SetEntityDeclHandler(parser.get(), on_entity);

    bool enough = false;
    XML_Index fed = 0;
    const auto read = package.read(part, [&](std::string_view piece) {
        const bool good =
            XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), XML_FALSE) == XML_STATUS_OK;
        fed += static_cast<XML_Index>(piece.size());
        if (!good || fed - XML_GetCurrentByteIndex(parser.get()) > longest_token) {
            if (!state.problem) state.problem = FileProblem::broken;
            return false;
        }
        enough = events.enough(events.self);
        return !enough;
    });
    if (state.problem) return fail(*state.problem);
    if (!read) return read;
    if (!enough && XML_Parse(parser.get(), "", 0, XML_TRUE) != XML_STATUS_OK) return fail(FileProblem::broken);
    return {};
}

}  // namespace saolang::office
