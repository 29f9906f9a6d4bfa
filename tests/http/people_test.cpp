// Signing in, invitations, devices and new passwords, as people meet them; and what they must not show.

#include <gtest/gtest.h>

#include <algorithm>

#include "http/reading.hpp"
#include "http/visits.hpp"
#include "people/account_store.hpp"
#include "people/credential_store.hpp"
#include "people/first_page.hpp"
#include "people/mail.hpp"
#include "people/password.hpp"
#include "people/session.hpp"
#include "people/ticket.hpp"
#include "people/totp.hpp"

namespace saolang::http_tests {
namespace {

using people::Role;

const std::string good_password = "ba con suối nhỏ";

// Pages with a clock of their own over the world's registry.
class Office {
public:
    explicit Office(bool letters = false) : site_(world().site()) {
        site_.clock = [this] { return now; };
        site_.gate.clock = site_.clock;
        site_.gate.letters = letters;
        site_.gate.origin = letters ? "https://ocop.example" : "";
        site_.gate.random = system_randomness();
        routes_ = commands::route_table(site_, {[] { return true; }, std::make_shared<web::Metrics>(), {}});
    }
    web::Response get(std::string_view target, std::string_view session = {}, std::string address = "10.1.2.3") const {
        return ask(web::Method::get, target, session, "", std::move(address));
    }
    web::Response post(std::string_view target, const std::string& form, std::string_view session = {},
                       std::string address = "10.1.2.3") const {
        const auto secret = session.empty() ? "" : "khoa=" + people::form_secret(session) + "&";
        return ask(web::Method::post, target, session, secret + form, std::move(address));
    }
    web::Response sign_in(const std::string& name, const std::string& password, const std::string& more = "",
                          std::string address = "10.1.2.3") const {
        return post("/dang-nhap", "ten=" + name + "&mat-khau=" + web::percent_encode(password) + more, "",
                    std::move(address));
    }
    void write(const std::function<void(const trail::WriteContext&)>& work) const {
        const auto change = trail::begin_change({"console"}, "test", site_.random);
        site_.database.write([&](db::Writer& writer) { work({writer, change, now, site_.gate.random}); });
    }
    void read(const std::function<void(db::Reader&)>& work) const { site_.database.read(work); }

    Moment now = world().site().clock();

private:
    web::Response ask(web::Method method, std::string_view target, std::string_view session, const std::string& form,
                      std::string address) const {
        auto request = web::request_for(method, target);
        request->host = "ocop.example";
        request->remote_address = std::move(address);
        request->headers.emplace_back("user-agent",
                                      "Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36");
        if (!session.empty()) request->headers.emplace_back("cookie", "phien=" + std::string(session));
        if (method == web::Method::post) {
            request->headers.emplace_back("content-type", "application/x-www-form-urlencoded");
            request->body = form;
        }
        return web::answer(routes_, *std::move(request), commands::error_page);
    }

