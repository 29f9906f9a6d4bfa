// What people sign in with, on both engines.

#include <gtest/gtest.h>

#include "db/engines_for_tests.hpp"
#include "people/account_store.hpp"
#include "people/credential_store.hpp"
#include "people/first_page.hpp"
#include "people/mail.hpp"
#include "people/sample_accounts.hpp"
#include "people/session.hpp"
#include "people/ticket.hpp"

namespace saolang::people {
namespace {

constexpr Moment now{1'790'000'000'000};
Moment after(std::int64_t milliseconds) { return {now.milliseconds + milliseconds}; }

class SignInStore : public db::Engines {
protected:
    void write(const std::function<void(const trail::WriteContext&)>& work) {
        const auto change = trail::begin_change({"console"}, "test", random_);
        database_->write([&](db::Writer& writer) { work({writer, change, now, random_}); });
    }
    void SetUp() override {
        db::Engines::SetUp();
        if (IsSkipped()) return;
        database_ = open();
        write([&](const trail::WriteContext& context) {
            account_ =
                add_account(context, {AccountId{}, "", "hoa", AccountState::active, "Hoa", "hoa@ocop.example", ""});
            other_ = add_account(context, {AccountId{}, "", "ba", AccountState::active, "Ba", "", ""});
        });
    }

