// docs/personal-data.md against the schema, and what a request does to what is kept.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "http/reading.hpp"
#include "http/visits.hpp"
#include "people/account_store.hpp"
#include "people/retention.hpp"
#include "privacy/kept.hpp"
#include "privacy/request_store.hpp"

namespace saolang::http_tests {
namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Documented {
    std::set<std::string> columns;  // "remark.words"
    std::set<std::string> tables;   // that hold personal data
    std::set<std::string> others;   // that hold none
};

Documented documented() {
    Documented said;
    const auto page = text_of(SAOLANG_ROOT "/docs/personal-data.md");
    const std::regex row("\\| `([a-z_]+)` \\| ([a-z_, 0-9]+) \\|");
    for (std::sregex_iterator at(page.begin(), page.end(), row), end; at != end; ++at) {
        const auto table = (*at)[1].str();
        said.tables.insert(table);
        const auto columns = (*at)[2].str();
        const std::regex word("[a-z_0-9]+");
        for (std::sregex_iterator column(columns.begin(), columns.end(), word); column != end; ++column)
            said.columns.insert(table + "." + column->str());
    }
    const auto begin = page.find("## Tables without personal data");
    const auto part = page.substr(begin, page.find("\nThe trail", begin) - begin);
    const std::regex name("`([a-z_]+)`");
    for (std::sregex_iterator at(part.begin(), part.end(), name), end; at != end; ++at) said.others.insert((*at)[1]);
    return said;
}

std::vector<std::string> names(const std::string& sql) {
    std::vector<std::string> found;
    world().site().database.read([&](db::Reader& reader) {
        reader.query(sql, {}, [&](const db::Row& row) { found.emplace_back(row.text(0)); });
    });
    return found;
}

TEST(PersonalData, EveryTableOfTheSchemaStandsInThePage) {
    const auto said = documented();
    for (const auto& table : names("SELECT name FROM sqlite_master WHERE type = 'table'")) {
        if (table.starts_with("sqlite_")) continue;
        EXPECT_TRUE(said.tables.contains(table) != said.others.contains(table))
            << table << ": name it in docs/personal-data.md, once";
    }
}

TEST(PersonalData, EveryColumnOfAPrivateTableStandsInThePage) {
    const auto said = documented();
    for (const auto& table : names("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%_private'"))
        for (const auto& column : names("SELECT name FROM pragma_table_info('" + table + "') WHERE pk = 0"))
            EXPECT_TRUE(said.columns.contains(table + "." + column)) << table << "." << column;
}

// Every field the code declares personal, whatever part it stands in.
TEST(PersonalData, EveryFieldThatIsPersonalInTheTrailStandsInThePage) {
    const auto said = documented();
    const std::regex declared("StoredField\\{\"([a-z_]+)\",[^}]*Privacy::personal");
    std::size_t found = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(SAOLANG_ROOT "/src")) {
        if (file.path().extension() != ".cpp" || file.path().string().ends_with("_test.cpp")) continue;
        const auto source = text_of(file.path());
        for (std::sregex_iterator at(source.begin(), source.end(), declared), end; at != end; ++at) {
            ++found;
            const auto column = "." + (*at)[1].str();
            EXPECT_TRUE(std::ranges::any_of(said.columns, [&](const auto& one) { return one.ends_with(column); }))
                << file.path() << " " << column;
        }
    }
    EXPECT_GE(found, 10U);
}

// ---- Requests
// ---------------------------------------------------------------------------------------------------------

const Person& officer() { return world().signed_in(people::Role::province_officer, Where::everything); }

std::vector<privacy::PrivacyRequest> all_requests() {
    std::vector<privacy::PrivacyRequest> all;
    world().site().database.read([&](db::Reader& reader) { all = privacy::requests(reader); });
    return all;
}

trail::ChainCounts verified() {
    trail::ChainCounts counts;
    world().site().database.read([&](db::Reader& reader) {
        const auto chain = trail::verify_chain(reader);
        ASSERT_TRUE(chain.has_value());
        counts = *chain;
        auto promises = registry::invariants();
        for (auto& more : {people::invariants(), privacy::invariants()})
            promises.insert(promises.end(), more.begin(), more.end());
        for (const auto& promise : promises) EXPECT_EQ(promise.broken(reader), std::nullopt) << promise.name;
    });
    return counts;
}

