// When the database cannot answer: the right status, in the reader's words, and nothing typed is lost.

#include <gtest/gtest.h>

#include "http/world.hpp"

namespace saolang::http_tests {
namespace {

// Reads as the real one does; every write meets the trouble.
class TroubledDatabase : public db::Database {
public:
    TroubledDatabase(db::Database& real, db::Trouble trouble) : real_(real), trouble_(trouble) {}
    void read(const std::function<void(db::Reader&)>& work) override { real_.read(work); }
    void write(const std::function<void(db::Writer&)>&) override { throw db::DatabaseError(trouble_, "trouble"); }
    std::int64_t version() override { return real_.version(); }
    [[nodiscard]] db::Engine engine() const override { return real_.engine(); }
    [[nodiscard]] std::string describe() const override { return real_.describe(); }

private:
    db::Database& real_;
    db::Trouble trouble_;
};

struct Case {
    db::Trouble trouble;
    int status;
    std::string_view language;  // prefix of the address
    std::string_view says;
};

TEST(Trouble, KeepsWhatWasTypedAndOffersToSendItAgain) {
    const Case cases[] = {
        {db::Trouble::busy, 503, "", "vui lòng bấm gửi lại sau ít phút"},
        {db::Trouble::connection, 503, "/en", "please send it again in a few minutes"},
        {db::Trouble::disk_full, 507, "", "hết chỗ lưu"},
        {db::Trouble::disk_full, 507, "/en", "no room left"},
    };
    for (const auto& [trouble, status, language, says] : cases) {
        const auto& real = world().site();
        TroubledDatabase database(real.database, trouble);
        const registry::Site site{database, real.index, real.gazetteer, real.clock, real.random};
        const auto routes = commands::route_table(site, {});
        const auto before = world().stored();
        const std::string path = "/san-pham/" + world().product + "/bao-sai";
        auto request = web::request_for(web::Method::post, std::string(language) + path);
        ASSERT_TRUE(request);
        request->headers = {{"content-type", "application/x-www-form-urlencoded"}};
        request->body = "ma=abcdefghjkm2&noi-dung=B%E1%BB%91n+sao+%3Cm%E1%BB%9Bi%3E&lien-he=0905";
        const auto response = web::answer(routes, *request, commands::error_page, commands::status_of);
        const auto page = response.text();
        EXPECT_EQ(response.status, status);
        EXPECT_NE(page.find(says), std::string::npos) << says;
        EXPECT_NE(page.find(R"(name="noi-dung" value="Bốn sao &lt;mới&gt;")"), std::string::npos);
        EXPECT_NE(page.find(R"(name="lien-he" value="0905")"), std::string::npos);
        EXPECT_NE(page.find(R"(name="ma" value="abcdefghjkm2")"), std::string::npos)
            << "sent again it is the same remark";
        EXPECT_NE(page.find(std::string(R"(action=")") + std::string(language) + path), std::string::npos);
        EXPECT_EQ(world().stored(), before);
    }
}

TEST(Trouble, OneSenderWhoFloodsIsStoppedAndOthersAreNot) {
    const auto& real = world().site();
    TroubledDatabase refused(real.database, db::Trouble::busy);  // nothing is stored, so that other tests see no remark
    const registry::Site site{refused, real.index, real.gazetteer, real.clock, real.random};
    const auto routes = commands::route_table(site, {});
    const auto send_from = [&](const std::string& address) {
        auto request = web::request_for(web::Method::post, "/san-pham/" + world().product + "/bao-sai");
        request->headers = {{"content-type", "application/x-www-form-urlencoded"}};
        request->body = "noi-dung=Sai+hang+sao";
        request->remote_address = address;
        return web::answer(routes, *request, commands::error_page, commands::status_of);
    };
    for (int i = 0; i < 10; ++i) EXPECT_EQ(send_from("192.0.2.1").status, 503);
    const auto stopped = send_from("192.0.2.1");
    EXPECT_EQ(stopped.status, 429);
    EXPECT_NE(stopped.text().find("Sai hang sao"), std::string::npos) << "what was typed is kept";
    EXPECT_EQ(send_from("192.0.2.2").status, 503);
}

TEST(Trouble, AReadThatFailsIsAPageWithoutTheReason) {
    web::RouteTable routes;
    routes.add({.method = web::Method::get,
                .path = "/hong",
                .act = web::public_act,
                .doc = {"hỏng", "broken"},
                .handle = [](const web::Request&) -> web::Response {
                    throw db::DatabaseError(db::Trouble::corrupt, "table secret_table is gone");
                }});
    auto request = web::request_for(web::Method::get, "/hong");
    request->id = "maso23456k";
    const auto response = web::answer(routes, *request, commands::error_page, commands::status_of);
    EXPECT_EQ(response.status, 500);
    EXPECT_NE(response.text().find("maso23456k"), std::string::npos);
    EXPECT_EQ(response.text().find("secret_table"), std::string::npos);
}

}  // namespace
}  // namespace saolang::http_tests
