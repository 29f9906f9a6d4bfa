#include "office/xlsx_book.hpp"

#include <charconv>
#include <map>

#include "office/rich_text.hpp"
#include "office/xml_part.hpp"

namespace saolang::office {
namespace {

constexpr std::size_t most_styles = 70'000;

std::uint32_t number_in(std::string_view text) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// Targets stand relative to the folder of the part that names them.
std::string resolved(std::string_view folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    std::string base(folder);
    while (target.starts_with("../") || target.starts_with("./")) {
        if (target.starts_with("../")) {
            const std::size_t up = base.empty() ? std::string::npos : base.rfind('/', base.size() - 2);
            base = up == std::string::npos ? "" : base.substr(0, up + 1);
        }
        target.remove_prefix(target.find('/') + 1);
    }
    return base + std::string(target);
}

struct Relationship {
    std::string kind;  // the last word of its type, the same in both dialects
    std::string part;
};

struct RelationshipsHandler {
    std::string_view folder;
    std::map<std::string, Relationship> by_id;

    void start(std::string_view name, const XmlAttributes& attributes) {
        if (name != "Relationship" || attributes["TargetMode"] == "External") return;
        const std::string_view type = attributes["Type"];
        by_id[std::string(attributes["Id"])] = {std::string(type.substr(type.rfind('/') + 1)),
                                                resolved(folder, attributes["Target"])};
    }
    void end(std::string_view) {}
    void text(std::string_view) {}
    [[nodiscard]] bool enough() const { return by_id.size() > most_styles; }
};

struct BookHandler {
    struct Named {
        std::string name;
        std::string relationship;
        bool hidden;
    };
    std::vector<Named> sheets;
    DateSystem dates = DateSystem::from_1900;
    std::size_t most;

    void start(std::string_view name, const XmlAttributes& attributes) {
        if (name == "sheet") {
            const std::string_view state = attributes["state"];
            sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"]),
                              state == "hidden" || state == "veryHidden"});
        } else if (name == "workbookPr" && attributes.is_on("date1904")) {
            dates = DateSystem::from_1904;
        }
    }
    void end(std::string_view) {}
    void text(std::string_view) {}
    [[nodiscard]] bool enough() const { return sheets.size() > most; }
};

struct ContentTypesHandler {
    bool macros = false;

    void start(std::string_view, const XmlAttributes& attributes) {
        if (attributes["ContentType"].find("macroEnabled") != std::string_view::npos) macros = true;
    }
    void end(std::string_view) {}
    void text(std::string_view) {}
    [[nodiscard]] bool enough() const { return macros; }
};

Result<RelationshipsHandler, FileProblem> relationships_of(const Package& package, const std::string& part) {
    const std::size_t slash = part.rfind('/') + 1;  // npos + 1 is 0
    const std::string list = part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels";
    RelationshipsHandler handler{std::string_view(part).substr(0, slash), {}};
    if (!package.has(list)) return handler;
    if (const auto read = read_xml(package, list, handler); !read) return fail(read.error());
    return handler;
}

std::optional<FileProblem> other_format(const Package& package) {
    if (package.has("xl/workbook.bin") || package.has("content.xml")) return FileProblem::old_xls;
    if (package.has("xl/vbaProject.bin")) return FileProblem::macros;
    if (!package.has("[Content_Types].xml")) return FileProblem::not_a_table;
    ContentTypesHandler types;
    if (const auto read = read_xml(package, "[Content_Types].xml", types); !read) return read.error();
    if (types.macros) return FileProblem::macros;
    return std::nullopt;
}

struct StylesHandler {
    std::vector<CellFont> fonts;
    std::map<std::uint32_t, NumberFormat> codes;
    std::vector<CellStyle> styles;
    bool in_fonts = false;
    bool in_cells = false;

    void start(std::string_view name, const XmlAttributes& attributes) {
        if (name == "fonts") {
            in_fonts = true;
        } else if (name == "cellXfs") {
            in_cells = true;
        } else if (name == "font" && in_fonts) {
            fonts.emplace_back();
        } else if (name == "name" && in_fonts && !fonts.empty()) {
            fonts.back() = CellFont::named(attributes["val"]);
        } else if (name == "numFmt" && !attributes["formatCode"].empty()) {
            codes.try_emplace(number_in(attributes["numFmtId"]), format_of_code(attributes["formatCode"]));
        } else if (name == "xf" && in_cells) {
            const std::uint32_t format = number_in(attributes["numFmtId"]);
            const std::uint32_t font = number_in(attributes["fontId"]);
            const auto code = codes.find(format);
            styles.push_back({code != codes.end() ? code->second : builtin_format(format),
                              font < fonts.size() ? fonts[font] : CellFont{}});
        }
    }
    void end(std::string_view name) {
        if (name == "fonts") in_fonts = false;
        if (name == "cellXfs") in_cells = false;
    }
    void text(std::string_view) {}
    [[nodiscard]] bool enough() const {
        return fonts.size() > most_styles || codes.size() > most_styles || styles.size() > most_styles;
    }
};