// A producer of one's own, so that other tests keep theirs.
std::int64_t a_producer(const registry::ProducerPrivate& facts) {
    const auto& site = world().site();
    std::int64_t id = 0;
    site.database.write([&](db::Writer& writer) {
        const auto change = trail::begin_change({"console"}, "", site.random);
        const trail::WriteContext context{writer, change, site.clock(), site.random};
        registry::Producer producer;
        producer.name = "Hộ Lê Văn Thử";
        producer.code = "hathan23456";
        producer = registry::add_producer(context, producer, facts);
        auto corrected = facts;
        corrected.phone = "0905111222";
        registry::correct_producer(context, producer, corrected);
        id = static_cast<std::int64_t>(producer.id);
    });
    return id;
}

std::string a_request_about(const privacy::About& about) {
    const auto& site = world().site();
    const auto code = short_code(site.random, 12);
    site.database.write([&](db::Writer& writer) {
        const auto change = trail::begin_change({"console"}, "", site.random);
        (void)privacy::add_request({writer, change, site.clock(), site.random},
                                   {.id = {},
                                    .code = code,
                                    .moment = site.clock(),
                                    .wish = privacy::Wish::erase,
                                    .channel = privacy::Channel::office,
                                    .received_on = world().today,
                                    .due_on = privacy::due_day(world().today),
                                    .about = about});
    });
    return "/quan-ly/du-lieu-ca-nhan/" + code;
}

bool everywhere_gone(const std::string& value) {
    bool gone = true;
    world().site().database.read([&](db::Reader& reader) {
        for (const auto& [table, column] :
             std::vector<std::pair<std::string, std::string>>{{"producer_private", "phone"},
                                                              {"producer_private", "representative"},
                                                              {"trail_personal", "value"},
                                                              {"account_private", "email"},
                                                              {"account_private", "phone"},
                                                              {"remark", "words"},
                                                              {"remark", "contact"}}) {
            const auto sql = "SELECT COUNT(*) FROM " + table + " WHERE " + column + " = $1";
            gone = gone && reader.integer(sql, {db::param(value)}) == 0;
        }
    });
    return gone;
}

TEST(PersonalData, AnybodyAsksOnThePublicPageOnce) {
    const auto before = all_requests().size();
    const std::string form = "ma=hamthan23456&muon=get&noi-dung=Cho+xin+d%E1%BB%AF+li%E1%BB%87u&lien-he=0905123456";
    const std::string bad = "ma=hamthan23457&muon=x&noi-dung=&lien-he=";
    EXPECT_EQ(world().send("/du-lieu-ca-nhan", bad).status, 422);
    EXPECT_EQ(all_requests().size(), before);
    for (int sent = 0; sent < 2; ++sent) EXPECT_EQ(world().send("/du-lieu-ca-nhan", form).status, 303);
    const auto all = all_requests();
    ASSERT_EQ(all.size(), before + 1);
    EXPECT_EQ(all.back().due_on, *Date::from_civil(2026, 11, 26));
    EXPECT_EQ(all.back().contact, "0905123456");
    EXPECT_FALSE(holds(world().ask("/du-lieu-ca-nhan"), "0905123456"));
    const auto list = world().ask("/quan-ly/du-lieu-ca-nhan", officer().headers());
    EXPECT_TRUE(holds(list, all.back().code));
    (void)verified();
}

TEST(PersonalData, OneAddressThatFloodsThePublicPageIsStopped) {
    const auto routes = commands::route_table(world().site(), {});  // a count of its own
    int status = 0;
    for (int sent = 0; sent < 6; ++sent)
        status = answer_of(routes, web::Method::post, "/du-lieu-ca-nhan", {},
                           "ma=hamthan23456&muon=get&noi-dung=Xin+d%E1%BB%AF+li%E1%BB%87u&lien-he=0905123456")
                     .status;
    EXPECT_EQ(status, 429);
}

TEST(PersonalData, AProducersRequestIsAboutTheirOwnRecordAtOnce) {
    const auto& owner = world().signed_in(people::Role::producer_owner);
    const auto form = owner.form(
        "&ma=cuatoi23456&muon=correct&noi-dung=S%E1%BB%ADa+s%E1%BB%91+%C4%91i%E1%BB%87n+tho%E1%BA%A1i&lien-he="
        "0905999888");
    EXPECT_EQ(world().send("/cua-toi/du-lieu-ca-nhan", form, owner.headers()).status, 303);
    const auto asked = all_requests().back();
    EXPECT_EQ(asked.channel, privacy::Channel::producer);
    EXPECT_EQ(asked.about, (privacy::About{privacy::AboutKind::producer, world().producer_id}));
}

