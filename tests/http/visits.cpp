#include "http/visits.hpp"

#include <algorithm>
#include <stdexcept>

#include "evidence/serve.hpp"
#include "privacy/request_store.hpp"
#include "programme/plan.hpp"
#include "registry/import_job.hpp"

namespace saolang::http_tests {

namespace {

// Below `beginning` the parameter stands for a record of this kind. The longest beginning that fits wins.
struct Named {
    std::string_view beginning;
    std::string_view parameter;
    std::string (*of)(const World&);
};

// About the world's producer alone, and built on since, so that it cannot be taken back.
std::string change_code(const World& world) {
    std::string code;
    world.site().database.read([&](db::Reader& reader) {
        code = trail::history(reader, {"producer", world.producer_id}).at(1).change;
    });
    return code;
}

// About the world's producer; made at the first call.
std::string privacy_request_code(const World& world) {
    static const std::string code = [&] {
        const auto& site = world.site();
        const privacy::PrivacyRequest asked{.id = {},
                                            .code = "yeucaumau234",
                                            .moment = site.clock(),
                                            .wish = privacy::Wish::get,
                                            .channel = privacy::Channel::office,
                                            .received_on = world.today,
                                            .due_on = privacy::due_day(world.today),
                                            .about = privacy::About{privacy::AboutKind::producer, world.producer_id}};
        site.database.write([&](db::Writer& writer) {
            const auto change = trail::begin_change({"console"}, "", site.random);
            (void)privacy::add_request({writer, change, asked.moment, site.random}, asked);
        });
        return asked.code;
    }();
    return code;
}

// Of the list that somebody who may has sent up.
std::string import_code(const World& world) {
    static const std::string code = "nhapthu23456";
    const auto& officer = somebody_who_may(world, people::import_records);
    world.site().database.write([&](db::Writer& writer) {
        if (registry::job_with_code(writer, code)) return;
        registry::add_job(writer,
                          {.code = code,
                           .account = officer.actor.account,
                           .made = world.site().clock(),
                           .file_name = "ds.csv",
                           .kind = registry::ListKind::recognitions,
                           .sender = "UBND xã thử"},
                          "Tên sản phẩm,Chủ thể\nMật ong thử,HTX Thử\n");
    });
    return code;
}

// The same of records of the programme.
std::string record_import_code(const World& world) {
    static const std::string code = "nhaphoso2345";
    const auto& officer = somebody_who_may(world, people::import_records);
    world.site().database.write([&](db::Writer& writer) {
        if (registry::job_with_code(writer, code)) return;
        registry::add_job(writer,
                          {.code = code,
                           .account = officer.actor.account,
                           .made = world.site().clock(),
                           .file_name = "cam-ket.csv",
                           .records = "commitment"},
                          "Chủ thể,Ngày ký,Cơ quan tiếp nhận\nHTX Không Có,01/03/2024,UBND xã\n");
    });
    return code;
}

// Of a picture of the world's product that everybody sees; its bytes are of no picture, which nobody looks at here.
evidence::Evidence picture_evidence(const World& world) {
    const std::string code = "anhthu23456k";
    const auto index = world.index();
    const auto product = static_cast<std::int64_t>(index->products[index->product_by_code.at(world.product_code)].id);
    const evidence::Stored file{db::keep_file(world.folder(), "bytes"), media::FileKind::webp, ""};
    std::optional<evidence::Evidence> added;
    world.site().database.write([&](db::Writer& writer) {
        const auto change = trail::begin_change({"console"}, "", world.site().random);
        added = evidence::add_evidence({writer, change, world.site().clock(), world.site().random},
                                       {.code = code, .subject = {"product", product}, .title = "x", .is_public = true},
                                       {.kind = evidence::Kind::picture, .large = file, .small = file})
                    .value();
    });
    return *added;
}

// Of the commune of today where the product with the secrets is made.
std::string commune_code(const World& world) {
    const auto index = world.index();
    const auto place = index->place[index->product_by_slug.at(world.product)];
    const auto& gazetteer = world.site().gazetteer;
    return gazetteer[*gazetteer.locate(place, places::Level::commune, world.today)].code;
}

// The first target of the sample year's plan, and that plan.
template <programme::KindId kind>
std::string of_the_plan(const World& world) {
    std::string code;
    world.site().database.read([&](db::Reader& reader) {
        const auto ledger = programme::load_ledger(reader, *world.index(), world.site().gazetteer);
        const auto unit = *world.site().gazetteer.find("49", *Date::from_civil(2024, 1, 1));
        const auto version = programme::versions_of(*ledger, {2024, unit}).at(0);
        const auto row = kind == programme::KindId::plan ? version : programme::targets_of(*ledger, version).at(0);
        code = (*ledger)[kind].codes[row];
    });
    return code;
}

const Named parameters[] = {
    {"/quan-ly/ke-hoach", "{year}", [](const World&) { return std::string("2024"); }},
    {"/quan-ly/ke-hoach", "{code}", of_the_plan<programme::KindId::target>},
    {"/quan-ly/chi-so", "{code}", [](const World&) { return std::string("thu-indicator"); }},
    {"/quan-ly/ke-hoach/ban", "{code}", of_the_plan<programme::KindId::plan>},
    {"/tep", "{code}", [](const World& world) { return picture_evidence(world).code; }},
    {"/cua-toi/tep", "{code}", [](const World& world) { return picture_evidence(world).code; }},
    {"/quan-ly", "{tep}", [](const World& world) { return picture_evidence(world).code; }},
    {"/cua-toi", "{tep}", [](const World& world) { return picture_evidence(world).code; }},
    {"/anh", "{file}",
     [](const World& world) {
         return evidence::picture_path(picture_evidence(world).large.value()).substr(std::string_view("/anh/").size());
     }},
    {"/diem-ban", "{ma}", [](const World&) { return std::string("sales-point-1"); }},
    {"/san-pham", "{slug}", [](const World& world) { return world.product; }},
    {"/chu-the", "{slug}", [](const World& world) { return world.secret_slug; }},
    {"/api", "{code}", [](const World& world) { return world.product_code; }},
    {"/quan-ly/san-pham", "{code}", [](const World& world) { return world.product_code; }},
    {"/quan-ly/sang-loc", "{code}", [](const World& world) { return world.product_code; }},
    {"/quan-ly/chu-the", "{code}", [](const World& world) { return world.producer_code; }},
    {"/cua-toi/san-pham", "{code}", [](const World& world) { return world.product_code; }},
    {"/quan-ly/quyet-dinh", "{id}", [](const World& world) { return std::to_string(world.decision_id); }},
    {"/quan-ly/cong-nhan", "{id}", [](const World& world) { return std::to_string(world.recognition_id); }},
    {"/quan-ly/thay-doi", "{code}", change_code},
    {"/quan-ly/bo-loc", "{id}", [](const World&) { return std::string("777777777"); }},  // nobody here has one
    {"/quan-ly/du-lieu-ca-nhan", "{code}", privacy_request_code},
    {"/quan-ly/nhap", "{code}", import_code},
    {"/quan-ly/bao-sai", "{code}", [](const World&) { return std::string("remark99999"); }},
    {"/quan-ly/don-vi", "{code}", commune_code},
    {"/quan-ly/ho-so", "{loai}", [](const World&) { return std::string("cam-ket"); }},
    {"/quan-ly/ho-so", "{ma}", [](const World&) { return std::string("thu-commitment"); }},
    {"/quan-ly/ho-so", "{tep_nhap}", record_import_code},
    {"/cua-toi/ho-so", "{loai}", [](const World&) { return std::string("cam-ket"); }},
    {"/cua-toi/ho-so", "{ma}", [](const World&) { return std::string("thu-commitment"); }},
    {"/quan-ly/tai-khoan", "{code}",
     [](const World& world) { return world.signed_in(people::Role::commune_officer).actor.code; }},
};

const Named* named(const web::Route& route, std::string_view parameter) {
    const Named* best = nullptr;
    for (const auto& one : parameters)
        if (one.parameter == parameter && route.path.starts_with(one.beginning) &&
            (!best || one.beginning.size() > best->beginning.size()))
            best = &one;
    return best;
}

std::string_view last_parameter(std::string_view path) {
    const auto begin = path.rfind('{');
    return begin == std::string_view::npos ? std::string_view() : path.substr(begin, path.find('}', begin) + 1 - begin);
}

std::string filled(const World& world, const web::Route& route, std::string path) {
    for (auto begin = path.find('{'); begin != std::string::npos; begin = path.find('{')) {
        const auto parameter = path.substr(begin, path.find('}', begin) + 1 - begin);
        const auto* one = named(route, parameter);
        if (!one)
            throw std::logic_error("no address for " + std::string(route.path) + ": give the route a .sample, or " +
                                   "tests/http/visits.cpp a line for " + parameter);
        path.replace(begin, parameter.size(), one->of(world));
    }
    return path;
}

std::vector<Visit> visits_where(const World& world, bool guarded) {
    std::vector<Visit> found;
    for (const auto& route : world.routes().all()) {
        if (route.method != web::Method::get || (route.act.name != web::public_act.name) != guarded) continue;
        found.push_back({&route, address_of(world, route), {}});
        if (guarded) found.back().headers = somebody_who_may(world, route.act).headers();
    }
    return found;
}

}  // namespace

std::string address_of(const World& world, const web::Route& route) {
    return route.sample.empty() ? filled(world, route, std::string(route.path)) : std::string(route.sample);
}

// A kind of records is none.
bool names_a_record(const web::Route& route) {
    constexpr std::string_view kind = "{loai}";
    const auto at = route.path.find(kind);
    return route.path.find('{', at == std::string_view::npos ? 0 : at + kind.size()) != std::string_view::npos;
}

std::string missing_address_of(const World& world, const web::Route& route) {
    std::string path(route.path);
    const std::string parameter(last_parameter(path));
    path.replace(path.rfind(parameter), parameter.size(), parameter == "{id}" ? "999999999" : "khong-co-ma-nay");
    return filled(world, route, std::move(path));
}

const Person& somebody_who_may(const World& world, web::Act act) {
    for (const auto where : {Where::everything, Where::own})
        for (const auto role : {people::Role::province_officer, people::Role::administrator, people::Role::auditor,
                                people::Role::producer_owner})
            if (people::role_has(role, act) &&
                (where == Where::own || people::may_be_held_over(role, people::ScopeKind::everywhere)) &&
                (where == Where::everything || role != people::Role::administrator))
                return world.signed_in(role, where);
    throw std::logic_error("nobody may do " + std::string(act.name));
}

std::vector<Visit> visits(const World& world) { return visits_where(world, false); }
std::vector<Visit> guarded_visits(const World& world) { return visits_where(world, true); }

}  // namespace saolang::http_tests
