#include "commands/commands.hpp"
#include "web/shell.hpp"

namespace saolang::commands {

web::Response error_page(const web::Request& request, int status) {
    return web::html_response(web::error_page(request.language, status, request.id), status);
}

}  // namespace saolang::commands
