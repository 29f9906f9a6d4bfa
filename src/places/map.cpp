#include "places/map.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "base/embedded.hpp"
#include "base/number.hpp"

namespace saolang::places {

namespace {

struct Shape {
    std::string_view code;  // "-": no unit of this map
    std::string_view path;
};

struct Frame {
    std::string_view name;
    std::array<int, 4> box;  // x, y, width, height
    Shape islands;
};

// data/units/*.outline, described in data/units/README.md
struct Outline {
    Date day;  // whose units the codes are
    int width = 0;
    int height = 0;
    std::vector<Frame> frames;
    std::vector<Shape> shapes;
};

std::string_view take(std::string_view& text, char end) {
    const auto length = std::min(text.find(end), text.size());
    const auto part = text.substr(0, length);
    text.remove_prefix(std::min(length + 1, text.size()));
    return part;
}

int take_number(std::string_view& line) {
    if (const auto value = number_in<int>(take(line, ' '))) return *value;
    throw std::runtime_error("outline: number");
}

Outline read_outline(std::string_view text) {
    Outline outline{Date(0), 0, 0, {}, {}};
    while (!text.empty()) {
        auto line = take(text, '\n');
        const auto word = take(line, ' ');
        if (word == "day") {
            outline.day = parse_iso_date(line).value();
        } else if (word == "size") {
            outline.width = take_number(line);
            outline.height = take_number(line);
        } else if (word == "frame") {
            Frame frame{take(line, ' '), {}, {}};
            for (auto& side : frame.box) side = take_number(line);
            frame.islands.code = take(line, ' ');
            frame.islands.path = line;
            outline.frames.push_back(frame);
        } else if (word == "unit") {
            const auto code = take(line, ' ');
            outline.shapes.push_back({code, line == "-" ? "" : line});
        }
    }
    return outline;
}

struct Sheet {
    MapKind kind;
    std::string_view file;
    Level level;
    std::string_view province;  // empty: all
};

constexpr Sheet sheets[] = {
    {MapKind::quang_nam_districts, "data/units/quang_nam_2024.outline", Level::district, "49"},
    {MapKind::da_nang_communes, "data/units/da_nang_2025.outline", Level::commune, "48"},
    {MapKind::vietnam_provinces, "data/units/vietnam_2025.outline", Level::province, ""},
};

const Sheet& sheet_of(MapKind kind) { return *std::ranges::find(sheets, kind, &Sheet::kind); }

struct Archipelago {
    std::string_view name;
    std::string_view label;
    web::Word title;
};

constexpr Archipelago archipelagos[] = {
    {"hoang_sa",
     "Hoàng Sa",
     {"Quần đảo Hoàng Sa (thành phố Đà Nẵng, Việt Nam)", "Hoàng Sa archipelago (Đà Nẵng city, Việt Nam)"}},
    {"truong_sa",
     "Trường Sa",
     {"Quần đảo Trường Sa (tỉnh Khánh Hòa, Việt Nam)", "Trường Sa archipelago (Khánh Hòa province, Việt Nam)"}},
};

// What is drawn for one unit: several outlines when it took others in.
struct Drawn {
    UnitId unit;
    std::string path;
    std::vector<const Frame*> frames;
};

std::optional<UnitId> unit_of(const Gazetteer& gazetteer, const Outline& outline, const Shape& shape, Level level,
                              Date day) {
    const auto then = gazetteer.find(shape.code, outline.day);
    return then ? gazetteer.locate(*then, level, day) : std::nullopt;
}

std::vector<Drawn> units_of(const Gazetteer& gazetteer, const Outline& outline, Level level, Date day) {
    std::vector<Drawn> drawn;
    for (const auto& shape : outline.shapes) {
        const auto now = unit_of(gazetteer, outline, shape, level, day);
        if (!now) throw std::logic_error("outline: no unit " + std::string(shape.code) + " on " + to_iso(day));
        auto found = std::ranges::find(drawn, *now, &Drawn::unit);
        if (found == drawn.end()) found = drawn.insert(found, {*now, "", {}});
        // A path begins with a relative move: after another one it would begin where that one ended.
        if (!found->path.empty()) found->path += "M0 0";
        found->path += shape.path;
        for (const auto& frame : outline.frames) {
            if (frame.islands.code == shape.code) found->frames.push_back(&frame);
        }
    }
    return drawn;
}

std::string_view shade_class(int shade) {
    constexpr std::array<std::string_view, most_shades + 1> names = {"map-0", "map-1", "map-2",
                                                                     "map-3", "map-4", "map-5"};
    return names.at(static_cast<std::size_t>(shade));
}

void add_frame(web::Html& html, const Frame& frame, web::Language language) {
    const auto* const archipelago = std::ranges::find(archipelagos, frame.name, &Archipelago::name);
    const auto& [x, y, width, height] = frame.box;
    html.add(R"(<g><title>{}</title><rect class="map-frame" x="{}" y="{}" width="{}" height="{}" rx="4" )"
             R"(fill="none" stroke="currentColor" stroke-opacity=".25"/>)",
             archipelago->title.in(language), x, y, width, height);
    html.add(R"(<text class="map-label" x="{}" y="{}" text-anchor="middle">{}</text>)", x + width / 2, y + 16,
             archipelago->label);
    if (frame.islands.code == "-") {
        html.add(R"(<path class="map-sea" fill="currentColor" d="{}"/>)", frame.islands.path);
    }
    html.add("</g>");
}

void add_unit(web::Html& html, const Gazetteer& gazetteer, const Drawn& drawn, const MapUnit* given,
              web::Language language) {
    const auto& unit = gazetteer[drawn.unit];
    auto words = language == web::Language::vi ? unit.name : english_name(unit);
    if (given && !given->value.empty()) words += ": " + given->value;
    auto path = drawn.path;
    for (const auto* frame : drawn.frames) path += (path.empty() ? "" : "M0 0") + std::string(frame->islands.path);

    const bool link = given && !given->href.empty();
    // The title names the link, or the shape where nothing opens.
    const auto shade = shade_class(given ? given->shade : 0);
    if (link) {
        html.add(R"(<a href="{}"><title>{}</title><path class="{}" d="{}"/>)", web::Url(given->href), words, shade,
                 path);
    } else {
        html.add(R"(<path class="{}" d="{}"><title>{}</title></path>)", shade, path, words);
    }
    // The islands are small: the whole frame can be pressed.
    for (const auto* frame : drawn.frames) {
        const auto& [x, y, width, height] = frame->box;
        html.add(R"(<rect x="{}" y="{}" width="{}" height="{}" fill-opacity="0"/>)", x, y, width, height);
    }
    if (link) html.add("</a>");
}

void add_legend(web::Html& html, const std::vector<std::string>& labels) {
    html.add(R"(<p class="key map-legend">)");
    for (std::size_t shade = 0; shade < labels.size(); ++shade) {
        html.add(R"(<span><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">)"
                 R"(<path class="{}" d="M0 0h16v16H0z"/></svg>{}</span>)",
                 shade_class(static_cast<int>(shade)), labels[shade]);
    }
    html.add("</p>");
}

// Both sources are named wherever their borders are shown (data/units/README.md).
constexpr web::Word source{
    "Ranh giới giản lược theo bản đồ tham khảo của Nhà xuất bản Tài nguyên, Môi trường và Bản đồ Việt Nam "
    "(sapnhap.bando.com.vn), qua vietnamese-provinces-database (giấy phép MIT); chỉ để minh họa.",
    "Borders simplified from the reference map of the Vietnam Publishing House of Natural Resources, Environment and "
    "Cartography (sapnhap.bando.com.vn), through vietnamese-provinces-database (MIT licence); for illustration only."};

// Districts were divided in former years: what is outlined did not exist yet.
bool has_units(const Gazetteer& gazetteer, const Sheet& sheet, Date day) {
    const auto outline = read_outline(embedded_file(sheet.file).bytes);
    return std::ranges::all_of(outline.shapes, [&](const Shape& shape) {
        return unit_of(gazetteer, outline, shape, sheet.level, day).has_value();
    });
}

}  // namespace

