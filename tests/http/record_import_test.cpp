// Records of the programme read in by the browser: looked at, written as one change, taken back as one.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "office/workbook.hpp"
#include "people/session.hpp"

namespace saolang::http_tests {
namespace {

class RecordsInTheBrowser : public testing::Test {
protected:
    void SetUp() override {
        const auto index = own.index();
        for (const auto& producer : index->producers)
            if (producer.code == own.producer_code) near = producer.name;
        list = fmt::format(
            "Mã chủ thể,Chủ thể,Ngày ký,Cơ quan tiếp nhận,Ghi chú\n"
            "{},{},02/03/2019,UBND xã thử,cam kết nhập thử\n"
            ",Chủ thể không có ở đâu,02/03/2019,UBND xã thử,\n",
            own.producer_code, near);
    }
    web::Response upload(const Person& person, std::string_view code, std::string_view file) {
        auto request = *web::request_for(web::Method::post, path);
        request.headers = person.headers();
        request.headers.emplace_back("content-type", "multipart/form-data; boundary=gach");
        const auto field = [&](std::string_view name, std::string_view value) {
            request.body +=
                fmt::format("--gach\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n", name, value);
        };
        field("khoa", people::form_secret(person.session));
        field("ma", code);
        request.body += fmt::format(
            "--gach\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"cam-ket.csv\"\r\n"
            "Content-Type: text/csv\r\n\r\n{}\r\n--gach--\r\n",
            file);
        return web::answer(own.routes(), std::move(request), commands::error_page);
    }
    std::string job_of(const Person& person, std::string_view file) {
        const auto taken = upload(person, "tailen23456k", file);
        EXPECT_EQ(taken.status, 303) << taken.text();
        return std::string(header(taken, "Location"));
    }
    web::Response ask(const std::string& address) { return own.ask(address, officer.headers()); }
    web::Response post(const std::string& address, std::string form) {
        return own.send(address, officer.form("&" + form), officer.headers());
    }
    static std::string version_on(const web::Response& page) {
        const std::string_view text = page.text();
        const auto at = text.find("name=\"phien-ban\" value=\"") + 24;
        return std::string(text.substr(at, text.find('"', at) - at));
    }

    World own;
    const Person& officer = own.signed_in(people::Role::province_officer, Where::everything);
    std::string path = "/quan-ly/ho-so/cam-ket/nhap";
    std::string near;
    std::string list;
};

TEST_F(RecordsInTheBrowser, AreWrittenWhenTheOfficerSaysSoAndOnce) {
    const auto before = own.stored().entries;
    const auto job = job_of(officer, list);
    EXPECT_EQ(own.stored().entries, before);
    const auto page = ask(job);
    ASSERT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page, "Không nhận <b>1</b>")) << page.text();
    EXPECT_TRUE(holds(page, "Mới <b>1</b>"));
    EXPECT_TRUE(holds(page, "không có trong sổ"));
    EXPECT_TRUE(holds(ask(job + "?xem=moi"), "cam kết nhập thử"));
    EXPECT_TRUE(holds(ask(job + "?xem=cot"), "Cơ quan tiếp nhận"));
    const auto version = version_on(page);
    const auto stopped = post(job + "/ghi", "ma=lanmot23456k&phien-ban=" + version);
    EXPECT_EQ(stopped.status, 409);
    EXPECT_EQ(own.stored().entries, before) << "refused rows stop it";
    EXPECT_EQ(post(job + "/ghi", "ma=lanhai23456k&bo-dong=1&phien-ban=" + version).status, 303);
    const auto after = own.stored();
    EXPECT_EQ(after.entries, before + 1);
    EXPECT_TRUE(holds(ask(job), "Đã ghi 1 mục"));
    EXPECT_EQ(post(job + "/ghi", "ma=lanhai23456k&bo-dong=1&phien-ban=" + version).status, 303);
    EXPECT_EQ(post(job + "/ghi", "ma=lanba234567k&bo-dong=1&phien-ban=" + version).status, 303);
    EXPECT_EQ(own.stored().entries, after.entries) << "no press writes it again";
}

TEST_F(RecordsInTheBrowser, AreLookedAtAgainWhenTheDataMovedOn) {
    const auto job = job_of(officer, list);
    const auto version = version_on(ask(job));
    own.site().database.write([&](db::Writer& writer) {
        const auto change = trail::begin_change({"console"}, "khác", own.site().random);
        registry::add_producer(
            {writer, change, own.site().clock(), own.site().random},
            {.code = "", .slug = "", .name = "HTX Xen Vào", .kind = {}, .tax_code = {}, .place = {}});
    });
    const auto before = own.stored().entries;
    EXPECT_EQ(post(job + "/ghi", "ma=lanba234567k&bo-dong=1&phien-ban=" + version).status, 409);
    EXPECT_EQ(own.stored().entries, before);
}

TEST_F(RecordsInTheBrowser, AreTakenFromNobodyWhoIsNotInChargeOfThem) {
    const auto& foreign = own.signed_in(people::Role::province_officer, Where::foreign);
    const auto job = job_of(foreign, list);
    const auto page = own.ask(job + "?xem=khong-nhan", foreign.headers());
    EXPECT_TRUE(holds(page, "Không nhận <b>2</b>")) << page.text();
    EXPECT_TRUE(holds(page, "ngoài phạm vi bạn phụ trách"));
    EXPECT_EQ(ask(job).status, 404) << "another's file is not there";
    const auto& department = own.signed_in(people::Role::department_officer, Where::own);
    EXPECT_NE(own.ask(path, department.headers()).status, 200) << "who may edit, but not import";
}

TEST_F(RecordsInTheBrowser, GiveBackRefusedRowsAndAFileToStartFrom) {
    const auto refused = ask(job_of(officer, list) + "/khong-nhan");
    ASSERT_EQ(refused.status, 200);
    const auto workbook = office::read_workbook(refused.text());
    ASSERT_TRUE(workbook);
    ASSERT_EQ(workbook->sheets.front().rows.size(), 2U);
    EXPECT_EQ(workbook->sheets.front().rows.text(1, 1), "Chủ thể không có ở đâu");
    EXPECT_NE(std::string(workbook->sheets.front().rows.text(1, 5)).find("không có trong sổ"), std::string::npos);
    const auto start = ask("/quan-ly/ho-so/cam-ket/mau.xlsx");
    ASSERT_EQ(start.status, 200);
    EXPECT_TRUE(office::read_workbook(start.text()));
}

TEST_F(RecordsInTheBrowser, ComeBackAsTheListWasDownloaded) {
    const auto file = ask("/quan-ly/ho-so/cam-ket?dang=xlsx");
    ASSERT_EQ(file.status, 200);
    const auto page = ask(job_of(officer, file.text()));
    EXPECT_TRUE(holds(page, "Mới <b>0</b>")) << page.text();
    EXPECT_TRUE(holds(page, "Thay đổi <b>0</b>"));
    EXPECT_TRUE(holds(page, "Không nhận <b>0</b>"));
    EXPECT_FALSE(holds(page, "Không đổi <b>0</b>"));
}

}  // namespace
}  // namespace saolang::http_tests