    registry::Site site_;
    web::RouteTable routes_;
};

struct Somebody {
    people::Account account;
    people::Grant grant;
};

// A new account in a role, with the password.
Somebody somebody(const Office& office, const std::string& name, Role role,
                  people::Scope scope = people::over_everything(),
                  people::AccountState state = people::AccountState::active) {
    std::optional<Somebody> made;
    static const auto hash = people::hash_password(good_password);
    office.write([&](const trail::WriteContext& context) {
        const auto account = people::add_account(
            context, {people::AccountId{}, "", name, state, "Người tên " + name, name + "@ocop.example", ""});
        made = {
            account,
            people::add_grant(
                context, {people::GrantId{}, account.id, role, std::move(scope), *Date::from_civil(2026, 1, 1), {}})};
        people::set_password(context.writer, account.id, hash, context.moment);
    });
    return made.value();
}

people::Scope own_commune() { return world().signed_in(Role::commune_officer).actor.grants.front().scope; }

// The secret of the cookie an answer sets; "" when it sets none.
std::string session_of(const web::Response& response) {
    const std::string text(header(response, "Set-Cookie"));
    const auto begin = text.find("phien=");
    return begin == std::string::npos ? "" : text.substr(begin + 6, text.find(';') - begin - 6);
}

std::string session_for(const Office& office, const Somebody& who) {
    return session_of(office.sign_in(who.account.sign_in_name, good_password));
}

TEST(SignIn, LeadsOfficersToTheDeskAndProducersToTheirOwnPages) {
    const Office office;
    const auto officer = somebody(office, "danvao1", Role::province_officer);
    const auto producer = somebody(office, "danvao2", Role::producer_owner,
                                   people::over_record(people::ScopeKind::producer, world().producer_id));
    EXPECT_EQ(header(office.sign_in("danvao1", good_password), "Location"), "/quan-ly");
    EXPECT_EQ(header(office.sign_in("Dan Vào 1", good_password), "Location"), "/quan-ly");  // as people type
    EXPECT_EQ(header(office.sign_in("danvao2", good_password), "Location"), "/cua-toi");
    EXPECT_EQ(header(office.sign_in("danvao1", good_password, "&den=%2Fquan-ly%2Fsan-pham"), "Location"),
              "/quan-ly/san-pham");
}

TEST(SignIn, AnswersTheSameForAWrongPasswordAnUnknownNameAndAClosedAccount) {
    const Office office;
    somebody(office, "giongnhau1", Role::province_officer);
    somebody(office, "giongnhau2", Role::province_officer, people::over_everything(), people::AccountState::closed);
    somebody(office, "giongnhau3", Role::province_officer, people::over_everything(), people::AccountState::invited);
    const auto without = [](const web::Response& response, const std::string& name) {
        std::string text(response.text());
        for (auto at = text.find(name); at != std::string::npos; at = text.find(name))
            text.replace(at, name.size(), "*");
        return text;
    };
    (void)people::password_fits("", "");
    std::vector<std::string> answers;
    std::vector<std::uint64_t> work;
    for (const auto& [name, password] :
         std::vector<std::pair<std::string, std::string>>{{"giongnhau1", "sai mật khẩu rồi"},
                                                          {"giongnhau2", good_password},
                                                          {"giongnhau3", good_password},
                                                          {"giongnhau9", good_password}}) {
        const auto before = people::password_work();
        const auto response = office.sign_in(name, password, "", "10.5.0.1");
        work.push_back(people::password_work() - before);
        EXPECT_EQ(response.status, 422);
        EXPECT_EQ(session_of(response), "");
        answers.push_back(without(response, name));
    }
    EXPECT_EQ(std::ranges::count(answers, answers.front()), 4);
    EXPECT_EQ(work, (std::vector<std::uint64_t>{1, 1, 1, 1}));
}

TEST(SignIn, WaitsAfterFiveWrongPasswordsWithoutAnyHashWork) {
    Office office;
    somebody(office, "chomotlat", Role::province_officer);
    for (const std::string name : {"chomotlat", "chomotlatkhac"}) {  // a name nobody has waits the same
        for (int i = 0; i < 5; ++i)
            EXPECT_EQ(office.sign_in(name, "sai", "", "10.6.0." + std::to_string(i)).status, 422);
        const auto before = people::password_work();
        EXPECT_EQ(office.sign_in(name, good_password, "", "10.6.1.1").status, 429);
        EXPECT_EQ(people::password_work(), before);
    }
    office.now.milliseconds += 2'000;
    EXPECT_EQ(office.sign_in("chomotlat", good_password, "", "10.6.1.1").status, 303);
}

TEST(SignIn, ShowsTheKeptFormAgainAndNoPassword) {
    const Office office;
    somebody(office, "giulai", Role::province_officer);
    const auto first = office.post("/quan-ly/tai-khoan/moi", "ho-ten=Ho%C3%A0ng+Gi%E1%BB%AF&ma=formcode1234");
    EXPECT_EQ(first.status, 401);
    const auto kept = std::string(inside(first.text(), R"(name="giu" value=")", R"(")"));
    ASSERT_FALSE(kept.empty());
    std::string plain = kept;
    for (auto at = plain.find("&amp;"); at != std::string::npos; at = plain.find("&amp;")) plain.replace(at, 5, "&");
    const auto response =
        office.sign_in("giulai", good_password, "&den=%2Fquan-ly%2Ftai-khoan%2Fmoi&giu=" + web::percent_encode(plain));
    EXPECT_EQ(response.status, 200);
    EXPECT_NE(session_of(response), "");
    EXPECT_TRUE(holds(response, "Hoàng Giữ"));
    EXPECT_TRUE(holds(response, R"(action="/quan-ly/tai-khoan/moi")"));
    EXPECT_TRUE(holds(response, "formcode1234"));
    EXPECT_FALSE(holds(response, good_password));
}

TEST(SignIn, MakesANewSessionAndEndsTheOldOne) {
    const Office office;
    const auto who = somebody(office, "doiphien", Role::province_officer);
    const auto old = session_for(office, who);
    const auto response = office.post("/dang-nhap", "ten=doiphien&mat-khau=" + web::percent_encode(good_password), old);
    EXPECT_NE(session_of(response), old);
    EXPECT_EQ(office.get("/tai-khoan", old).status, 401);
    EXPECT_EQ(office.get("/tai-khoan", session_of(response)).status, 200);
}

TEST(SecondStep, AsksForACodeThatIsUsedOnceAndTakesRecoveryCodes) {
    Office office;
    const auto who = somebody(office, "haibuoc", Role::province_officer);
    const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    std::vector<std::string> codes;
    office.write([&](const trail::WriteContext& context) {
        people::propose_totp(context.writer, who.account.id, secret);
        people::confirm_totp(context.writer, who.account.id, people::totp_step(office.now) - 1, office.now);
        codes = people::make_recovery_codes(context.writer, who.account.id, context.random);
    });
    const auto code_after_password = [&](const std::string& code) {
        const auto page = office.sign_in("haibuoc", good_password);
        EXPECT_EQ(page.status, 200);
        EXPECT_EQ(session_of(page), "");
        const std::string ticket(inside(page.text(), R"(name="ve" value=")", R"(")"));
        return office.post("/dang-nhap/buoc-hai", "ve=" + ticket + "&ma=" + code);
    };
    const auto now_code = people::totp_code(secret, people::totp_step(office.now));
    EXPECT_EQ(code_after_password(now_code).status, 303);
    EXPECT_EQ(code_after_password(now_code).status, 422);  // once
    EXPECT_EQ(code_after_password(codes[0]).status, 303);
    EXPECT_EQ(code_after_password(codes[0]).status, 422);  // once
    office.now.milliseconds += 60'000;                     // two wrong ones do not make anybody wait
    EXPECT_EQ(code_after_password(people::totp_code(secret, people::totp_step(office.now))).status, 303);
}

TEST(OwnCodes, CountAfterOneRightCodeAndTheirKeyIsShownToNobodyElse) {
    const Office office;
    const auto who = somebody(office, "datma", Role::province_officer);
    const auto session = session_for(office, who);
    EXPECT_EQ(office.post("/tai-khoan/ma/bat-dau", "ma=batdau000001", session).status, 303);
    const auto page = office.get("/tai-khoan/ma", session);
    const std::string secret(inside(page.text(), R"(<code class="key">)", "</code>"));
    ASSERT_EQ(secret.size(), 32U);
    EXPECT_TRUE(holds(page, "<svg class=\"qr\""));
    EXPECT_EQ(office.sign_in("datma", good_password).status, 303);  // not yet
    EXPECT_EQ(office.post("/tai-khoan/ma/bat", "so=000000&ma=bat000000001", session).status, 422);
    const auto on = office.post(
        "/tai-khoan/ma/bat", "ma=bat000000002&so=" + people::totp_code(secret, people::totp_step(office.now)), session);
    EXPECT_EQ(on.status, 200);
    EXPECT_EQ(count_of(on.text(), "<li><code>"), 10U);
    EXPECT_EQ(office.sign_in("datma", good_password).status, 200);  // asks for the code
    EXPECT_FALSE(holds(office.get("/tai-khoan/ma", session), secret));
    EXPECT_EQ(office.post("/tai-khoan/ma/doi", "viec=tat&mat-khau=sai&ma=tat000000001", session).status, 422);
    EXPECT_EQ(office
                  .post("/tai-khoan/ma/doi", "viec=tat&ma=tat000000002&mat-khau=" + web::percent_encode(good_password),
                        session)
                  .status,
              303);
    EXPECT_EQ(office.sign_in("datma", good_password).status, 303);
}

TEST(OneTimeCode, IsNotBurntByALinkThatIsOnlyOpenedAndSignsInOnce) {
    Office office;
    const auto who = somebody(office, "motlan", Role::producer_owner,
                              people::over_record(people::ScopeKind::producer, world().producer_id));
    std::string code;
    const auto make = [&] {
        office.write([&](const trail::WriteContext& context) {
            code = people::make_ticket(context.writer, people::TicketPurpose::sign_in, who.account.id, office.now,
                                       context.random);
        });
    };
    make();
    for (int scanner = 0; scanner < 3; ++scanner) EXPECT_EQ(office.get("/dang-nhap/ma/" + code).status, 200);
    auto typed = people::printed_code(code);
    std::ranges::transform(typed, typed.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const auto response = office.post("/dang-nhap/ma", "ma=+" + typed);
    EXPECT_EQ(header(response, "Location"), "/cua-toi");
    EXPECT_EQ(office.post("/dang-nhap/ma", "ma=" + code).status, 422);
    make();
    office.now.milliseconds += people::lifetime_of(people::TicketPurpose::sign_in);
    EXPECT_EQ(office.post("/dang-nhap/ma", "ma=" + code).status, 422);
}

TEST(Forgotten, AnswersTheSameForKnownAndUnknownAddressesAndLinksWorkOnce) {
    Office office(true);
    const auto who = somebody(office, "quenmat", Role::province_officer);
    const auto old = session_for(office, who);
    const auto known = office.post("/dang-nhap/quen", "thu=QuenMat%40ocop.example&viec=mat-khau");
    const auto unknown = office.post("/dang-nhap/quen", "thu=khong.co%40ocop.example&viec=mat-khau");
    EXPECT_EQ(known.text(), unknown.text());
    std::optional<people::WaitingLetter> letter;
    office.read([&](db::Reader& reader) { letter = people::next_letter(reader, office.now); });
    ASSERT_TRUE(letter);
    EXPECT_EQ(letter->letter.recipient, "quenmat@ocop.example");
    const auto& body = letter->letter.body;
    const auto begin = body.find("https://ocop.example") + 20;
    const auto link = body.substr(begin, body.find('\n', begin) - begin);
    office.write([&](const trail::WriteContext& context) { people::letter_sent(context.writer, letter->id); });
    EXPECT_TRUE(holds(office.get(link), "Người tên quenmat"));
    EXPECT_EQ(office.post(link, "mat-khau=matkhau2026&nhac-lai=matkhau2026").status, 422);  // common
    const std::string fresh = "mat-khau=con+trau+di+hoc&nhac-lai=con+trau+di+hoc";
    EXPECT_EQ(office.post(link, fresh).status, 303);
    EXPECT_EQ(office.post(link, fresh).status, 200);  // over, said in words
    EXPECT_FALSE(holds(office.get(link), "Người tên quenmat"));
    EXPECT_EQ(office.get("/tai-khoan", old).status, 401);  // the old sessions ended
    EXPECT_EQ(office.sign_in("quenmat", good_password).status, 422);
    EXPECT_EQ(office.sign_in("quenmat", "con trau di hoc").status, 303);
}

TEST(Forgotten, SaysToAskTheOfficeWhereNoLettersAreSent) {
    const Office office;
    const auto page = office.get("/dang-nhap/quen");
    EXPECT_TRUE(holds(page, "gọi cơ quan phụ trách OCOP"));
    EXPECT_FALSE(holds(page, "<form method=\"post\""));
}

TEST(FirstAdministrator, ComesByALinkOnlyWhileThereIsNone) {
    const Office office;
    somebody(office, "quantrithat", Role::administrator);
    EXPECT_FALSE(people::first_administrator_address(world().site().database, office.now, system_randomness()));
    EXPECT_FALSE(holds(office.get("/bat-dau/abcdefghjkmnabcdefghjkmn"), "<form method=\"post\""));
}

TEST(Invitation, OfAProducerIsShownOnceAndLeadsIn) {
    const Office office;
    const auto officer = somebody(office, "xamoi", Role::commune_officer, own_commune());
    const auto session = session_for(office, officer);
    const auto form = office.get("/quan-ly/tai-khoan/moi", session);
    EXPECT_TRUE(holds(form, "producer_owner"));
    EXPECT_FALSE(holds(form, "value=\"commune_officer\""));
    const auto sent = "ho-ten=Ch%E1%BB%8B+Mai&vai-tro=producer_owner&tu=24%2F11%2F2026&ma=moi000000001&chu-the=" +
                      world().producer_code;
    const auto page = office.post("/quan-ly/tai-khoan/moi", sent, session);
    EXPECT_EQ(page.status, 200);
    const auto code = people::typed_code(inside(page.text(), R"(<b class="sheet-code">)", "</b>"));
    ASSERT_EQ(code.size(), 12U);
    EXPECT_TRUE(holds(page, "<svg class=\"qr\""));
    const auto again = office.post("/quan-ly/tai-khoan/moi", sent, session);  // a second click
    EXPECT_EQ(again.status, 303);
    EXPECT_FALSE(holds(office.get(header(again, "Location"), session), people::printed_code(code)));
    EXPECT_EQ(header(office.post("/dang-nhap/ma", "ma=" + code), "Location"), "/cua-toi");
}

TEST(Invitation, GoesNoFurtherThanTheInvitersPlaceAndRoles) {
    const Office office;
    const auto foreign = world().signed_in(Role::commune_officer, Where::foreign).actor.grants.front().scope;
    const auto officer = somebody(office, "xakhac", Role::commune_officer, foreign);
    const auto session = session_for(office, officer);
    const auto rows = world().stored();
    for (const std::string role :
         {"producer_owner", "administrator", "province_officer", "commune_officer", "auditor"}) {
        const auto response = office.post("/quan-ly/tai-khoan/moi",
                                          "ho-ten=Ai+do&tu=24%2F11%2F2026&ma=xakhac" + role + "&vai-tro=" + role +
                                              "&chu-the=" + world().producer_code,
                                          session);
        EXPECT_EQ(response.status, 422) << role;
    }
    EXPECT_EQ(world().stored(), rows);
}

TEST(Invitation, ByLetterShowsNoLinkToTheInviter) {
    const Office office(true);
    const auto session = session_for(office, somebody(office, "moithu", Role::province_officer));
    const auto response = office.post("/quan-ly/tai-khoan/moi",
                                      "ho-ten=Anh+Thu&thu=anh.thu%40ocop.example&vai-tro=auditor&tu=24%2F11%2F2026&ma="
                                      "moithu000001",
                                      session);
    EXPECT_EQ(response.status, 303);
    std::optional<people::WaitingLetter> letter;
    office.read([&](db::Reader& reader) { letter = people::next_letter(reader, office.now); });
    ASSERT_TRUE(letter);
    EXPECT_EQ(letter->letter.recipient, "anh.thu@ocop.example");
    office.write([&](const trail::WriteContext& context) { people::letter_sent(context.writer, letter->id); });
    EXPECT_NE(letter->letter.body.find("https://ocop.example/dang-nhap/mat-khau/"), std::string::npos);
}

TEST(Accounts, OfOtherPlacesAndTheirNamesStandInNoListOfAnOfficer) {
    const Office office;
    const auto foreign = world().signed_in(Role::commune_officer, Where::foreign).actor.grants.front().scope;
    const auto other = somebody(office, "noikhac", Role::commune_officer, foreign);
    const auto own = somebody(office, "noiminh", Role::commune_officer, own_commune());
    const auto session = session_for(office, own);
    const auto list = office.get("/quan-ly/tai-khoan?q=noi", session);
    EXPECT_TRUE(holds(list, "Người tên noiminh"));
    EXPECT_FALSE(holds(list, "noikhac"));
    EXPECT_EQ(office.get("/quan-ly/tai-khoan/" + other.account.code, session).status, 404);
}

TEST(Accounts, AnOfficerWhoLeavesLosesTheRoleTheDayAfterAndTheHistoryKeepsTheName) {
    Office office;
    const auto manager = somebody(office, "quanly1", Role::province_officer);
    const auto leaving = somebody(office, "roidi", Role::commune_officer, own_commune());
    const auto session = session_for(office, manager);
    const auto theirs = session_for(office, leaving);
    const auto path = "/quan-ly/tai-khoan/" + leaving.account.code;
    const auto grant = std::to_string(static_cast<std::int64_t>(leaving.grant.id));
    EXPECT_EQ(
        office.post(path + "/ket-thuc", "ma=roidi0000001&ngay=24%2F11%2F2026&vai-tro-so=" + grant, session).status,
        303);
    EXPECT_EQ(office.get("/tai-khoan", theirs).status, 401);  // signs in anew with the rights of today
    EXPECT_EQ(office.sign_in("roidi", good_password).status, 303);
    office.now.milliseconds += people::day_long;
    EXPECT_EQ(office.sign_in("roidi", good_password).status, 422);
    EXPECT_TRUE(holds(office.get(path, session_for(office, manager)), "Người tên roidi"));
}

TEST(Accounts, NobodyButTheAdministratorGivesOneselfARole) {
    const Office office;
    const auto officer = somebody(office, "quanly3", Role::province_officer);
    const auto session = session_for(office, officer);
    const auto own = "/quan-ly/tai-khoan/" + officer.account.code;
    const auto role = "ma=tucap0000001&vai-tro=province_leader&noi=toan-bo&tu=24%2F11%2F2026";
    EXPECT_FALSE(holds(office.get(own, session), own + "/vai-tro\""));
    EXPECT_EQ(office.post(own + "/vai-tro", role, session).status, 404);
}

TEST(Accounts, NobodyEndsTheLastAdministratorNorGivesAWayIntoOne) {
    const Office office;
    const auto administrator = somebody(office, "cuoicung", Role::administrator);
    const auto officer = somebody(office, "quanly2", Role::province_officer);
    const auto path = "/quan-ly/tai-khoan/" + administrator.account.code;
    const auto session = session_for(office, officer);
    EXPECT_EQ(office.get(path, session).status, 200);
    const auto grant = std::to_string(static_cast<std::int64_t>(administrator.grant.id));
    EXPECT_EQ(office.post(path + "/ket-thuc", "ngay=24%2F11%2F2026&vai-tro-so=" + grant, session).status, 404);
    for (const auto* what : {"/dong", "/duong-dan", "/ma"})
        EXPECT_EQ(office.post(path + what, "ma=cuoicung0001", session).status, 404) << what;
}

TEST(Devices, AreListedAndEndedOneByOneOrAllAtOnce) {
    const Office office;
    const auto who = somebody(office, "maymoc", Role::province_officer);
    const auto one = session_for(office, who);
    const auto two = session_for(office, who);
    const auto page = office.get("/tai-khoan", one);
    EXPECT_TRUE(holds(page, "Thiết bị này"));
    EXPECT_TRUE(holds(page, "Chrome, Android"));
    EXPECT_TRUE(holds(page, "10.1.2.…"));
    EXPECT_FALSE(holds(page, "10.1.2.3"));
    const std::string id(inside(page.text(), R"(name="thiet-bi" value=")", R"(")"));
    EXPECT_EQ(office.post("/tai-khoan/thiet-bi", "ma=maymoc000001&thiet-bi=" + id, one).status, 303);
    EXPECT_EQ(office.get("/tai-khoan", two).status, 401);
    EXPECT_EQ(office.get("/tai-khoan", one).status, 200);
    EXPECT_EQ(office.post("/tai-khoan/thoat-het", "", one).status, 303);
    EXPECT_EQ(office.get("/tai-khoan", one).status, 401);
}

TEST(Devices, OfSomebodyElseAreNotEnded) {
    const Office office;
    const auto victim = session_for(office, somebody(office, "nannhan", Role::province_officer));
    const auto other = session_for(office, somebody(office, "kekhac", Role::province_officer));
    std::int64_t id = 0;
    office.read([&](db::Reader& reader) { id = people::session_with(reader, victim)->id; });
    (void)office.post("/tai-khoan/thiet-bi", "ma=kekhac000001&thiet-bi=" + std::to_string(id), other);
    EXPECT_EQ(office.get("/tai-khoan", victim).status, 200);
}

TEST(OwnPassword, NeedsTheOldOneAndSignsOtherDevicesOut) {
    const Office office;
    const auto who = somebody(office, "doimk", Role::province_officer);
    const auto one = session_for(office, who);
    const auto two = session_for(office, who);
    const std::string fresh = "&mat-khau=con+trau+di+hoc&nhac-lai=con+trau+di+hoc";
    EXPECT_EQ(office.post("/tai-khoan/mat-khau", "mat-khau-cu=sai" + fresh, one).status, 422);
    const auto changed =
        office.post("/tai-khoan/mat-khau", "mat-khau-cu=" + web::percent_encode(good_password) + fresh, one);
    EXPECT_EQ(changed.status, 303);
    EXPECT_EQ(office.get("/tai-khoan", one).status, 401);
    EXPECT_EQ(office.get("/tai-khoan", two).status, 401);
    std::string cookies;
    for (const auto& [name, value] : changed.headers)
        if (name == "Set-Cookie" && value.starts_with("phien=")) cookies = value.substr(6, value.find(';') - 6);
    EXPECT_EQ(office.get("/tai-khoan", cookies).status, 200);
}

TEST(ViewAs, ShowsABannerWritesNothingAndLeavesEntriesAtBothEnds) {
    const Office office;
    const auto administrator = somebody(office, "xemnhu", Role::administrator);
    const auto seen = somebody(office, "biXem", Role::province_officer);
    const auto session = session_for(office, administrator);
    const auto path = "/quan-ly/tai-khoan/" + seen.account.code;
    EXPECT_EQ(office.post(path + "/xem-nhu", "ma=xemnhu000001", session).status, 303);
    const auto page = office.get("/quan-ly/tai-khoan", session);
    EXPECT_TRUE(holds(page, "Bạn đang xem như"));
    EXPECT_EQ(office.post("/quan-ly/tai-khoan/moi", "ho-ten=Ai&ma=xemnhu000002", session).status, 403);
    EXPECT_EQ(office.post("/quan-ly/thoi-xem", "", session).status, 303);
    EXPECT_FALSE(holds(office.get("/quan-ly/tai-khoan", session), "Bạn đang xem như"));
    std::vector<std::string> actions;
    office.read([&](db::Reader& reader) {
        for (const auto& entry : trail::history(reader, {"account", static_cast<std::int64_t>(seen.account.id)}))
            if (entry.account == administrator.account.code) actions.push_back(entry.action);
    });
    EXPECT_EQ(actions, (std::vector<std::string>{"stop_view_as", "view_as"}));
}

}  // namespace
}  // namespace saolang::http_tests