std::optional<MapKind> map_for(const Gazetteer& gazetteer, std::optional<UnitId> province, Level level, Date day) {
    const auto first_of_two_levels = Date::from_civil(2025, 7, 1).value();
    for (const auto& sheet : sheets) {
        const bool new_system = sheet.level != Level::district;
        if (sheet.level != level || (day >= first_of_two_levels) != new_system) continue;
        const bool fits = sheet.province.empty() ? !province : province && gazetteer[*province].code == sheet.province;
        if (fits && has_units(gazetteer, sheet, day)) return sheet.kind;
    }
    return std::nullopt;
}

Shades::Shades(std::uint32_t most) {
    constexpr std::uint32_t round[] = {1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 40, 50, 75};
    const std::uint32_t least = std::max<std::uint32_t>(1, most / most_shades + (most % most_shades != 0 ? 1 : 0));
    std::uint32_t scale = 1;
    while (least > 50 * scale && scale < 100'000'000) scale *= 10;
    width_ = least;
    for (const auto width : round) {
        if (width * scale >= least) {
            width_ = width * scale;
            break;
        }
    }
    used_ = static_cast<int>((most + width_ - 1) / width_);
}

int Shades::of(std::uint32_t count) const {
    return std::min(most_shades, static_cast<int>((count + width_ - 1) / width_));
}

std::vector<std::string> Shades::labels() const {
    std::vector<std::string> labels{"0"};
    for (std::uint32_t shade = 1; shade <= static_cast<std::uint32_t>(used_); ++shade) {
        const auto first = (shade - 1) * width_ + 1;
        labels.push_back(width_ == 1 ? fmt::format("{}", first) : fmt::format("{}–{}", first, shade * width_));
    }
    return labels;
}

web::Raw draw_map(const Gazetteer& gazetteer, const Map& map, web::Language language) {
    const auto& sheet = sheet_of(map.kind);
    const auto outline = read_outline(embedded_file(sheet.file).bytes);

    web::Html html;
    html.reserve(32'000);
    html.add(R"(<svg class="map" viewBox="0 0 {} {}" role="group" aria-label="{}">)", outline.width, outline.height,
             map.title);
    for (const auto& frame : outline.frames) add_frame(html, frame, language);
    for (const auto& drawn : units_of(gazetteer, outline, sheet.level, map.day)) {
        const auto given = std::ranges::find(map.units, drawn.unit, &MapUnit::unit);
        add_unit(html, gazetteer, drawn, given == map.units.end() ? nullptr : &*given, language);
    }
    html.add("</svg>");

    if (!map.legend.empty()) add_legend(html, map.legend);
    html.add(R"(<p class="map-source">{}</p>)", source.in(language));
    return std::move(html).raw();
}

}  // namespace saolang::places
