// An officer reads a list in by the browser: looked at, decided, written as one change, taken back as one.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "office/workbook.hpp"
#include "people/account_store.hpp"
#include "people/session.hpp"

namespace saolang::http_tests {
namespace {

std::string multipart(const Person& officer, std::string_view code, std::string_view file) {
    std::string body;
    const auto field = [&](std::string_view name, std::string_view value) {
        body += fmt::format("--gach\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n", name, value);
    };
    field("khoa", people::form_secret(officer.session));
    field("ma", code);
    field("loai", "recognitions");
    field("noi-gui", "UBND xã thử");
    body += fmt::format(
        "--gach\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"ds.csv\"\r\n"
        "Content-Type: text/csv\r\n\r\n{}\r\n--gach--\r\n",
        file);
    return body;
}

class ImportInTheBrowser : public testing::Test {
protected:
    web::Response upload(std::string_view code, std::string_view file) {
        auto request = *web::request_for(web::Method::post, "/quan-ly/nhap");
        request.headers = officer.headers();
        request.headers.emplace_back("content-type", "multipart/form-data; boundary=gach");
        request.body = multipart(officer, code, file);
        return web::answer(own.routes(), std::move(request), commands::error_page);
    }
    std::string job_of(std::string_view file) {
        const auto taken = upload("tailen23456k", file);
        EXPECT_EQ(taken.status, 303) << taken.text();
        return std::string(header(taken, "Location"));
    }
    web::Response ask(const std::string& address) { return own.ask(address, officer.headers()); }
    // A thread writes; whoever looks sees how far it is.
    web::Response written(const std::string& job) {
        auto page = ask(job);
        while (page.status == 200 && holds(page, "<progress")) page = ask(job);
        return page;
    }
    web::Response post(const std::string& address, std::string form) {
        return own.send(address, officer.form("&" + form), officer.headers());
    }
    std::string version_on(const web::Response& page) {
        const std::string_view text = page.text();
        const auto at = text.find("name=\"phien-ban\" value=\"") + 24;
        return std::string(text.substr(at, text.find('"', at) - at));
    }

    World own;
    const Person& officer = own.signed_in(people::Role::province_officer, Where::everything);
    std::string list =
        "Tên sản phẩm,Chủ thể,Huyện,Hạng sao,Số quyết định,Ngày quyết định\n"
        "Mật ong thử nghiệm,HTX Thử Nghiệm Một,Huyện Đại Lộc,3,77/QĐ-UBND,22/12/2023\n"
        "Chè dây thử nghiệm,HTX Thử Nghiệm Hai,Huyện Đại Lộc,9,77/QĐ-UBND,22/12/2023\n";
};

TEST_F(ImportInTheBrowser, NothingIsWrittenUntilTheOfficerSaysSo) {
    const auto before = own.stored().entries;
    const auto job = job_of(list);
    EXPECT_EQ(header(upload("tailen23456k", list), "Location"), job) << "sent twice, one job";
    EXPECT_EQ(own.stored().entries, before);
    const auto page = ask(job);
    ASSERT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page, "Không nhận <b>1</b>")) << page.text();
    EXPECT_TRUE(holds(page, "Mới <b>1</b>"));
    EXPECT_TRUE(holds(ask(job + "?xem=moi"), "Mật ong thử nghiệm"));
    for (const auto* read : {"Hạng sao: 3 sao", "Số quyết định: 77/QĐ-UBND", "Đại Lộc"})
        EXPECT_TRUE(holds(ask(job + "?xem=moi"), read)) << read;
    EXPECT_TRUE(holds(ask(job + "?xem=khong-nhan"), "dòng 3"));
    EXPECT_TRUE(holds(ask(job + "?xem=cot"), "Hạng sao"));
}

TEST_F(ImportInTheBrowser, RefusedRowsStopItUnlessTheyAreLeftOut) {
    const auto job = job_of(list);
    const auto before = own.stored().entries;
    const auto version = version_on(ask(job));
    EXPECT_EQ(post(job + "/ghi", "ma=lanmot23456k&phien-ban=" + version).status, 303);
    EXPECT_EQ(own.stored().entries, before);
    const auto sent = post(job + "/ghi", "ma=lanhai23456k&bo-dong=1&phien-ban=" + version);
    EXPECT_EQ(sent.status, 303);
    EXPECT_TRUE(holds(written(job), "Đã ghi 4 mục"));
    const auto after = own.stored();
    EXPECT_EQ(after.entries, before + 4) << "producer, product, decision, recognition";
    EXPECT_EQ(post(job + "/ghi", "ma=lanhai23456k&bo-dong=1&phien-ban=" + version).status, 303);
    EXPECT_EQ(own.stored(), after) << "a second press writes nothing";
    EXPECT_TRUE(holds(ask(job), "Đã ghi 4 mục"));
}

TEST_F(ImportInTheBrowser, RefusedRowsComeBackAsAFileThatSaysWhy) {
    const auto file = ask(job_of(list) + "/khong-nhan");
    ASSERT_EQ(file.status, 200);
    const auto workbook = office::read_workbook(file.text());
    ASSERT_TRUE(workbook);
    EXPECT_NE(header(file, "Content-Disposition").find("khong-nhan-"), std::string_view::npos);
}

TEST_F(ImportInTheBrowser, AListSeenBeforeTheRegisterChangedIsLookedAtAgain) {
    const auto job = job_of(list);
    const auto version = version_on(ask(job));
    own.site().database.write([&](db::Writer& writer) {
        const auto change = trail::begin_change({"console"}, "khác", own.site().random);
        registry::add_producer(
            {writer, change, own.site().clock(), own.site().random},
            {.code = "", .slug = "", .name = "HTX Xen Vào", .kind = {}, .tax_code = {}, .place = {}});
    });
    const auto before = own.stored().entries;
    EXPECT_EQ(post(job + "/ghi", "ma=lanba234567k&bo-dong=1&phien-ban=" + version).status, 303);
    EXPECT_EQ(own.stored().entries, before);
}

TEST_F(ImportInTheBrowser, AnothersListIsNotThere) {
    const auto job = job_of(list);
    const auto& other = own.signed_in(people::Role::province_officer, Where::own);
    const auto foreign = own.ask(job, other.headers());
    const auto missing = own.ask("/quan-ly/nhap/khongcogi234", other.headers());
    EXPECT_EQ(foreign.status, 404);
    EXPECT_EQ(missing.status, 404);
    EXPECT_FALSE(holds(foreign, "ds.csv"));
}

}  // namespace
}  // namespace saolang::http_tests
