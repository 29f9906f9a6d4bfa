#include "web/multipart.hpp"

#include <gtest/gtest.h>

#include "web/answer.hpp"

namespace saolang::web {
namespace {

constexpr std::string_view boundary = "----b0und4ry";

std::string part(std::string_view head, std::string_view data) {
    return "------b0und4ry\r\n" + std::string(head) + "\r\n\r\n" + std::string(data) + "\r\n";
}
std::string field(std::string_view name, std::string_view value) {
    return part("Content-Disposition: form-data; name=\"" + std::string(name) + "\"", value);
}
std::string file(std::string_view label, std::string_view data, std::string_view type = "image/jpeg") {
    return part("Content-Disposition: form-data; name=\"tep\"; filename=\"" + std::string(label) +
                    "\"\r\nContent-Type: " + std::string(type),
                data);
}
std::string whole(std::string_view parts) { return std::string(parts) + "------b0und4ry--\r\n"; }

Result<Multipart, int> read(std::string_view body, std::size_t at_once = 1'000'000,
                            const MultipartLimits& limits = {}) {
    MultipartReader reader(boundary, body.size(), limits);
    for (; !body.empty(); body.remove_prefix(std::min(at_once, body.size()))) {
        if (const auto taken = reader.take(body.substr(0, at_once)); !taken) return fail(taken.error());
    }
    return reader.finish();
}
int status_of(std::string_view body, const MultipartLimits& limits = {}) {
    const auto done = read(body, 1'000'000, limits);
    const auto by_bytes = read(body, 1, limits);
    EXPECT_EQ(done ? 0 : done.error(), by_bytes ? 0 : by_bytes.error()) << "in pieces it is read differently";
    return done ? 0 : done.error();
}

TEST(multipart, fields_and_files_come_in_the_order_sent_whatever_the_pieces) {
    const std::string data("\x00\xff\r\n--\r\n------b0und4r\r\n\r", 24);
    const auto body = whole(field("ten", "Mật ong") + file("ảnh.jpg", data) + field("sao", "3") + field("sao", "4"));
    for (const std::size_t at_once : {1UL, 2UL, 3UL, 7UL, 64UL, 100'000UL}) {
        const auto done = read(body, at_once);
        ASSERT_TRUE(done) << at_once;
        EXPECT_EQ(done->fields, (Pairs{{"ten", "Mật ong"}, {"sao", "3"}, {"sao", "4"}}));
        ASSERT_EQ(done->files.size(), 1U);
        EXPECT_EQ(done->files[0].field, "tep");
        EXPECT_EQ(done->files[0].name, "ảnh.jpg");
        EXPECT_EQ(done->files[0].content_type, "image/jpeg");
        EXPECT_EQ(done->files[0].bytes, data);
    }
}

TEST(multipart, a_large_file_is_read_whole) {
    std::string data;
    for (int i = 0; data.size() < 3'000'000; ++i) data += "\r\n------b0und4r" + std::to_string(i);
    const auto done = read(whole(file("a.png", data)));
    ASSERT_TRUE(done);
    EXPECT_EQ(done->files.at(0).bytes, data);
}

TEST(multipart, an_input_without_a_file_is_no_file_and_an_empty_file_is_one) {
    const auto done = read(whole(file("", "") + file("rong.pdf", "") + field("ten", "")));
    ASSERT_TRUE(done);
    ASSERT_EQ(done->files.size(), 1U);
    EXPECT_EQ(done->files[0].name, "rong.pdf");
    EXPECT_EQ(done->fields, (Pairs{{"ten", ""}}));
    EXPECT_EQ(status_of("------b0und4ry--\r\n"), 0) << "a form of nothing";
    EXPECT_EQ(status_of("------b0und4ry--"), 0);
}

TEST(multipart, what_is_cut_off_is_refused_at_every_byte) {
    const auto body = whole(field("ten", "a") + file("a.jpg", "bytes"));
    for (std::size_t length = 0; length + 3 < body.size(); ++length) {
        ASSERT_EQ(status_of(std::string_view(body).substr(0, length)), 400) << length;
    }
    EXPECT_EQ(status_of(body), 0);
}

TEST(multipart, what_two_programs_could_read_differently_is_refused) {
    const auto good = field("ten", "a");
    EXPECT_EQ(status_of("preamble\r\n" + whole(good)), 400);
    EXPECT_EQ(status_of("\r\n" + whole(good)), 400);
    EXPECT_EQ(status_of(whole(good) + "epilogue"), 400);
    EXPECT_EQ(status_of(whole(good) + "\r\n"), 400);
    EXPECT_EQ(status_of(whole(field("ten", "a\r\n------b0und4ryX\r\n"))), 400) << "a line that begins as a boundary";
    EXPECT_EQ(status_of(whole("------b0und4ry \r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n")), 400);
    EXPECT_EQ(status_of(whole("------b0und4ry\nContent-Disposition: form-data; name=a\n\n\r\n")), 400);
    EXPECT_EQ(status_of(whole("------b0und4ry\r\nContent-Disposition: form-data; name=a\r\n\r\n")), 400)
        << "a boundary right behind the head";
    EXPECT_EQ(status_of(whole(field("ten", "a\r\n--" + std::string(boundary) + "-"))), 400);
}

TEST(multipart, a_head_that_is_not_of_a_form_is_refused) {
    const auto head = [](std::string_view text) { return status_of(whole(part(text, "x"))); };
    EXPECT_EQ(head("Content-Disposition: form-data; name=\"a\""), 0);
    EXPECT_EQ(head("content-disposition:form-data;name=a"), 0);
    EXPECT_EQ(head("Content-Type: text/plain"), 400) << "no name";
    EXPECT_EQ(head("Content-Disposition: form-data"), 400);
    EXPECT_EQ(head("Content-Disposition: form-data; name=\"\""), 400);
    EXPECT_EQ(head("Content-Disposition: attachment; name=a"), 400);
    EXPECT_EQ(head("Content-Disposition: form-data; name=a; name=b"), 400) << "one name twice";
    EXPECT_EQ(head("Content-Disposition: form-data; name=a; filename=a; filename=b"), 400);
    EXPECT_EQ(head("Content-Disposition: form-data; name=a; filename*=UTF-8''a"), 400);
    EXPECT_EQ(head("Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b"), 400);
    EXPECT_EQ(head("Content-Disposition: form-data; name=\"a"), 400) << "the quote does not end";
    EXPECT_EQ(head("Content-Disposition: form-data;\r\n name=a"), 400) << "a folded line";
    EXPECT_EQ(head("Content-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed; boundary=c"), 400);
    EXPECT_EQ(head("Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64"), 400);
    EXPECT_EQ(head(std::string_view("Content-Disposition: form-data; name=\"a\0b\"", 41)), 400);
    EXPECT_EQ(head(std::string_view("Content-Disposition: form-data; name=a; filename=\"a\0.jpg\"", 56)), 400);
    EXPECT_EQ(head("Content-Disposition: form-data; name=\"a\xff\""), 400) << "no UTF-8";
    EXPECT_EQ(head("Content-Disposition: form-data; name=" + std::string(300, 'a')), 400);
    EXPECT_EQ(head("X: " + std::string(5'000, 'a') + "\r\nContent-Disposition: form-data; name=a"), 413);
    EXPECT_EQ(status_of(whole(field("a", std::string_view("x\0y", 3)))), 400) << "a zero byte in a field";
    EXPECT_EQ(status_of(whole(field("a", "\xff"))), 400);
}

TEST(multipart, parts_fields_and_files_have_limits) {
    const MultipartLimits few{.parts = 3, .files = 1, .head_bytes = 100, .field_bytes = 10};
    const auto one = field("a", "0123456789");
    EXPECT_EQ(status_of(whole(one + one + one), few), 0);
    EXPECT_EQ(status_of(whole(one + one + one + one), few), 413);
    EXPECT_EQ(status_of(whole(field("a", "0123456789x")), few), 413);
    EXPECT_EQ(status_of(whole(file("a", std::string(1'000, 'x'))), few), 0);
    EXPECT_EQ(status_of(whole(file("a", "x") + file("b", "x")), few), 413);
    const std::string head = "Content-Disposition: form-data; name=a\r\nX: ";
    EXPECT_EQ(status_of(whole(part(head + std::string(100 - head.size(), 'x'), "")), few), 0);
    EXPECT_EQ(status_of(whole(part(head + std::string(101 - head.size(), 'x'), "")), few), 413);
}

TEST(multipart, the_name_of_a_file_is_a_label_and_no_path) {
    EXPECT_EQ(file_label("../../etc/passwd"), "passwd");
    EXPECT_EQ(file_label("C:\\Ảnh\\mật ong.JPG"), "mật ong.JPG");
    EXPECT_EQ(file_label("a/.."), "");
    EXPECT_EQ(file_label("."), "");
    EXPECT_EQ(file_label("a\r\nSet-Cookie: x"), "a Set-Cookie: x");
    EXPECT_EQ(file_label("anh\xE2\x80\xAEgpj.exe"), "anhgpj.exe") << "a mark of direction hides the true ending";
    EXPECT_EQ(file_label("a\x01"
                         "b\x7f.jpg"),
              "a b .jpg");
    EXPECT_EQ(file_label("ảnh.jpg"), "ảnh.jpg") << "NFC";
    EXPECT_EQ(file_label(std::string(500, 'a')).size(), 120U);
    const auto done = read(whole(file("a\\\"b%22c.jpg", "x")));
    ASSERT_TRUE(done);
    EXPECT_EQ(done->files.at(0).name, "a\"b\"c.jpg");
}

TEST(multipart, the_boundary_is_taken_as_the_standard_writes_it) {
    EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=abc"), "abc");
    EXPECT_EQ(multipart_boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a b:c\""), "a b:c");
    EXPECT_FALSE(multipart_boundary("multipart/form-data"));
    EXPECT_FALSE(multipart_boundary("multipart/form-data; boundary="));
    EXPECT_FALSE(multipart_boundary("multipart/form-data; boundary=\"a \""));
    EXPECT_FALSE(multipart_boundary("multipart/form-data; boundary=a; boundary=b"));
    EXPECT_FALSE(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')));
    EXPECT_FALSE(multipart_boundary("multipart/form-data; boundary=\"a\r\n\""));
    EXPECT_FALSE(multipart_boundary("multipart/mixed; boundary=abc"));
    EXPECT_TRUE(is_multipart("multipart/mixed; boundary=abc"));
    EXPECT_FALSE(is_multipart("text/plain; a=multipart/form-data"));
}

Request posted(std::string content_type, std::string body) {
    auto request = request_for(Method::post, "/gui").value();
    request.headers.emplace_back("content-type", std::move(content_type));
    request.body = std::move(body);
    return request;
}

TEST(multipart, a_handler_gets_fields_and_files_or_is_not_asked) {
    RouteTable routes;
    routes.add({.method = Method::post,
                .path = "/gui",
                .act = public_act,
                .doc = {"Gửi", "Send"},
                .handle =
                    [](const Request& r) {
                        return html_response(std::string(first(r.form, "ten")) + "/" + r.files.at(0).name + "/" +
                                             r.files.at(0).bytes + "/" + std::to_string(r.body.size()));
                    },
                .limits = form_with_files});
    const std::string type = "multipart/form-data; boundary=" + std::string(boundary);
    const auto body = whole(field("ten", "Mật ong") + file("a.jpg", "bytes"));
    const auto asked = [&routes](Request request) { return answer(routes, std::move(request), {}, {}); };
    EXPECT_EQ(asked(posted(type, body)).text(), "Mật ong/a.jpg/bytes/0");
    EXPECT_EQ(asked(posted("multipart/form-data", body)).status, 400);
    EXPECT_EQ(asked(posted("multipart/mixed; boundary=" + std::string(boundary), body)).status, 400);
    EXPECT_EQ(asked(posted(type, body + "x")).status, 400);
    EXPECT_EQ(asked(posted(type, std::string(form_with_files.body_bytes + 1, 'x'))).status, 413);
}

}  // namespace
}  // namespace saolang::web
