// Evidence in the browser: who sends what and who sees it, what is refused in which words, and what is never shown.

#include "evidence/store.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "people/session.hpp"

namespace saolang::http_tests {
namespace {

using people::Role;

std::string picture() {
    std::ifstream in(std::string(SAOLANG_ROOT) + "/tests/media/board.jpg", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

const std::string pdf = "%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript >> >>\n";

struct Sent {
    std::string code = "tailieu23456";  // of the form
    std::string kind = "document";
    std::string title = "Giấy chứng nhận thử";
    std::string from = {};
    std::string to = {};
    bool is_public = false;
    std::vector<std::pair<std::string, std::string>> files = {{"giay.pdf", pdf}};
};

std::string multipart(const Person& person, const Sent& sent) {
    std::string body;
    const auto field = [&](std::string_view name, std::string_view value) {
        body += fmt::format("--gach\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n", name, value);
    };
    field("khoa", people::form_secret(person.session));
    field("ma", sent.code);
    field("loai", sent.kind);
    field("ten", sent.title);
    field("tu", sent.from);
    field("den", sent.to);
    if (sent.is_public) field("cong-khai", "1");
    for (const auto& [name, bytes] : sent.files)
        body += fmt::format(
            "--gach\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"{}\"\r\n"
            "Content-Type: application/octet-stream\r\n\r\n{}\r\n",
            name, bytes);
    return body + "--gach--\r\n";
}

class EvidenceInTheBrowser : public testing::Test {
protected:
    web::Response upload(const Person& person, const std::string& address, const Sent& sent) {
        auto request = *web::request_for(web::Method::post, address);
        request.headers = person.headers();
        request.headers.emplace_back("content-type", "multipart/form-data; boundary=gach");
        request.body = multipart(person, sent);
        return web::answer(own.routes(), std::move(request), commands::error_page);
    }
    web::Response ask(const Person& person, const std::string& address) { return own.ask(address, person.headers()); }
    // Beside the papers of the reference year.
    std::vector<evidence::Evidence> stored() {
        std::vector<evidence::Evidence> found;
        own.site().database.read([&](db::Reader& reader) {
            reader.query(
                "SELECT code FROM evidence WHERE account NOT LIKE 'mau-%' ORDER BY id", {},
                [&](const db::Row& row) { found.push_back(evidence::evidence_with(reader, row.text(0)).value()); });
        });
        return found;
    }
    // A picture of the product, sent by the office.
    evidence::Evidence sent_picture(bool is_public, const std::string& code = "anhthu234567") {
        const auto answer = upload(officer, product_page,
                                   {.code = code,
                                    .kind = "picture",
                                    .title = "Hũ mẫu",
                                    .is_public = is_public,
                                    .files = {{"a.jpg", picture()}}});
        EXPECT_EQ(answer.status, 303) << answer.text();
        return stored().back();
    }

    World own;
    const Person& officer = own.signed_in(Role::province_officer, Where::everything);
    const Person& producer = own.signed_in(Role::producer_owner, Where::own);
    const Person& other_producer = own.signed_in(Role::producer_owner, Where::foreign);
    const std::string product_page = "/quan-ly/san-pham/" + own.product_code + "/tai-lieu";
    const std::string producer_page = "/quan-ly/chu-the/" + own.producer_code + "/tai-lieu";
    const std::string decision_page = "/quan-ly/quyet-dinh/" + std::to_string(own.decision_id) + "/tai-lieu";
    const std::string own_page = "/cua-toi/san-pham/" + own.product_code + "/tai-lieu";
    const std::string public_page = "/san-pham/" + own.product;
};

TEST_F(EvidenceInTheBrowser, SendingFollowsTheTableOfWhoMay) {
    struct Case {
        const Person& who;
        std::string where;
        int status;
    };
    const Case cases[] = {
        {officer, product_page, 303},
        {officer, producer_page, 303},
        {officer, decision_page, 303},
        {own.signed_in(Role::commune_officer, Where::own), product_page, 303},
        {own.signed_in(Role::commune_officer, Where::foreign), product_page, 404},
        {own.signed_in(Role::auditor, Where::everything), product_page, 404},
        {own.signed_in(Role::administrator, Where::everything), product_page, 404},
        {producer, product_page, 404},
        {producer, own_page, 303},
        {other_producer, own_page, 404},
        {officer, own_page, 404},
        {own.signed_in(Role::producer_owner, Where::ended), own_page, 401},
    };
    int number = 0;
    for (const auto& [who, where, status] : cases) {
        SCOPED_TRACE(who.says() + " " + where);
        const auto before = stored().size();
        const auto answer = upload(who, where, {.code = fmt::format("mathu{:07}", ++number)});
        EXPECT_EQ(answer.status, status);
        EXPECT_EQ(stored().size(), before + (status == 303 ? 1 : 0));
        EXPECT_FALSE(status == 404 && holds(answer, "Giấy chứng nhận thử"));
    }
}

TEST_F(EvidenceInTheBrowser, WhatArrivedIsToldWithNameSizeHashAndMoment) {
    const auto answer = upload(officer, product_page,
                               {.title = "Phiếu",
                                .from = "1/2/2024",
                                .to = "31/12/2030",
                                .files = {{"mot.pdf", pdf}, {"hai.pdf", pdf + "2"}}});
    ASSERT_EQ(answer.status, 303) << answer.text();
    const auto all = stored();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[1].title, "Phiếu (2)");
    EXPECT_EQ(all[0].valid_to, Date::from_civil(2030, 12, 31));
    const auto page = ask(officer, std::string(header(answer, "Location")));
    for (const std::string& words :
         std::vector<std::string>{"Đã nhận 2 tệp", "mot.pdf", "hai.pdf", "24/11/2026 12:00",
                                  fmt::format("{} byte", pdf.size()), "Có hiệu lực đến hết 31/12/2030"})
        EXPECT_TRUE(holds(page, words)) << words;
    EXPECT_TRUE(holds(page, all[0].original->substr(0, 12)));
    EXPECT_FALSE(holds(page, *all[0].original)) << "the first digits alone";
    EXPECT_FALSE(holds(ask(officer, product_page), "Đã nhận"));
}

TEST_F(EvidenceInTheBrowser, TheSameFormTwiceStoresOnce) {
    const auto first = upload(officer, product_page, {});
    const auto again = upload(officer, product_page, {});
    EXPECT_EQ(header(first, "Location"), header(again, "Location"));
    EXPECT_EQ(stored().size(), 1U);
}

TEST_F(EvidenceInTheBrowser, MistakesAreSaidAtTheirFieldsAndNothingTypedIsLost) {
    struct Case {
        Sent sent;
        std::string says;
    };
    const Case cases[] = {
        {{.title = "Chữ đã gõ", .files = {}}, "Hãy chọn một tệp."},
        {{.kind = "picture", .title = "Chữ đã gõ"}, "Tệp không thuộc loại nhận được"},
        {{.kind = "picture", .title = "Chữ đã gõ", .files = {{"a.jpg", picture().substr(0, 900)}}}, "Ảnh bị hỏng"},
        {{.title = "Chữ đã gõ", .from = "2/1/2024", .to = "1/1/2024"}, "Ngày hết hiệu lực phải sau ngày bắt đầu."},
        {{.title = "Chữ đã gõ", .from = "hôm nay"}, "f-tu-error"},
        {{.title = "Chữ đã gõ", .is_public = true}, "Chỉ ảnh của sản phẩm hiện được trên trang công khai."},
        {{.title = "Chữ đã gõ", .files = std::vector(11, std::pair<std::string, std::string>{"a.pdf", pdf})},
         "Nhiều nhất 10 tệp"},
    };
    for (const auto& [sent, says] : cases) {
        SCOPED_TRACE(says);
        const auto answer = upload(officer, product_page, sent);
        EXPECT_EQ(answer.status, 422);
        EXPECT_TRUE(holds(answer, says)) << answer.text();
        EXPECT_TRUE(holds(answer, "value=\"Chữ đã gõ\""));
        EXPECT_TRUE(holds(answer, "value=\"" + sent.code + "\"")) << "the same form, so that it counts once";
        EXPECT_EQ(holds(answer, "Hãy chọn lại tệp"), !sent.files.empty());
    }
    EXPECT_TRUE(stored().empty());
    EXPECT_EQ(upload(officer, product_page, {}).status, 303) << "a refused form may be sent again";
}

TEST_F(EvidenceInTheBrowser, FilesAreForThoseWhoSeeTheRecord) {
    ASSERT_EQ(upload(officer, product_page, {}).status, 303);
    const auto code = stored().back().code;
    struct Case {
        const Person& who;
        std::string where;
        int status;
    };
    const Case cases[] = {
        {officer, "/tep/" + code, 200},
        {own.signed_in(Role::auditor, Where::own), "/tep/" + code, 200},
        {own.signed_in(Role::auditor, Where::foreign), "/tep/" + code, 404},
        {producer, "/tep/" + code, 404},
        {producer, "/cua-toi/tep/" + code, 200},
        {other_producer, "/cua-toi/tep/" + code, 404},
        {officer, "/tep/" + code + "/nho", 404},
        {officer, "/tep/khongcogi234", 404},
    };
    for (const auto& [who, where, status] : cases) {
        SCOPED_TRACE(who.says() + " " + where);
        const auto answer = ask(who, where);
        EXPECT_EQ(answer.status, status);
        EXPECT_EQ(holds(answer, "%PDF"), status == 200);
        EXPECT_EQ(answer.caching, web::Caching::none);
    }
    EXPECT_EQ(own.ask("/tep/" + code).status, 401);
}

TEST_F(EvidenceInTheBrowser, NothingSentCanRun) {
    ASSERT_EQ(upload(officer, product_page, {.title = "a\"; b/../c"}).status, 303);
    const auto file = ask(officer, "/tep/" + stored().back().code);
    EXPECT_TRUE(header(file, "Content-Disposition").starts_with("attachment"));
    EXPECT_NE(header(file, "Content-Security-Policy").find("sandbox"), std::string_view::npos);
    EXPECT_EQ(header(file, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(file.content_type, "application/pdf");
}

TEST_F(EvidenceInTheBrowser, APublicPictureReplacesTheDrawingUntilItIsWithdrawn) {
    EXPECT_FALSE(holds(own.ask(public_page), "class=\"photo\""));
    const auto shown = sent_picture(true);
    const auto small = "/anh/" + *shown.small + ".webp";
    const auto large = "/anh/" + *shown.large + ".webp";
    const auto page = own.ask(public_page);
    EXPECT_TRUE(
        holds(page, fmt::format(R"(src="{}" width="{}" height="{}" alt=")", large, *shown.width, *shown.height)));
    EXPECT_TRUE(holds(own.ask("/san-pham?q=" + web::percent_encode(page.text().substr(
                                                   page.text().find("<h1>") + 4,
                                                   page.text().find("</h1>") - page.text().find("<h1>") - 4))),
                      small));
    for (const auto& address : {small, large}) {
        const auto file = own.ask(address);
        EXPECT_EQ(file.status, 200);
        EXPECT_EQ(file.content_type, "image/webp");
        EXPECT_EQ(file.caching, web::Caching::immutable);
    }
    const auto withdrawn =
        own.send(product_page + "/" + shown.code + "/thoi",
                 officer.form("&ma=thoi23456789&ly-do-" + shown.code + "=anh-cu"), officer.headers());
    EXPECT_EQ(withdrawn.status, 303);
    EXPECT_FALSE(holds(own.ask(public_page), "class=\"photo\""));
    EXPECT_EQ(own.ask(large).status, 404);
    EXPECT_EQ(ask(officer, "/tep/" + shown.code).status, 200) << "a state, never a delete";
}

TEST_F(EvidenceInTheBrowser, APictureNotMarkedPublicIsShownToNoStranger) {
    const auto kept = sent_picture(false);
    EXPECT_FALSE(holds(own.ask(public_page), "class=\"photo\""));
    EXPECT_EQ(own.ask("/anh/" + *kept.large + ".webp").status, 404);
    const auto file = ask(officer, "/tep/" + kept.code + "/nho");
    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file.caching, web::Caching::none);
}

TEST_F(EvidenceInTheBrowser, AProducerPublishesNothing) {
    const auto answer = upload(producer, own_page,
                               {.kind = "picture", .title = "Hũ", .is_public = true, .files = {{"a.jpg", picture()}}});
    ASSERT_EQ(answer.status, 303) << answer.text();
    EXPECT_FALSE(stored().back().is_public);
    EXPECT_FALSE(holds(ask(producer, own_page), "cong-khai"));
    EXPECT_FALSE(holds(own.ask(public_page), "class=\"photo\""));
}

TEST_F(EvidenceInTheBrowser, WithdrawingNeedsAReasonAndIsForThoseWhoSent) {
    ASSERT_EQ(upload(officer, product_page, {}).status, 303);
    const auto code = stored().back().code;
    const auto withdraw = [&](const Person& who, const std::string& page, const std::string& ground) {
        return own.send(page + "/" + code + "/thoi", who.form("&ly-do-" + code + "=" + web::percent_encode(ground)),
                        who.headers());
    };
    EXPECT_EQ(withdraw(producer, own_page, "x y").status, 404) << "the office sent it";
    EXPECT_EQ(withdraw(officer, producer_page, "x y").status, 404) << "it is of another record";
    const auto without = withdraw(officer, product_page, "");
    EXPECT_EQ(without.status, 422);
    EXPECT_TRUE(holds(without, "<details open>"));
    EXPECT_TRUE(holds(without, "f-ly-do-" + code + "-error"));
    EXPECT_FALSE(stored().back().withdrawn);
    EXPECT_EQ(withdraw(officer, product_page, "Nhầm sản phẩm").status, 303);
    const auto page = ask(officer, product_page);
    EXPECT_TRUE(holds(page, "Đã thôi dùng (1)"));
    EXPECT_TRUE(holds(page, "Nhầm sản phẩm"));
}

// The office's page of changes knows evidence as what it is of, and takes it back like any other change.
TEST_F(EvidenceInTheBrowser, AChangeIsTakenBackByThoseWhoReachTheRecord) {
    const auto shown = sent_picture(true);
    std::string change;
    own.site().database.read([&](db::Reader& reader) {
        change = trail::history(reader, {"evidence", static_cast<std::int64_t>(shown.id)}).front().change;
    });
    const auto address = "/quan-ly/thay-doi/" + change;
    EXPECT_EQ(ask(officer, address).status, 200);
    EXPECT_TRUE(holds(ask(officer, "/quan-ly/thay-doi"), change));
    EXPECT_EQ(ask(own.signed_in(Role::province_officer, Where::foreign), address).status, 404);
    EXPECT_EQ(own.send(address + "/hoan-tac", officer.form("&ma=hoantac23456"), officer.headers()).status, 303);
    EXPECT_TRUE(stored().empty());
    EXPECT_FALSE(holds(own.ask(public_page), "class=\"photo\""));
    EXPECT_EQ(ask(officer, address).status, 200) << "its history stays";
}

}  // namespace
}  // namespace saolang::http_tests
