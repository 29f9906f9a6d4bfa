#include <boost/json.hpp>

#include "web/http.hpp"

namespace saolang::web {

Response problem(int status, std::string_view title, const std::vector<FieldError>& errors) {
    boost::json::object document{{"type", "about:blank"}, {"title", title}, {"status", status}};
    if (!errors.empty()) {
        boost::json::array list;
        for (const FieldError& error : errors) list.push_back({{"field", error.field}, {"message", error.message}});
        document["errors"] = std::move(list);
    }
    Response response = json_response(boost::json::serialize(document), status);
    response.content_type = "application/problem+json";
    return response;
}

}  // namespace saolang::web
