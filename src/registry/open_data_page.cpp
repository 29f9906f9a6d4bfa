#include "registry/open_data_page.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <mutex>

#include "base/csv.hpp"
#include "registry/dictionary.hpp"
#include "registry/export.hpp"
#include "registry/page_words.hpp"
#include "web/compress.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label title{"Dữ liệu mở", "Open data"};
constexpr Label description{"Toàn bộ danh mục OCOP để tải về: CSV, XLSX, JSON và từ điển dữ liệu.",
                            "The whole OCOP registry to download: CSV, XLSX, JSON and a data dictionary."};
constexpr Label lead{"Tải về và dùng lại tự do, xin ghi nguồn. Không có thông tin riêng của chủ thể.",
                     "Free to use, please name the source. Nothing private about producers is in it."};
constexpr Label sample_licence{"Đây là dữ liệu mẫu: không dùng làm số liệu thật.",
                               "This is sample data: do not use it as real figures."};
constexpr Label file_heading{"Bộ dữ liệu", "Data set"};
constexpr Label rows_heading{"Số dòng", "Rows"};
constexpr Label formats_heading{"Tải về", "Download"};
constexpr Label dictionary_heading{"Từ điển dữ liệu", "Data dictionary"};
constexpr Label api_text{"Chương trình có thể đọc trực tiếp: ", "Programs can read it directly: "};
constexpr Label dictionary_file{"Từ điển dạng CSV", "The dictionary as CSV"};

struct DataSet {
    std::string_view name;  // of the file, and of the address
    Label title;
    ListKind kind;
};
constexpr std::array data_sets{
    DataSet{"san-pham", {"Sản phẩm", "Products"}, ListKind::products},
    DataSet{"chu-the", {"Chủ thể", "Producers"}, ListKind::producers},
    DataSet{"cong-nhan", {"Các lần công nhận", "Recognitions"}, ListKind::recognitions},
};

std::size_t rows_of(const Index& index, ListKind kind) {
    if (kind == ListKind::products) return index.products.size();
    return kind == ListKind::producers ? index.producers.size() : index.recognitions.size();
}

// An array of objects with the headings as names; empty cells are null, numbers numbers.
std::string json_of_table(const office::Table& table) {
    std::string out = "[";
    table.rows([&](const office::OutRow& row) {
        boost::json::object object;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto& cell = row[i];
            auto& value = object[table.headings[i]];
            if (cell.text.empty()) continue;
            if (cell.kind == office::OutCell::Kind::integer) {
                value = std::stoll(cell.text);
            } else {
                value = cell.text;
            }
        }
        out += out.size() > 1 ? ",\n" : "\n";
        out += boost::json::serialize(object);
    });
    return out + "\n]\n";
}

struct Format {
    std::string_view name;
    std::string_view extension;
    std::string_view content_type;
    std::string (*write)(const office::Table&);
};
constexpr std::array formats{
    Format{"CSV", "csv", "text/csv; charset=utf-8", office::write_csv},
    Format{"Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", office::write_xlsx},
    Format{"JSON", "json", "application/json", json_of_table},
};

// A file of megabytes, made once for each state of the data: all who ask for it share its bytes, whatever stands behind
// the question mark, and readers who take it slowly hold nothing of their own.
class KeptFile {
public:
    template <class Make>
    [[nodiscard]] web::Response get(const std::string& state, const web::Request& request, const Make& make) {
        const std::lock_guard one_makes(mutex_);
        if (state != state_) {
            file_ = make();
            file_.caching = web::Caching::revalidate;
            state_ = state;
        }
        const auto encoding = web::best_encoding(request.header("accept-encoding"));
        if (encoding != web::Encoding::identity && web::worth_compressing(file_.content_type, file_.text().size())) {
            auto& packed = encoding == web::Encoding::brotli ? file_.brotli : file_.gzip;
            if (!packed) packed = std::make_shared<const std::string>(web::compress(encoding, file_.text()));
        }
        return file_;
    }

private:
    std::mutex mutex_;
    std::string state_;
    web::Response file_;
};

std::string state_of(const View& view) { return fmt::format("{}/{}", view.index->version, view.today.days()); }