    Randomness random_ = system_randomness();
    std::unique_ptr<db::Database> database_;
    Account account_;
    Account other_;
};
INSTANTIATE_TEST_SUITE_P(Both, SignInStore, db::both_engines, db::engine_name);

TEST_P(SignInStore, ATicketIsUsedOnceForItsPurposeBeforeItExpires) {
    write([&](const trail::WriteContext& context) {
        auto& writer = context.writer;
        const auto secret = make_ticket(writer, TicketPurpose::sign_in, account_.id, now, random_);
        const auto last = after(lifetime_of(TicketPurpose::sign_in) - 1);
        EXPECT_FALSE(ticket_with(writer, TicketPurpose::invitation, secret, now));
        EXPECT_FALSE(ticket_with(writer, TicketPurpose::sign_in, secret, {last.milliseconds + 1}));
        EXPECT_EQ(use_ticket(writer, TicketPurpose::sign_in, secret, last)->account, account_.id);
        EXPECT_FALSE(use_ticket(writer, TicketPurpose::sign_in, secret, last));
    });
}

TEST_P(SignInStore, TheTableHoldsNoSecretThatOpensAnything) {
    std::string secret;
    write([&](const trail::WriteContext& context) {
        secret = make_ticket(context.writer, TicketPurpose::sign_in, account_.id, now, random_);
        const auto codes = make_recovery_codes(context.writer, account_.id, random_);
        const auto holds = [&](std::string_view sql) { return context.writer.integer(sql).value(); };
        EXPECT_EQ(holds("SELECT count(*) FROM ticket WHERE hash LIKE '%" + secret + "%'"), 0);
        EXPECT_EQ(holds("SELECT count(*) FROM recovery_code WHERE hash LIKE '%" + codes[0] + "%'"), 0);
    });
}

TEST_P(SignInStore, RecoveryCodesAreTenOfTheAccountOnceEach) {
    write([&](const trail::WriteContext& context) {
        auto& writer = context.writer;
        const auto codes = make_recovery_codes(writer, account_.id, random_);
        ASSERT_EQ(codes.size(), 10U);
        EXPECT_FALSE(use_recovery_code(writer, other_.id, codes[3], now));
        EXPECT_TRUE(use_recovery_code(writer, account_.id, printed_code(codes[3]), now));
        EXPECT_FALSE(use_recovery_code(writer, account_.id, codes[3], now));
        EXPECT_EQ(recovery_codes_left(writer, account_.id), 9);
        const auto fresh = make_recovery_codes(writer, account_.id, random_);
        EXPECT_FALSE(use_recovery_code(writer, account_.id, codes[4], now));
        EXPECT_TRUE(use_recovery_code(writer, account_.id, fresh[0], now));
    });
}

TEST_P(SignInStore, AStepOfTheTelephoneCountsOnceAndNoEarlierOneAfterIt) {
    write([&](const trail::WriteContext& context) {
        auto& writer = context.writer;
        set_password(writer, account_.id, "hash", now);
        propose_totp(writer, account_.id, "SECRET");
        EXPECT_FALSE(credential_of(writer, account_.id).asks_for_code());
        confirm_totp(writer, account_.id, 100, now);
        EXPECT_TRUE(credential_of(writer, account_.id).asks_for_code());
        EXPECT_FALSE(use_totp_step(writer, account_.id, 100));
        EXPECT_TRUE(use_totp_step(writer, account_.id, 101));
        EXPECT_FALSE(use_totp_step(writer, account_.id, 101));
        remove_totp(writer, account_.id);
        EXPECT_FALSE(credential_of(writer, account_.id).asks_for_code());
        EXPECT_EQ(credential_of(writer, account_.id).password, "hash");
    });
}

TEST_P(SignInStore, SignInsAreKeptForTwelveMonthsWithTheAddressShortened) {
    write([&](const trail::WriteContext& context) {
        auto& writer = context.writer;
        note_sign_in(writer, account_.id, {now, SignInKind::password, "Chrome", "113.161.20.7"});
        note_sign_in(writer, {}, {now, SignInKind::password_wrong, "", "2001:db8:12:34::1"});
        ASSERT_EQ(sign_ins_of(writer, account_.id).size(), 1U);
        EXPECT_EQ(sign_ins_of(writer, account_.id)[0].address, "113.161.20.…");
        EXPECT_EQ(last_sign_ins(writer).size(), 1U);
        note_sign_in(writer, account_.id, {after(366 * day_long), SignInKind::link, "", ""});
        ASSERT_EQ(sign_ins_of(writer, account_.id).size(), 1U);
        EXPECT_EQ(sign_ins_of(writer, account_.id)[0].kind, SignInKind::link);
    });
}

TEST(SignInAddress, KeepsEnoughToTellOnesOwnFromAStrangers) {
    EXPECT_EQ(shortened_address("10.1.2.3"), "10.1.2.…");
    EXPECT_EQ(shortened_address("2001:db8:12:34::1"), "2001:db8:12:…");
    EXPECT_EQ(shortened_address("::1"), "::1");
    EXPECT_EQ(shortened_address(""), "");
}

TEST_P(SignInStore, ALetterIsGoneOnceSentAndComesLaterEachTimeItFails) {
    write([&](const trail::WriteContext& context) {
        auto& writer = context.writer;
        queue_letter(writer, {"hoa@ocop.example", "a", "b"}, now);
        auto letter = next_letter(writer, now);
        ASSERT_TRUE(letter);
        letter_failed(writer, *letter, now);
        EXPECT_FALSE(next_letter(writer, after(minute - 1)));
        letter = next_letter(writer, after(minute));
        ASSERT_TRUE(letter);
        letter_failed(writer, *letter, after(minute));
        EXPECT_FALSE(next_letter(writer, after(3 * minute - 1)));
        letter_sent(writer, letter->id);
        EXPECT_EQ(letters_waiting(writer), 0);
        queue_letter(writer, {"hoa@ocop.example", "a", "b"}, now);
        for (int tries = 0; tries < 11; ++tries)
            if (auto waiting = next_letter(writer, after(30 * day_long))) letter_failed(writer, *waiting, now);
        EXPECT_EQ(letters_waiting(writer), 0);  // given up: its link has ended
    });
}

TEST_P(SignInStore, TheLinkOfTheFirstAdministratorIsNewAtEachStartUntilThereIsOne) {
    const auto first = first_administrator_address(*database_, now, random_);
    const auto second = first_administrator_address(*database_, now, random_);
    ASSERT_TRUE(first && second);
    const auto secret = [](const std::string& address) { return address.substr(address.rfind('/') + 1); };
    write([&](const trail::WriteContext& context) {
        EXPECT_FALSE(ticket_with(context.writer, TicketPurpose::first_administrator, secret(*first), now));
        EXPECT_TRUE(ticket_with(context.writer, TicketPurpose::first_administrator, secret(*second), now));
        (void)add_grant(context,
                        {GrantId{}, account_.id, Role::administrator, over_everything(), date_in_vietnam(now), {}});
    });
    EXPECT_FALSE(first_administrator_address(*database_, now, random_));
    write([&](const trail::WriteContext& context) {  // the start took the old one away
        EXPECT_FALSE(ticket_with(context.writer, TicketPurpose::first_administrator, secret(*second), now));
    });
}

TEST_P(SignInStore, ANoteAboutAnAccountIsAnEntryThatChangesNothing) {
    write([&](const trail::WriteContext& context) { note_about(context, account_, "new_password"); });
    database_->read([&](db::Reader& reader) {
        const auto history = trail::history(reader, {"account", static_cast<std::int64_t>(account_.id)});
        EXPECT_EQ(history.front().action, "new_password");
        EXPECT_EQ(account_of(reader, account_.id), account_);
        for (const auto& invariant : invariants()) EXPECT_FALSE(invariant.broken(reader)) << invariant.name;
        EXPECT_TRUE(trail::verify_chain(reader));
    });
}

TEST_P(SignInStore, SampleAccountsAreOneForARoleAndCallThemselvesSamples) {
    const auto& gazetteer = places::Gazetteer::shipped();
    const auto day = *Date::from_civil(2026, 11, 24);
    const auto commune = gazetteer.list(places::Level::commune, day).front();
    write([&](const trail::WriteContext& context) { add_sample_accounts(context, gazetteer, {commune, 1}); });
    EXPECT_EQ(sample_accounts_in(*database_).size(), roles.size() - 1);
    database_->read([&](db::Reader& reader) {
        for (const auto& sample : sample_accounts_in(*database_)) {
            const auto account = account_named(reader, sample.sign_in_name).value();
            EXPECT_TRUE(account.name.ends_with("(mẫu)")) << account.name;
            const auto held = grants_of(reader, account.id);
            ASSERT_EQ(held.size(), 1U);
            EXPECT_EQ(stands(held[0], gazetteer, day), sample.role != Role::district_officer) << account.name;
        }
    });
}

}  // namespace
}  // namespace saolang::people
