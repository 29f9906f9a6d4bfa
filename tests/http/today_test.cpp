// What people behind the gate start with: the page of the day, doubtful doubles, search from anywhere, one's own page.
// Each number equals what is counted record by record; nobody is shown what lies outside their place.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "people/account_store.hpp"
#include "registry/contact.hpp"
#include "registry/double_store.hpp"
#include "registry/gaps.hpp"
#include "registry/reach.hpp"
#include "registry/remark.hpp"

namespace saolang::http_tests {
namespace {

using people::Role;

const Person& officer() { return world().signed_in(Role::province_officer, Where::everything); }
const Person& commune_officer() { return world().signed_in(Role::commune_officer); }
const Person& owner() { return world().signed_in(Role::producer_owner); }

web::Response as(const Person& person, std::string_view target) { return world().ask(target, person.headers()); }

// The number of the door to this address; nothing when the page has none.
std::optional<std::size_t> number_of_door(const web::Response& page, std::string_view address) {
    for (const auto& link : links(inside(page.text(), "<main", "</main>")))
        if (link.href == address) return number_in(link.words);
    return std::nullopt;
}

// Products a person may see of which something holds, asked one by one.
std::size_t counted_one_by_one(const Person& person, const std::function<bool(registry::ProductAt)>& holds_of) {
    const auto index = world().index();
    std::size_t count = 0;
    for (registry::ProductAt at = 0; at < index->products.size(); ++at) {
        const auto subject = registry::subject_of_product(*index, at);
        const bool may =
            people::may(person.actor, people::view_records, subject, places::Gazetteer::shipped(), world().today)
                .has_value();
        count += may && holds_of(at) ? 1 : 0;
    }
    return count;
}

TEST(TodayPage, EveryNumberIsADoorToAsManyRecords) {
    const auto index = world().index();
    for (const auto* person : {&officer(), &commune_officer(), &world().signed_in(Role::auditor, Where::everything)}) {
        SCOPED_TRACE(person->says());
        const auto page = as(*person, "/quan-ly");
        ASSERT_EQ(page.status, 200);
        for (const auto gap : registry::gaps) {
            const auto expected =
                counted_one_by_one(*person, [&](auto at) { return registry::has_gap(*index, at, gap); });
            const auto shown = number_of_door(page, fmt::format("/quan-ly/san-pham?thieu={}", code_of(gap)));
            EXPECT_EQ(shown.value_or(0), expected) << code_of(gap);
        }
        for (const auto expiry : registry::expiries) {
            const auto expected = counted_one_by_one(
                *person, [&](auto at) { return registry::expiry_of(*index, at, world().today) == expiry; });
            const auto shown = number_of_door(page, fmt::format("/quan-ly/san-pham?het-han={}", code_of(expiry)));
            EXPECT_EQ(shown.value_or(0), expected) << code_of(expiry);
        }
    }
    for (const auto expiry : registry::expiries) {
        const auto has = [&](auto at) { return registry::expiry_of(*index, at, world().today) == expiry; };
        EXPECT_GT(counted_one_by_one(officer(), has), 0U) << code_of(expiry);
    }
}

TEST(TodayPage, FiguresOfThePlaceOpenTheListsTheyCount) {
    for (const auto* person : {&officer(), &commune_officer()}) {
        const auto page = as(*person, "/quan-ly");
        std::size_t doors = 0;
        for (const auto& link : links(inside(page.text(), "<main", "</main>"))) {
            const bool counts =
                link.href.starts_with("/quan-ly/san-pham?tinh=") || link.href.starts_with("/quan-ly/san-pham?sao=") ||
                link.href.starts_with("/quan-ly/chu-the?san-pham=") || link.href.starts_with("/chu-the");
            if (!counts) continue;
            ++doors;
            EXPECT_EQ(number_in(link.words), total_of(as(*person, link.href).text())) << link.href;
        }
        EXPECT_EQ(doors, 5U);
    }
}

TEST(TodayPage, ShowsWhatWaitsOnlyToThoseWhoDecideAboutIt) {
    const auto sees = [](const Person& person, std::string_view address) {
        return holds(as(person, "/quan-ly"), fmt::format("href=\"{}\"", address));
    };
    EXPECT_TRUE(sees(officer(), "/quan-ly/bao-sai"));
    EXPECT_FALSE(sees(commune_officer(), "/quan-ly/bao-sai"));
    EXPECT_FALSE(sees(commune_officer(), "/quan-ly/thay-doi"));
    EXPECT_TRUE(sees(world().signed_in(Role::auditor, Where::everything), "/quan-ly/thay-doi"));
    EXPECT_EQ(as(owner(), "/quan-ly").status, 404);
}

TEST(TodayPage, OfReadersReportsOnlyTheOpenOnesWait) {
    const auto& site = world().site();
    std::vector<registry::Remark> open;
    site.database.read([&](db::Reader& reader) { open = registry::remarks(reader); });
    std::erase_if(open, [](const registry::Remark& one) { return one.handled.has_value(); });
    ASSERT_FALSE(open.empty());
    const auto waiting = [] { return number_of_door(as(officer(), "/quan-ly"), "/quan-ly/bao-sai").value_or(0); };
    EXPECT_EQ(waiting(), open.size());
    const auto correct = [&](const registry::Remark& remark) {
        site.database.write([&](db::Writer& writer) {
            const auto change = trail::begin_change({"console"}, "xử lý", site.random);
            registry::correct_remark({writer, change, site.clock(), site.random}, remark);
        });
    };
    auto handled = open.front();
    handled.handled = registry::Remark::Handled{site.clock(), officer().actor.code, "đã sửa"};
    correct(handled);
    EXPECT_EQ(waiting(), open.size() - 1);
    correct(open.front());
}

TEST(TodayPage, OfChangesAPersonSeesThoseOfTheirPlace) {
    const auto& foreign = world().signed_in(Role::commune_officer, Where::foreign);
    const auto& site = world().site();
    auto producer = world().index()->producers[*world().index()->at(registry::ProducerId{world().producer_id})];
    producer.code.clear();
    producer.slug.clear();
    producer.tax_code.reset();
    producer.name = "Xưởng Gốm Hôm Nay";
    site.database.write([&](db::Writer& writer) {
        const auto change = trail::begin_change({"console"}, "sửa hồ sơ", site.random);
        (void)registry::add_producer({writer, change, site.clock(), site.random}, producer);
    });
    EXPECT_TRUE(holds(as(officer(), "/quan-ly"), "sửa hồ sơ"));
    EXPECT_FALSE(holds(as(foreign, "/quan-ly"), "sửa hồ sơ"));
    EXPECT_TRUE(holds(as(foreign, "/quan-ly"), "Từ hôm qua chưa có hồ sơ nào thay đổi."));
}

TEST(TodayPage, NoPageOfTheseTellsAPrivateFactOrAReadersWords) {
    for (const auto* target : {"/quan-ly", "/quan-ly/nghi-trung", "/quan-ly/tim?q=b%C3%AD+m%E1%BA%ADt"}) {
        const auto page = as(officer(), target);
        for (const auto& secret : world().secrets.all()) EXPECT_FALSE(holds(page, secret)) << target << " " << secret;
    }
}

// ---- Doubtful doubles ---------------------------------------------------------------------------------------------

class DoublesPage : public testing::Test {
protected:
    // A second producer under the name of the world's, in its place.
    static const registry::Producer& twin() {
        static const auto made = [] {
            auto producer = world().index()->producers[*world().index()->at(registry::ProducerId{world().producer_id})];
            producer.code.clear();
            producer.slug.clear();
            producer.tax_code.reset();
            const auto& site = world().site();
            site.database.write([&](db::Writer& writer) {
                const auto change = trail::begin_change({"console"}, "trùng", site.random);
                producer = registry::add_producer({writer, change, site.clock(), site.random}, producer);
            });
            return producer;
        }();
        return made;
    }
    static std::string pair_form() {
        return officer().form(
            fmt::format("&loai=chu-the&mot={}&hai={}&ly-do=hai+x%C3%A3+kh%C3%A1c+nhau&ma=hai23456789k",
                        world().producer_code, twin().code));
    }
};

TEST_F(DoublesPage, APairIsShownWithTheWayToMergeUntilItIsSaidToBeTwo) {
    const auto merge = fmt::format("/quan-ly/chu-the/{}/gop?voi={}", world().producer_code, twin().code);
    EXPECT_TRUE(holds(as(officer(), "/quan-ly/nghi-trung"), merge));
    const auto waiting = number_of_door(as(officer(), "/quan-ly"), "/quan-ly/nghi-trung");
    EXPECT_EQ(waiting, total_of(as(officer(), "/quan-ly/nghi-trung").text()));
    const auto before = world().stored();
    const auto without_reason =
        officer().form(fmt::format("&loai=chu-the&mot={}&hai={}", world().producer_code, twin().code));
    EXPECT_EQ(world().send("/quan-ly/nghi-trung", without_reason, officer().headers()).status, 422) << "why?";
    EXPECT_EQ(world().stored(), before);
    const auto said = world().send("/quan-ly/nghi-trung", pair_form(), officer().headers());
    EXPECT_EQ(said.status, 303);
    EXPECT_EQ(world().send("/quan-ly/nghi-trung", pair_form(), officer().headers()).status, 303);
    EXPECT_EQ(world().stored().entries, before.entries + 1) << "sent twice, written once";
    EXPECT_FALSE(holds(as(officer(), "/quan-ly/nghi-trung"), merge));
}

TEST_F(DoublesPage, IsThereForThoseAloneWhoMayMerge) {
    EXPECT_EQ(as(commune_officer(), "/quan-ly/nghi-trung").status, 404);
    const auto before = world().stored();
    EXPECT_EQ(world()
                  .send("/quan-ly/nghi-trung", commune_officer().form("&loai=chu-the&mot=a&hai=b"),
                        commune_officer().headers())
                  .status,
              404);
    EXPECT_EQ(
        world()
            .send("/quan-ly/nghi-trung", officer().form("&loai=chu-the&mot=khong-co&hai=khong-co"), officer().headers())
            .status,
        404);
    EXPECT_EQ(world().stored(), before);
}

// ---- Search from anywhere -----------------------------------------------------------------------------------------

TEST(DeskSearch, FindsProductsProducersDecisionsAndPeopleUnderTheirHeadings) {
    const auto index = world().index();
    const auto& producer = index->producers[*index->at(registry::ProducerId{world().producer_id})];
    const auto by_name = as(officer(), "/quan-ly/tim?q=" + web::percent_encode(producer.name));
    EXPECT_TRUE(holds(by_name, "/quan-ly/chu-the/" + world().producer_code + "\""));
    const auto& decision = *index->decision(registry::DecisionId{world().decision_id});
    const auto by_number = as(officer(), "/quan-ly/tim?q=" + web::percent_encode(decision.number));
    EXPECT_TRUE(holds(by_number, fmt::format("/quan-ly/quyet-dinh/{}\"", world().decision_id)));
    const auto by_day = as(officer(), "/quan-ly/tim?q=" + web::percent_encode(to_vietnamese(*decision.date)));
    EXPECT_TRUE(holds(by_day, fmt::format("/quan-ly/quyet-dinh/{}\"", world().decision_id)));
    const auto by_code = as(officer(), "/quan-ly/tim?q=" + world().product_code);
    EXPECT_TRUE(holds(by_code, "/quan-ly/san-pham/" + world().product_code + "\""));
    const auto person = as(officer(), "/quan-ly/tim?q=" + web::percent_encode(commune_officer().actor.name));
    EXPECT_TRUE(holds(person, "/quan-ly/tai-khoan/" + commune_officer().actor.code + "\""));
}

TEST(DeskSearch, ShowsAtMostTenOfAKindAndTheWayToAll) {
    const auto page = as(officer(), "/quan-ly/tim?q=mat+ong");
    EXPECT_TRUE(holds(page, R"(href="/quan-ly/san-pham?q=mat%20ong")"));
    EXPECT_EQ(count_of(page.text(), R"(<li><a href="/quan-ly/san-pham/)"), 10U);
}

TEST(DeskSearch, ForgivesATypingMistake) {
    const auto page = as(officer(), "/quan-ly/tim?q=mat+onng");
    EXPECT_GT(count_of(page.text(), R"(<li><a href="/quan-ly/san-pham/)"), 0U);
    EXPECT_TRUE(holds(page, "Không có nơi nào viết đúng như vậy"));
}

TEST(DeskSearch, ShowsNothingFromOutsideOnesPlace) {
    const auto index = world().index();
    const auto& producer = index->producers[*index->at(registry::ProducerId{world().producer_id})];
    const auto& foreign = world().signed_in(Role::commune_officer, Where::foreign);
    for (const auto& words : {world().product_code, producer.name, std::string("QĐ-UBND"), officer().actor.name}) {
        const auto page = as(foreign, "/quan-ly/tim?q=" + web::percent_encode(words));
        EXPECT_EQ(count_of(page.text(), "<li><a href=\"/quan-ly/san-pham/"), 0U) << words;
        EXPECT_EQ(count_of(page.text(), "<li><a href=\"/quan-ly/chu-the/"), 0U) << words;
        EXPECT_EQ(count_of(page.text(), "<li><a href=\"/quan-ly/quyet-dinh/"), 0U) << words;
        EXPECT_FALSE(holds(page, officer().actor.code)) << words;
    }
    const auto auditor = as(world().signed_in(Role::auditor, Where::everything),
                            "/quan-ly/tim?q=" + web::percent_encode(commune_officer().actor.name));
    EXPECT_FALSE(holds(auditor, commune_officer().actor.code)) << "an auditor sees no accounts";
}

// ---- A producer's own page ----------------------------------------------------------------------------------------

TEST(OwnPage, ShowsAProducerWhatIsKeptPrivateFactsToo) {
    const auto page = as(owner(), "/cua-toi");
    ASSERT_EQ(page.status, 200);
    for (const auto& own :
         {world().secrets.representative, world().secrets.phone, world().secrets.email, world().secrets.address})
        EXPECT_TRUE(holds(page, own)) << own;
    EXPECT_FALSE(holds(page, world().secrets.former_phone));
    EXPECT_FALSE(holds(page, world().secrets.remark)) << "what readers wrote is not the producer's";
    EXPECT_TRUE(holds(page, "/san-pham/" + world().product + "\""));
}

TEST(OwnPage, NamesWhomToAskInTheOwnCommuneAndNobodyElsewhere) {
    const auto& site = world().site();
    const auto index = world().index();
    const auto home = index->producers[*index->at(registry::ProducerId{world().producer_id})].place;
    ASSERT_TRUE(home);
    const auto unit = site.gazetteer.by_key(home->code, home->valid_from).value();
    const auto now = site.gazetteer.locate(unit, site.gazetteer[unit].level, world().today).value();
    site.database.write([&](db::Writer& writer) {
        const auto change = trail::begin_change({"console"}, "đầu mối", site.random);
        const registry::PlaceKey key{site.gazetteer[now].code, site.gazetteer[now].valid.from};
        registry::put_contact({writer, change, site.clock(), site.random},
                              {0, key, "Phòng Hỏi Đáp", "", "02353811222", ""});
    });
    EXPECT_TRUE(holds(as(owner(), "/cua-toi"), "Phòng Hỏi Đáp"));
    EXPECT_TRUE(holds(as(owner(), "/cua-toi"), "tel:02353811222"));
    EXPECT_FALSE(holds(as(world().signed_in(Role::producer_owner, Where::foreign), "/cua-toi"), "Phòng Hỏi Đáp"));
}

TEST(OwnPage, IsNoOfficersPageAndNoOtherProducersFacts) {
    EXPECT_EQ(as(officer(), "/cua-toi").status, 404);
    const auto other = as(world().signed_in(Role::producer_owner, Where::foreign), "/cua-toi");
    for (const auto& secret : world().secrets.all()) EXPECT_FALSE(holds(other, secret)) << secret;
}

TEST(OwnPage, ARequestToCorrectReachesTheOfficeOnce) {
    const auto form = owner().form("&ve=chu-the-" + world().producer_code +
                                   "&noi-dung=S%E1%BB%91+m%E1%BB%9Bi+l%C3%A0+0905+000+001&lien-he=&ma=xinsua23456k");
    const auto before = world().stored();
    EXPECT_EQ(world().send("/cua-toi/xin-sua", form, owner().headers()).status, 303);
    EXPECT_EQ(world().send("/cua-toi/xin-sua", form, owner().headers()).status, 303);
    EXPECT_EQ(world().stored().entries, before.entries + 1);
    world().site().database.read([&](db::Reader& reader) {
        EXPECT_NE(registry::remarks(reader).back().words.find("Số mới là 0905 000 001"), std::string::npos);
    });
}

TEST(OwnPage, ARequestAboutAnothersProductIsRefusedAndATooShortOneComesBackWithItsWords) {
    const auto index = world().index();
    const auto stranger = std::ranges::find_if(
        index->products, [](const auto& one) { return one.producer != registry::ProducerId{world().producer_id}; });
    const auto before = world().stored();
    const auto send = [&](const std::string& about, const std::string& words) {
        return world().send("/cua-toi/xin-sua", owner().form("&ve=" + about + "&noi-dung=" + words), owner().headers());
    };
    EXPECT_EQ(send(stranger->code, "Khong+phai+cua+toi").status, 404);
    const auto again = send(world().product_code, "abc");
    EXPECT_EQ(again.status, 422);
    EXPECT_TRUE(holds(again, ">abc</textarea>"));
    EXPECT_EQ(send("", "Thieu+san+pham").status, 422);
    EXPECT_EQ(world().stored(), before);
}

}  // namespace
}  // namespace saolang::http_tests