web::Response data_file(const Site& site, const View& view, const DataSet& set, const Format& format) {
    std::string bytes;
    site.database.read([&](db::Reader& reader) {
        bytes = format.write(
            export_table(set.kind, HeadingStyle::codes, Audience::public_, *view.index, view.gazetteer, reader));
    });
    return web::file_response(std::move(bytes), std::string(format.content_type),
                              fmt::format("ocop-{}.{}", set.name, format.extension));
}

web::Response dictionary_csv() {
    std::string csv = "\xEF\xBB\xBF";
    append_csv_row(csv, {"column", "nghia", "meaning"}, Formulas::kept);
    for (const auto& entry : data_dictionary())
        append_csv_row(csv, {std::string(entry.column), std::string(entry.meaning.vi), std::string(entry.meaning.en)},
                       Formulas::kept);
    auto response = web::file_response(std::move(csv), "text/csv; charset=utf-8", "ocop-tu-dien.csv");
    response.caching = web::Caching::revalidate;
    return response;
}

web::Raw files_table(const View& view) {
    web::Table table{.caption = std::string(view.say(title)),
                     .columns = {{std::string(view.say(file_heading))},
                                 {std::string(view.say(rows_heading)), true},
                                 {std::string(view.say(formats_heading))}},
                     .rows = {},
                     .caption_hidden = true};
    for (const auto& set : data_sets) {
        Html links;
        links.add("<span>");
        for (const auto& format : formats)
            links.add(R"(<a href="{}">{}</a> &nbsp; )",
                      web::Url(fmt::format("/du-lieu/{}.{}", set.name, format.extension)), format.name);
        links.add("</span>");
        table.rows.push_back(
            {view.say(set.title), static_cast<std::int64_t>(rows_of(*view.index, set.kind)), std::move(links).raw()});
    }
    return web::table(view.language, table);
}

web::Response open_data_page(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    auto frame = page_of(view, request, std::string(view.say(title)));
    frame.description = view.say(description);
    frame.section = web::Section::open_data;
    frame.crumbs = {{std::string(view.say(home_title)), view.link("/")}};
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", view.say(title),
             view.say(view.index->sample ? sample_licence : lead));
    html.add(files_table(view));
    html.add(R"(<p>{}<a href="/api/openapi.json">/api/openapi.json</a></p>)", view.say(api_text));
    html.add("<h2>{}</h2>", view.say(dictionary_heading));
    std::vector<web::Fact> columns;
    for (const auto& entry : data_dictionary()) columns.push_back({std::string(entry.column), view.say(entry.meaning)});
    html.add(web::facts(columns));
    html.add(R"(<p><a href="/du-lieu/tu-dien.csv">{}</a></p>)", view.say(dictionary_file));
    return respond(frame, std::move(html));
}

// The addresses of a registry with 20,000 products are 2 MB: one file is enough up to 50,000 (sitemaps.org).
constexpr std::size_t most_addresses = 50'000;

std::string origin_of(const View& view, const web::Request& request) {
    return view.origin.empty() ? request.scheme + "://" + request.host : view.origin;
}

web::Response sitemap(const View& view, const std::string& origin) {
    Html xml;
    xml.add(
        web::Raw::trusted("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"));
    std::size_t count = 0;
    const auto add = [&](std::string_view path, std::string_view slug) {
        if (++count <= most_addresses) xml.add("<url><loc>{}{}{}</loc></url>\n", origin, path, slug);
    };
    for (const auto path : {"/", "/san-pham", "/so-lieu", "/du-lieu"}) add(path, "");
    for (const auto& product : view.index->products) add("/san-pham/", product.slug);
    for (const auto& producer : view.index->producers) add("/chu-the/", producer.slug);
    xml.add(web::Raw::trusted("</urlset>\n"));
    web::Response response{.content_type = "application/xml; charset=utf-8"};
    response.body = std::make_shared<const std::string>(std::move(xml).take());
    return response;
}

