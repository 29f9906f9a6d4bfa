// The gate as a hostile person would try it.

#include <gtest/gtest.h>

#include "http/reading.hpp"
#include "http/visits.hpp"
#include "people/account_store.hpp"
#include "people/password.hpp"
#include "people/send_again.hpp"
#include "people/sign_in_page.hpp"

namespace saolang::http_tests {
namespace {

const Person& officer() { return world().signed_in(people::Role::province_officer, Where::everything); }

// A table of one's own: a page and a form behind the gate, and what signs in.
class Desk {
public:
    Desk() {
        const auto& gate = world().site().gate;
        people::add_sign_in_routes(routes_, gate);
        people::add_guarded_route(
            routes_, gate,
            {.method = web::Method::get,
             .path = "/quan-ly",
             .act = people::view_records,
             .doc = {"a", "b"},
             .handle = {}},
            [](const web::Request&, const people::Visitor& visitor) { return web::html_response(visitor.actor.code); });
        people::add_guarded_route(
            routes_, gate,
            {.method = web::Method::get,
             .path = "/tai-khoan",
             .act = people::own_account,
             .doc = {"a", "b"},
             .handle = {}},
            [](const web::Request&, const people::Visitor& visitor) { return web::html_response(visitor.actor.code); });
        people::add_guarded_route(routes_, gate,
                                  {.method = web::Method::post,
                                   .path = "/quan-ly",
                                   .act = people::view_records,
                                   .doc = {"a", "b"},
                                   .handle = {}},
                                  [this, &gate](const web::Request& request, const people::Visitor& visitor) {
                                      return web::see_other(people::once(gate, visitor, request, [this](db::Writer&) {
                                          ++taken;
                                          return std::string("/quan-ly");
                                      }));
                                  });
    }
    web::Response get(std::string_view target, web::Pairs headers = {}) const {
        return answer_of(routes_, web::Method::get, target, std::move(headers));
    }
    web::Response post(std::string_view target, std::string form, web::Pairs headers = {}) const {
        return answer_of(routes_, web::Method::post, target, std::move(headers), std::move(form));
    }
    int taken = 0;

private:
    web::RouteTable routes_;
};

const std::string& password() {
    static const std::string one = [] {
        std::string words = "ba con suối nhỏ";
        world().site().database.write([&](db::Writer& writer) {
            writer.execute("INSERT INTO credential (account_id, password) VALUES ($1, $2)",
                           {db::param(static_cast<std::int64_t>(officer().actor.account)),
                            db::param(people::hash_password(words))});
        });
        return words;
    }();
    return one;
}

std::string sign_in_form(const std::string& target) {
    return "ten=" + officer().actor.code + "&mat-khau=" + web::percent_encode(password()) +
           "&den=" + web::percent_encode(target);
}

TEST(Gate, SigningInLeadsOnlyToPathsOfOurOwn) {
    const Desk desk;
    EXPECT_EQ(header(desk.post("/dang-nhap", sign_in_form("/quan-ly?sao=4")), "Location"), "/quan-ly?sao=4");
    for (const std::string target : {"//elsewhere.example", "/\t/elsewhere.example", "\t//elsewhere.example",
                                     "/\\elsewhere.example", "https://elsewhere.example", "/\n/elsewhere.example",
                                     "/a\r\nSet-Cookie: phien=x", "javascript:alert(1)", "/\x7f/elsewhere.example"}) {
        const auto response = desk.post("/dang-nhap", sign_in_form(target));
        EXPECT_EQ(response.status, 303) << target;
        EXPECT_EQ(header(response, "Location"), "/quan-ly") << target;
        EXPECT_EQ(desk.get("/dang-nhap?den=" + web::percent_encode(target)).text().find("elsewhere"),
                  std::string_view::npos);
    }
}

TEST(Gate, NobodysPageSendsFormsForAnother) {
    const Desk desk;
    const auto asked_from = [&](web::Pairs says) {
        auto headers = officer().headers();
        headers.insert(headers.end(), says.begin(), says.end());
        return desk.post("/quan-ly", officer().form(), headers).status;
    };
    for (const auto& elsewhere : std::vector<web::Pairs>{{{"sec-fetch-site", "cross-site"}},
                                                         {{"sec-fetch-site", "same-site"}},
                                                         {{"origin", "https://elsewhere.example"}},
                                                         {{"origin", "https://ocop.example.elsewhere.example"}},
                                                         {{"origin", "https://elsewhere.ocop.example"}},
                                                         {{"origin", "null"}}})
        EXPECT_EQ(asked_from(elsewhere), 403) << elsewhere[0].second;
    for (const auto& ours : std::vector<web::Pairs>{{},
                                                    {{"sec-fetch-site", "same-origin"}},
                                                    {{"sec-fetch-site", "same-origin"}, {"origin", "null"}},
                                                    {{"origin", "http://ocop.example"}},
                                                    {{"origin", "https://ocop.example:8443"}}})
        EXPECT_EQ(asked_from(ours), 303) << (ours.empty() ? "" : ours[0].second);
}

TEST(Gate, NobodyIsSignedInByAPageOfAnotherSite) {
    const Desk desk;
    const auto response = desk.post("/dang-nhap", sign_in_form(""), {{"origin", "https://elsewhere.example"}});
    EXPECT_EQ(response.status, 403);
    EXPECT_EQ(header(response, "Set-Cookie"), "");
}

TEST(Gate, ASessionBroughtAlongIsNeverTheOneThatIsSignedIn) {
    const Desk desk;
    const std::string planted(32, 'k');
    const auto response = desk.post("/dang-nhap", sign_in_form(""), {{"cookie", "phien=" + planted}});
    const auto cookie = header(response, "Set-Cookie");
    EXPECT_TRUE(cookie.starts_with("phien="));
    EXPECT_EQ(cookie.find(planted), std::string_view::npos);
    EXPECT_NE(cookie.find("HttpOnly"), std::string_view::npos);
    EXPECT_NE(cookie.find("SameSite=Lax"), std::string_view::npos);
    EXPECT_EQ(desk.get("/quan-ly", {{"cookie", "phien=" + planted}}).status, 401);
}

TEST(Gate, APasswordIsNeitherShownNorKept) {
    const Desk desk;
    const std::string typed = "ten=mot-ten&mat-khau=matkhaurieng&mat-khau-moi=matkhaurieng";
    const auto stranger = desk.post("/quan-ly", typed);
    EXPECT_EQ(stranger.status, 401);
    EXPECT_TRUE(holds(stranger, "mot-ten"));
    EXPECT_FALSE(holds(stranger, "matkhaurieng"));
    const auto again = desk.post("/quan-ly", typed, officer().headers());
    EXPECT_EQ(again.status, 403);
    EXPECT_TRUE(holds(again, "mot-ten"));
    EXPECT_FALSE(holds(again, "matkhaurieng"));
    auto request = web::request_for(web::Method::post, "/dang-nhap");
    request->form = {{"ten", "mot-ten"}, {"mat-khau", "matkhaurieng"}, {"khoa", "khoarieng"}};
    const auto busy = commands::error_page(*request, 503);
    EXPECT_TRUE(holds(busy, "mot-ten"));
    EXPECT_FALSE(holds(busy, "matkhaurieng"));
    EXPECT_FALSE(holds(busy, "<blockquote>khoarieng"));
}

TEST(Gate, ALongFormThatWasKeptCanBeSentBackWithTheSignIn) {
    const Desk desk;
    std::string words;
    while (words.size() < 20'000) words += "ộ";
    const auto form = "noi-dung=" + web::percent_encode(words);
    ASSERT_LT(form.size(), web::small_form.body_bytes);
    const auto kept = people::packed({{"noi-dung", words}});
    EXPECT_EQ(desk.post("/quan-ly", form).status, 401);
    const auto shown = desk.post("/dang-nhap", sign_in_form("/quan-ly") + "&giu=" + web::percent_encode(kept));
    EXPECT_EQ(shown.status, 200);
    EXPECT_TRUE(holds(shown, words));
}

// One press after the sign-in would send it with the person's own secret.
TEST(Gate, ALinkToTheSignInBringsNoFormOfSomebodyElses) {
    const Desk desk;
    for (const std::string page : {"/dang-nhap", "/dang-nhap/ma"}) {
        const auto shown = desk.get(page + "?den=%2Fquan-ly&giu=noi-dung%3Dchu-cua-nguoi-la");
        EXPECT_EQ(shown.status, 200);
        EXPECT_TRUE(holds(shown, R"(name="den" value="/quan-ly")")) << page;
        EXPECT_FALSE(holds(shown, "chu-cua-nguoi-la")) << page;
    }
}

TEST(Gate, AFormTakenOnceIsAnotherPersonsFormStill) {
    Desk desk;
    const auto& other = world().signed_in(people::Role::auditor, Where::everything);
    for (const auto* person : {&officer(), &other})
        for (int sent = 0; sent < 2; ++sent)
            EXPECT_EQ(desk.post("/quan-ly", person->form("&ma=chungmotma"), person->headers()).status, 303);
    EXPECT_EQ(desk.taken, 2);
}

TEST(Gate, AnotherPersonsSecretOpensNoForm) {
    const Desk desk;
    const auto& other = world().signed_in(people::Role::auditor, Where::everything);
    EXPECT_EQ(desk.post("/quan-ly", other.form(), officer().headers()).status, 403);
    EXPECT_EQ(desk.taken, 0);
}

TEST(Gate, WhoSeesThePagesAsAnotherSeesNeitherTheirAccountNorSends) {
    const Desk desk;
    const auto seen = world().viewing_as(world().signed_in(people::Role::commune_officer));
    EXPECT_EQ(desk.get("/quan-ly", seen.headers()).text(), seen.actor.code);
    const auto account = desk.get("/tai-khoan", seen.headers());
    EXPECT_EQ(account.status, 403);
    EXPECT_FALSE(holds(account, seen.actor.code));
    EXPECT_EQ(desk.post("/quan-ly", seen.form(), seen.headers()).status, 403);
    EXPECT_EQ(desk.post("/dang-xuat", seen.form(), seen.headers()).status, 403);
    EXPECT_EQ(desk.taken, 0);
}

TEST(Gate, OnlyAnAdministratorSeesThePagesAsAnother) {
    const Desk desk;
    std::string session;
    world().site().database.write([&](db::Writer& writer) {
        session = people::start_session(writer, officer().actor.account, "", "", world().site().clock(),
                                        world().site().random);
        people::set_viewing_as(writer, people::session_with(writer, session)->id,
                               world().signed_in(people::Role::administrator, Where::everything).actor.account);
    });
    EXPECT_EQ(desk.get("/quan-ly", {{"cookie", "phien=" + session}}).text(), officer().actor.code);
}

TEST(Gate, OtherWaysToWriteAnAddressLeadNowhereElse) {
    const Desk desk;
    for (const auto* target : {"/en/quan-ly", "/quan%2Dly", "/quan-ly?x=1"})
        EXPECT_EQ(desk.get(target).status, 401) << target;
    for (const auto* target : {"//quan-ly", "/quan-ly/", "/en/en/quan-ly", "/./quan-ly", "/x/%2e%2e/quan-ly",
                               "/EN/quan-ly", "/quan-ly%2f", "/quan-ly;x", "/en%2fen/quan-ly"})
        EXPECT_EQ(desk.get(target, officer().headers()).status, 404) << target;
}

TEST(Gate, WhatASignedInPersonSeesIsKeptByNobody) {
    const Desk desk;
    for (const auto& response :
         {desk.get("/quan-ly", officer().headers()), desk.get("/quan-ly"), desk.get("/tai-khoan")}) {
        EXPECT_EQ(header(response, "Cache-Control"), "no-store");
        EXPECT_EQ(header(response, "ETag"), "");
    }
}

}  // namespace
}  // namespace saolang::http_tests