TEST(PersonalData, AnOfficerWritesDownWhatCameByTelephoneAndAnswers) {
    const std::string path = "/quan-ly/du-lieu-ca-nhan";
    const auto sent = world().send(
        path + "/moi", officer().form("&ma=ghilai23456&muon=get&ngay-nhan=20%2F11%2F2026&noi-dung=Xin+b%E1%BA%A3n+sao"),
        officer().headers());
    ASSERT_EQ(sent.status, 303);
    const std::string page(header(sent, "Location"));
    EXPECT_TRUE(holds(world().ask(page, officer().headers()), "Chờ trả lời"));
    const auto at = world().send(page + "/ho-so", officer().form("&loai=producer&ma-ho-so=" + world().producer_code),
                                 officer().headers());
    EXPECT_EQ(at.status, 303);
    const auto shown = world().ask(page, officer().headers());
    for (const auto& kept : {world().secrets.representative, world().secrets.phone, world().secrets.former_phone})
        EXPECT_TRUE(holds(shown, kept)) << kept;
    const auto file = world().ask(page + "/tep", officer().headers());
    EXPECT_TRUE(holds(file, world().secrets.former_phone));
    EXPECT_NO_THROW((void)json_of(file));
    EXPECT_NE(header(file, "Content-Disposition").find("attachment"), std::string_view::npos);
    const auto answer = [&](const std::string& day) {
        return world()
            .send(page + "/tra-loi", officer().form("&ngay-tra-loi=" + day + "&tra-loi=G%E1%BB%ADi+b%E1%BA%A3n+in"),
                  officer().headers())
            .status;
    };
    EXPECT_EQ(answer("19%2F11%2F2026"), 422);
    EXPECT_EQ(answer("24%2F11%2F2026"), 303);
    EXPECT_TRUE(holds(world().ask(page, officer().headers()), "Đã trả lời"));
    EXPECT_EQ(answer("24%2F11%2F2026"), 404) << "answered once";
    (void)verified();
}

TEST(PersonalData, ErasingTakesAProducersFactsOutOfRowAndHistoryInOneWrite) {
    const auto id = a_producer({.representative = "Lê Văn Thử", .phone = "0905111221", .address = "Ngõ Thử 1"});
    const auto page = a_request_about({privacy::AboutKind::producer, id});
    const auto confirm = world().ask(page + "/xoa", officer().headers());
    EXPECT_TRUE(holds(confirm, "0905111222"));
    EXPECT_TRUE(holds(confirm, "Được giữ lại"));
    EXPECT_EQ(world().send(page + "/xoa", officer().form(), officer().headers()).status, 422) << "not confirmed";
    const auto before = verified();
    EXPECT_FALSE(everywhere_gone("0905111221"));
    const auto form = officer().form("&ma=xoadi23456&dong-y=1");
    for (int sent = 0; sent < 2; ++sent) EXPECT_EQ(world().send(page + "/xoa", form, officer().headers()).status, 303);
    const auto after = verified();
    // As they stand in entries: three when made, the telephone before and after, three when erased.
    EXPECT_EQ(after.erased, before.erased + 8);
    EXPECT_EQ(after.changes, before.changes + 1);
    for (const auto* value : {"Lê Văn Thử", "0905111221", "0905111222", "Ngõ Thử 1"})
        EXPECT_TRUE(everywhere_gone(value));
    world().site().database.read([&](db::Reader& reader) {
        const auto entries = trail::history(reader, {"producer", id});
        EXPECT_EQ(entries.front().action, "erase");
        EXPECT_EQ(entries.front().account, officer().actor.code);
        EXPECT_EQ(privacy::kept_about(reader, {privacy::AboutKind::producer, id})->name, "Hộ Lê Văn Thử");
    });
    const auto asked = all_requests().back();
    EXPECT_EQ(asked.erased, 8);
    EXPECT_EQ(asked.answered_on, world().today);
}