// The decisions that made products known last, newest first.
web::Response feed(const Site& site, const web::Request& request) {
    constexpr std::size_t entries = 30;
    const auto view = view_of(site, request);
    const auto origin = origin_of(view, request);
    std::vector<std::pair<Date, const Recognition*>> newest;
    for (const auto& recognition : view.index->recognitions)
        if (recognition.valid_from && *recognition.valid_from <= view.today &&
            counts_in_figures(recognition.confidence))
            newest.emplace_back(*recognition.valid_from, &recognition);
    const auto count = std::min(entries, newest.size());
    std::ranges::partial_sort(newest, newest.begin() + static_cast<std::ptrdiff_t>(count), std::ranges::greater{},
                              [](const auto& one) { return std::pair(one.first, one.second->id); });
    Html xml;
    xml.add(
        web::Raw::trusted("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"));
    xml.add("<title>Sao Làng: sản phẩm OCOP mới được công nhận</title><id>{}/tin.atom</id>", origin);
    xml.add("<updated>{}T00:00:00+07:00</updated>", to_iso(count > 0 ? newest[0].first : view.today));
    for (std::size_t i = 0; i < count; ++i) {
        const auto& recognition = *newest[i].second;
        const auto at = view.index->at(recognition.product);
        if (!at) continue;
        const auto& product = view.index->products[*at];
        xml.add(R"(<entry><title>{}: {} sao</title><id>{}/san-pham/{}#{}</id><link href="{}"/>)", product.name,
                recognition.star ? recognition.star->number() : 0, origin, product.slug,
                static_cast<std::int64_t>(recognition.id), web::Url(origin + "/san-pham/" + product.slug));
        xml.add("<updated>{}T00:00:00+07:00</updated></entry>\n", to_iso(newest[i].first));
    }
    xml.add(web::Raw::trusted("</feed>\n"));
    web::Response response{.content_type = "application/atom+xml; charset=utf-8", .caching = web::Caching::revalidate};
    response.body = std::make_shared<const std::string>(std::move(xml).take());
    return response;
}

web::Response robots(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    web::Response response{.content_type = "text/plain; charset=utf-8", .caching = web::Caching::revalidate};
    response.body = std::make_shared<const std::string>(fmt::format(
        "User-agent: *\nDisallow: /api/\nDisallow: /*?\nSitemap: {}/sitemap.xml\n", origin_of(view, request)));
    return response;
}

}  // namespace

void add_open_data_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](std::string_view path, Label doc, web::Handler handler, web::Runs runs = web::Runs::here) {
        routes.add({.method = web::Method::get,
                    .path = path,
                    .act = web::public_act,
                    .doc = doc,
                    .handle = std::move(handler),
                    .runs = runs});
    };
    add("/du-lieu", {"Dữ liệu mở và từ điển", "Open data and its dictionary"},
        [&site](const web::Request& request) { return open_data_page(site, request); });
    add("/du-lieu/tu-dien.csv", {"Từ điển dữ liệu", "The data dictionary"},
        [](const web::Request&) { return dictionary_csv(); });
    static const auto paths = [] {
        std::vector<std::string> made;
        for (const auto& set : data_sets)
            for (const auto& format : formats)
                made.push_back(fmt::format("/du-lieu/{}.{}", set.name, format.extension));
        return made;
    }();
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const auto& set = data_sets[i / formats.size()];
        const auto& format = formats[i % formats.size()];
        add(
            paths[i], set.title,
            [&site, &set, &format, kept = std::make_shared<KeptFile>()](const web::Request& request) {
                const auto view = view_of(site, request);
                return kept->get(state_of(view), request, [&] { return data_file(site, view, set, format); });
            },
            web::Runs::on_pool);
    }
    add(
        "/sitemap.xml", {"Sơ đồ trang cho máy tìm kiếm", "Site map for search engines"},
        [&site, kept = std::make_shared<KeptFile>()](const web::Request& request) {
            const auto view = view_of(site, request);
            const auto origin = origin_of(view, request);
            return kept->get(state_of(view) + origin, request, [&] { return sitemap(view, origin); });
        },
        web::Runs::on_pool);
    add("/tin.atom", {"Tin: sản phẩm mới được công nhận", "Feed of newly recognised products"},
        [&site](const web::Request& request) { return feed(site, request); });
    add("/robots.txt", {"Chỉ dẫn cho máy tìm kiếm", "Directions for search engines"},
        [&site](const web::Request& request) { return robots(site, request); });
}

}  // namespace saolang::registry
