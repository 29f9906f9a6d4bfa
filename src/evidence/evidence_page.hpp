#pragma once
// /quan-ly/…/tai-lieu and /cua-toi/san-pham/…/tai-lieu: the evidence of a record, sending more, and withdrawing; and
// the files themselves.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "evidence/about.hpp"
#include "registry/site.hpp"
#include "web/route.hpp"

namespace saolang::evidence {

// Where evidence of a kind of record stands, and what an address there names.
struct Pages {
    std::string_view list;
    std::string_view withdrawal;  // the last parameter is the code of the evidence
    bool own = false;             // asked by the producer's own people
    std::function<std::optional<About>(const web::Request&, const people::Visitor&)> about;
};

// `files` is the data folder.
void add_evidence_routes(web::RouteTable& routes, const registry::Site& site, const std::string& files);
void add_evidence_pages(web::RouteTable& routes, const registry::Site& site, const std::string& files,
                        const Pages& pages);
// `more` knows the records of parts above.
void add_file_routes(web::RouteTable& routes, const registry::Site& site, const std::string& files,
                     const AboutSubject& more = {});

}  // namespace saolang::evidence