TEST(PersonalData, AnAccountKeepsItsNameBesideWhatItDidAndIsErasedOnlyOnceClosed) {
    const auto& site = world().site();
    people::Account account{.id = {},
                            .code = "",
                            .sign_in_name = "nghiviec",
                            .state = people::AccountState::active,
                            .name = "Trần Nghỉ Việc",
                            .email = "nghi.viec@example",
                            .phone = "0905333444"};
    site.database.write([&](db::Writer& writer) {
        const auto change = trail::begin_change({"console"}, "", site.random);
        account = people::add_account({writer, change, site.clock(), site.random}, account);
    });
    const auto page = a_request_about({privacy::AboutKind::account, static_cast<std::int64_t>(account.id)});
    const auto press = [&](const std::string& code) {
        return world().send(page + "/xoa", officer().form("&ma=" + code + "&dong-y=1"), officer().headers()).status;
    };
    EXPECT_EQ(press("dongtk23456"), 422) << "still open";
    EXPECT_FALSE(everywhere_gone("0905333444"));
    site.database.write([&](db::Writer& writer) {
        const auto change = trail::begin_change({"console"}, "", site.random);
        account.state = people::AccountState::closed;
        people::correct_account({writer, change, site.clock(), site.random}, account);
    });
    EXPECT_EQ(press("dongtk23457"), 303);
    EXPECT_TRUE(everywhere_gone("0905333444"));
    EXPECT_TRUE(everywhere_gone("nghi.viec@example"));
    site.database.read(
        [&](db::Reader& reader) { EXPECT_EQ(people::account_of(reader, account.id)->name, "Trần Nghỉ Việc"); });
    (void)verified();
}

TEST(PersonalData, ARemarkLosesItsWordsAndItsContact) {
    ASSERT_EQ(world()
                  .send("/san-pham/" + world().product + "/bao-sai",
                        "ma=hambad23456&noi-dung=T%C3%B4i+l%C3%A0+ai+%C4%91%C3%B3&lien-he=0905666777")
                  .status,
              303);
    std::optional<privacy::About> about;
    world().site().database.read([&](db::Reader& reader) {
        about = privacy::about_with_code(reader, privacy::AboutKind::remark, "hambad23456");
    });
    ASSERT_TRUE(about);
    const auto page = a_request_about(*about);
    EXPECT_FALSE(everywhere_gone("0905666777"));
    EXPECT_EQ(world().send(page + "/xoa", officer().form("&ma=xoabs23456&dong-y=1"), officer().headers()).status, 303);
    EXPECT_TRUE(everywhere_gone("0905666777"));
    (void)verified();
}

TEST(PersonalData, PassingThingsAreRemovedWhenTheirTimeIsOver) {
    const auto& site = world().site();
    const auto account = db::param(static_cast<std::int64_t>(officer().actor.account));
    const auto now = site.clock();
    const auto ago = [&](std::int64_t days) { return db::param(now.milliseconds - days * people::day_long); };
    people::Pruned pruned;
    people::Pruned again;
    site.database.write([&](db::Writer& writer) {
        for (const std::int64_t days : {std::int64_t{364}, std::int64_t{366}})
            writer.execute(
                "INSERT INTO sign_in_event (account_id, moment, kind, device, address) VALUES ($1, $2, 'x', '', '')",
                {account, ago(days)});
        for (const std::int64_t days : {std::int64_t{29}, std::int64_t{31}}) {
            const auto code = "prune" + std::to_string(days);
            writer.execute("INSERT INTO done_once (code, account_id, moment, location) VALUES ($1, $2, $3, '/')",
                           {db::param(code), account, ago(days)});
            writer.execute("INSERT INTO ticket (hash, purpose, expires, used) VALUES ($1, 'x', $2, NULL)",
                           {db::param(code), ago(days)});
        }
        for (const std::int64_t days : {std::int64_t{6}, std::int64_t{8}}) {
            const auto hash = "prune" + std::to_string(days);
            writer.execute(
                "INSERT INTO session (hash, account_id, started, seen, device, address) VALUES ($1, $2, $3, $3, '', "
                "'')",
                {db::param(hash), account, ago(days)});
        }
        pruned = people::prune(writer, now);
        again = people::prune(writer, now);
    });
    EXPECT_EQ(pruned, (people::Pruned{.events = 1, .tickets = 1, .sessions = 1, .forms = 1}));
    EXPECT_EQ(again, people::Pruned{});
}

}  // namespace
}  // namespace saolang::http_tests
