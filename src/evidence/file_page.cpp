// The files: pictures everybody sees under their hash, everything else by the evidence it belongs to.

#include "evidence/about.hpp"
#include "evidence/evidence_page.hpp"
#include "evidence/serve.hpp"

namespace saolang::evidence {

namespace {

using people::Visitor;
using registry::Site;
using web::Request;
using web::Response;

enum class Part : std::uint8_t { whole, small };

Response gone() { return {.status = 404}; }

Response public_picture(const Site& site, const std::string& folder, const Request& request) {
    const auto hash = hash_in_picture_name(request.parameters[0]);
    std::optional<FileFacts> file;
    if (hash)
        site.database.read([&](db::Reader& reader) {
            if (is_public_file(reader, *hash)) file = file_facts(reader, *hash);
        });
    return file ? picture_response(folder, *file) : gone();
}

Response file_of(const Site& site, const std::string& folder, const Evidence& evidence, Part part) {
    const bool picture = evidence.kind == Kind::picture;
    if (part == Part::small && !picture) return gone();
    const auto& hash = part == Part::small ? evidence.small : picture ? evidence.large : evidence.original;
    std::optional<FileFacts> file;
    if (hash) site.database.read([&](db::Reader& reader) { file = file_facts(reader, *hash); });
    if (!file) return gone();
    if (!picture) return original_response(folder, *file, evidence.title);
    auto response = picture_response(folder, *file);
    response.caching = web::Caching::none;
    return response;
}

using MayHave = bool (*)(const people::Gate&, const Visitor&, const About&);

Response private_file(const Site& site, const std::string& folder, const Request& request, const Visitor& visitor,
                      const AboutSubject& more, MayHave may_have, Part part) {
    std::optional<Evidence> evidence;
    site.database.read([&](db::Reader& reader) { evidence = evidence_with(reader, request.parameters[0]); });
    if (!evidence) return gone();
    auto about = about_subject(*site.index.get(), site.gazetteer, evidence->subject);
    if (!about && more) about = more(evidence->subject);
    if (!about || !may_have(site.gate, visitor, *about)) return gone();
    return file_of(site, folder, *evidence, part);
}

}  // namespace

void add_file_routes(web::RouteTable& routes, const Site& site, const std::string& files, const AboutSubject& more) {
    routes.add({.method = web::Method::get,
                .path = "/anh/{file}",
                .act = web::public_act,
                .doc = {"Ảnh sản phẩm trên trang công khai", "A picture of a product on a public page"},
                .handle = [&site, files](const Request& request) { return public_picture(site, files, request); },
                .runs = web::Runs::on_pool});
    const auto add = [&](std::string_view path, web::Act act, web::Word doc, MayHave may_have, Part part) {
        people::add_guarded_route(routes, site.gate,
                                  {.method = web::Method::get, .path = path, .act = act, .doc = doc, .handle = {}},
                                  [&site, files, more, may_have, part](const Request& request, const Visitor& visitor) {
                                      return private_file(site, files, request, visitor, more, may_have, part);
                                  });
    };
    constexpr web::Word whole{"Một ảnh hoặc giấy tờ", "A picture or paper"};
    constexpr web::Word small{"Ảnh thu nhỏ", "A small picture"};
    add("/tep/{code}", people::view_evidence, whole, may_view, Part::whole);
    add("/tep/{code}/nho", people::view_evidence, small, may_view, Part::small);
    add("/cua-toi/tep/{code}", people::own_records, whole, is_own, Part::whole);
    add("/cua-toi/tep/{code}/nho", people::own_records, small, is_own, Part::small);
}

}  // namespace saolang::evidence
