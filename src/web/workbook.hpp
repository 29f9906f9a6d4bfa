#pragma once
// A workbook to take away: what office::write_xlsx made. Kept by nobody, for it may hold what one person alone may see.

#include "web/http.hpp"

namespace saolang::web {

inline Response workbook_response(std::string bytes, std::string_view file_name) {
    auto response =
        file_response(std::move(bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file_name);
    response.caching = Caching::none;
    return response;
}

}  // namespace saolang::web