struct StringsHandler {
    CellText& cell_text;
    SharedStrings strings;
    RichText item;
    bool full = false;

    void start(std::string_view name, const XmlAttributes& attributes) { item.start(name, attributes); }
    void end(std::string_view name) {
        item.end(name);
        if (name != "si" || full) return;
        const RichText::Item taken = item.take();
        full = !strings.add(taken.mended ? cell_text.read_mended(taken.text) : cell_text.read(taken.text));
    }
    void text(std::string_view piece) { item.text(piece); }
    [[nodiscard]] bool enough() const { return full || item.too_long(); }
};

}  // namespace

Result<XlsxBook, FileProblem> read_book(const Package& package, const Limits& limits) {
    if (const auto problem = other_format(package)) return fail(*problem);
    auto root = relationships_of(package, "");
    if (!root) return fail(root.error());
    std::string part = "xl/workbook.xml";
    for (const auto& [id, relationship] : root->by_id) {
        if (relationship.kind == "officeDocument") part = relationship.part;
    }
    if (!package.has(part) || part.starts_with("word/") || part.starts_with("ppt/")) {
        return fail(FileProblem::not_a_table);
    }

    BookHandler handler{{}, DateSystem::from_1900, limits.sheets};
    if (const auto read = read_xml(package, part, handler); !read) return fail(read.error());
    if (handler.enough()) return fail(FileProblem::too_large);
    const auto relationships = relationships_of(package, part);
    if (!relationships) return fail(relationships.error());

    XlsxBook book;
    book.dates = handler.dates;
    for (const auto& [id, relationship] : relationships->by_id) {
        if (!package.has(relationship.part)) continue;
        if (relationship.kind == "sharedStrings") book.strings_part = relationship.part;
        if (relationship.kind == "styles") book.styles_part = relationship.part;
    }
    for (const auto& sheet : handler.sheets) {
        const auto found = relationships->by_id.find(sheet.relationship);
        // Sheets of charts and macros hold no table.
        if (found == relationships->by_id.end() || found->second.kind != "worksheet") continue;
        book.sheets.push_back({sheet.name, found->second.part, sheet.hidden});
    }
    return book;
}

Result<std::vector<CellStyle>, FileProblem> read_styles(const Package& package, const std::string& part) {
    StylesHandler handler;
    if (part.empty()) return handler.styles;
    if (const auto read = read_xml(package, part, handler); !read) return fail(read.error());
    if (handler.enough()) return fail(FileProblem::too_large);
    return std::move(handler.styles);
}

std::optional<SharedStrings::Place> SharedStrings::keep(const CleanText& clean) {
    constexpr std::size_t most_bytes = 256u << 20;
    if (bytes_.size() + clean.text.size() > most_bytes) return std::nullopt;
    const Place place{static_cast<std::uint32_t>(bytes_.size()),
                      static_cast<std::uint32_t>(clean.text.size()) & ((1U << 30U) - 1U), clean.letters_lost ? 1U : 0U,
                      clean.reading == CleanText::Reading::mended ? 1U : 0U};
    bytes_ += clean.text;
    return place;
}

bool SharedStrings::add(const CleanText& clean) {
    constexpr std::size_t most_strings = 8'000'000;
    const auto place = keep(clean);
    if (!place || places_.size() >= most_strings) return false;
    if (clean.reading == CleanText::Reading::doubtful) doubtful_.push_back(static_cast<std::uint32_t>(places_.size()));
    places_.push_back(*place);
    return true;
}

bool SharedStrings::settle(CellText& cell_text) {
    for (const std::uint32_t index : doubtful_) {
        const CleanText clean = cell_text.read(std::string(at(index)->text));
        if (clean.reading != CleanText::Reading::mended) continue;
        const auto place = keep(clean);
        if (!place) return false;
        places_[index] = *place;
    }
    return true;
}

std::optional<SharedStrings::Entry> SharedStrings::at(std::size_t index) const {
    if (index >= places_.size()) return std::nullopt;
    const Place& place = places_[index];
    return Entry{std::string_view(bytes_).substr(place.begin, place.length), place.letters_lost != 0,
                 place.mended != 0};
}

Result<SharedStrings, FileProblem> read_shared_strings(const Package& package, const std::string& part,
                                                       CellText& cell_text) {
    StringsHandler handler{cell_text, {}, {}, false};
    if (part.empty()) return std::move(handler.strings);
    if (const auto read = read_xml(package, part, handler); !read) return fail(read.error());
    if (handler.enough() || !handler.strings.settle(cell_text)) return fail(FileProblem::too_large);
    return std::move(handler.strings);
}

}  // namespace saolang::office
