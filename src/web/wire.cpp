// The only file that knows the HTTP parser.

#include "web/wire.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

namespace saolang::web {

namespace http = boost::beast::http;
using boost::beast::iequals;
using Text = boost::beast::string_view;
using Error = boost::beast::error_code;

namespace {

constexpr std::string_view end_of_head = "\r\n\r\n";

std::string_view view(Text text) { return {text.data(), text.size()}; }

Verb verb_of(http::verb verb) {
    switch (verb) {
        case http::verb::get:
            return Verb::get;
        case http::verb::head:
            return Verb::head;
        case http::verb::post:
            return Verb::post;
        default:
            return Verb::other;
    }
}

bool folds_lines(std::string_view head) {
    return head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos;
}

bool is_host(std::string_view text) {
    constexpr std::size_t longest = 260;
    if (text.empty() || text.size() > longest) return false;
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]") ==
           std::string_view::npos;
}

}  // namespace

std::string_view Head::field(std::string_view lower_case_name) const {
    for (const Field& one : fields) {
        if (one.name.size() == lower_case_name.size() && iequals(one.name, lower_case_name)) return one.value;
    }
    return {};
}

std::optional<std::size_t> head_length(std::string_view text, std::size_t from) {
    const std::size_t overlap = end_of_head.size() - 1;
    const auto end = text.find(end_of_head, from > overlap ? from - overlap : 0);
    if (end == std::string_view::npos) return std::nullopt;
    return end + end_of_head.size();
}

class RequestReader::Parser final : public http::basic_parser<true> {
public:
    Parser() {
        body_limit(boost::none);
        header_limit(UINT32_MAX);
        eager(false);
    }

    Head head;
    int hosts = 0;
    int transfer_encodings = 0;
    bool odd_transfer_encoding = false;
    std::string* body = nullptr;
    std::size_t most = 0;
    bool too_large = false;
    bool needs_more = false;

private:
    void on_request_impl(http::verb verb, Text method, Text target, int version, Error&) override {
        head.verb = verb_of(verb);
        head.method = view(method);
        head.target = view(target);
        head.http_1_0 = version == 10;
    }
    void on_response_impl(int, Text, int, Error&) override {}
    void on_field_impl(http::field name, Text name_text, Text value, Error&) override {
        if (is_header_done()) return;  // trailers of a chunked body
        head.fields.push_back({view(name_text), view(value)});
        if (name == http::field::host) {
            ++hosts;
            head.host = view(value);
        } else if (name == http::field::transfer_encoding) {
            ++transfer_encodings;
            odd_transfer_encoding = odd_transfer_encoding || !iequals(value, "chunked");
        }
    }
    void on_header_impl(Error&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, Error&) override {}
    std::size_t on_body_impl(Text bytes, Error& error) override { return take(bytes, error); }
    void on_chunk_header_impl(std::uint64_t, Text, Error&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, Error& error) override { return take(bytes, error); }
    void on_finish_impl(Error&) override {}

    std::size_t take(Text bytes, Error& error) {
        if (body->size() + bytes.size() > most) {
            too_large = true;
            error = http::error::body_limit;
            return 0;
        }
        body->append(bytes.data(), bytes.size());
        return bytes.size();
    }
};

RequestReader::RequestReader() = default;
RequestReader::~RequestReader() = default;

namespace {

// "http://host/path" → "/path"; the Host header must then be the same (RFC 9112, section 3.2.2).
bool to_origin_form(Head& head) {
    if (head.target.starts_with('/')) return true;
    constexpr std::string_view scheme = "http://";
    if (!head.target.starts_with(scheme)) return false;
    const std::string_view rest = head.target.substr(scheme.size());
    const auto slash = rest.find('/');
    if (slash == std::string_view::npos || rest.substr(0, slash) != head.host) return false;
    head.target = rest.substr(slash);
    return true;
}

}  // namespace

Result<Head, int> RequestReader::read_head(std::string_view text) {
    parser_ = std::make_unique<Parser>();
    parser_->head.fields.reserve(16);
    if (folds_lines(text)) return fail(400);
    Error error;
    const std::size_t used = parser_->put(boost::asio::buffer(text.data(), text.size()), error);
    if (error == http::error::bad_version) return fail(505);
    if (error || used != text.size() || !parser_->is_header_done()) return fail(400);

    Head& head = parser_->head;
    if (parser_->odd_transfer_encoding) return fail(501);
    if (parser_->transfer_encodings > 0 && head.http_1_0) return fail(400);
    const bool names_host = parser_->hosts == 1 && is_host(head.host);
    if (!names_host && !(head.http_1_0 && parser_->hosts == 0)) return fail(400);
    if (!to_origin_form(head)) return fail(400);

    head.keeps_alive = parser_->keep_alive();
    head.has_body = !parser_->is_done();
    if (const auto length = parser_->content_length()) head.content_length = *length;
    if (const std::string_view expected = head.field("expect"); !expected.empty() && !head.http_1_0) {
        if (!iequals(expected, "100-continue")) return fail(417);
        head.awaits_continue = head.has_body;
    }
    return std::move(head);
}

Result<std::size_t, int> RequestReader::read_body(std::string_view bytes, std::string& body, std::size_t most) {
    parser_->body = &body;
    parser_->most = most;
    parser_->eager(true);
    // Beast takes for granted that what it asked more of has grown to a whole last chunk; no end of a body is shorter.
    constexpr std::string_view shortest_end = "0\r\n\r\n";
    if (parser_->needs_more && bytes.size() < shortest_end.size()) return 0;
    std::size_t used = 0;
    while (used < bytes.size() && !parser_->is_done()) {
        Error error;
        const std::size_t now = parser_->put(boost::asio::buffer(bytes.data() + used, bytes.size() - used), error);
        used += now;
        parser_->needs_more = error == http::error::need_more;
        if (parser_->needs_more) break;
        if (error) return fail(parser_->too_large ? 413 : 400);
        if (now == 0) break;
    }
    return used;
}

bool RequestReader::body_done() const { return !parser_ || parser_->is_done(); }

}  // namespace saolang::web
