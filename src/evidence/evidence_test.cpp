#include <filesystem>
#include <fstream>
#include <iterator>

#include "db/backup.hpp"
#include "db/engines_for_tests.hpp"
#include "evidence/serve.hpp"
#include "evidence/store.hpp"
#include "registry/merge.hpp"
#include "registry/store.hpp"

namespace saolang::evidence {
namespace {

using Why = registry::UndoRefused::Why;

constexpr Moment now{1'700'000'000'000};

std::string picture() {
    std::ifstream in(std::string(SAOLANG_ROOT) + "/tests/media/board.jpg", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

web::UploadedFile sent(std::string name, std::string bytes) {
    return {"tep", std::move(name), "x/y", std::move(bytes)};
}

const std::string pdf = "%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript >> >>\n";

class EvidenceStore : public db::Engines {
protected:
    void SetUp() override {
        db::Engines::SetUp();
        if (IsSkipped()) return;
        database = open();
        change([&](const WriteContext& context) {
            registry::Product made;
            made.name = "Mật ong mẫu";
            product = {"product", static_cast<std::int64_t>(registry::add_product(context, made).id)};
        });
    }
    std::string change(const std::function<void(const WriteContext&)>& work) {
        const auto random = system_randomness();
        const auto made = trail::begin_change({"lan"}, "test", random);
        database->write([&](db::Writer& writer) { work({writer, made, now, random}); });
        return made.code;
    }
    [[nodiscard]] const std::string& folder() const { return options().folder; }
    [[nodiscard]] StoredUpload stored(Kind kind, const std::string& bytes) const {
        return store_upload(folder(), kind, sent("Mật ong.jpg", bytes)).value();
    }
    Evidence add(const StoredUpload& upload, const NewEvidence& evidence, std::string* code = nullptr) {
        std::optional<Evidence> added;
        const auto made =
            change([&](const WriteContext& context) { added = add_evidence(context, evidence, upload).value(); });
        if (code) *code = made;
        return *added;
    }
    std::vector<Evidence> all(Withdrawn withdrawn = Withdrawn::left_out) {
        std::vector<Evidence> found;
        database->read([&](db::Reader& reader) { found = evidence_of(reader, product, withdrawn); });
        return found;
    }
    std::vector<std::string> broken() {
        std::vector<std::string> names;
        database->read([&](db::Reader& reader) {
            for (const auto& invariant : invariants(folder()))
                if (const auto first = invariant.broken(reader)) names.push_back(*first);
        });
        return names;
    }
    [[nodiscard]] std::string path_of(const std::string& hash) const {
        return folder() + "/files/" + hash.substr(0, 2) + "/" + hash.substr(2);
    }
    FileFacts facts(const std::string& hash) {
        std::optional<FileFacts> found;
        database->read([&](db::Reader& reader) { found = file_facts(reader, hash); });
        return found.value();
    }

    std::unique_ptr<db::Database> database;
    trail::Subject product;
};
INSTANTIATE_TEST_SUITE_P(Both, EvidenceStore, db::both_engines, db::engine_name);

TEST_P(EvidenceStore, APictureIsKeptInTwoCleanedSizesAndNotAsItCame) {
    const auto added = add(stored(Kind::picture, picture()), {.subject = product, .title = "Hũ mật ong"});
    EXPECT_FALSE(added.original);
    EXPECT_EQ(added.width, 400);
    const auto found = all();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, added.code);
    EXPECT_EQ(found[0].title, "Hũ mật ong");
    EXPECT_EQ(found[0].account, "lan");
    EXPECT_EQ(found[0].large, added.large);
    EXPECT_EQ(facts(*added.large).kind, media::FileKind::webp);
    EXPECT_EQ(facts(*added.large).name, "Mật ong.jpg");
    EXPECT_EQ(broken(), std::vector<std::string>{});
}

TEST_P(EvidenceStore, ADocumentIsKeptAsItCameWithItsDays) {
    const auto from = Date::from_civil(2023, 1, 31);
    const auto to = Date::from_civil(2026, 1, 31);
    const auto added = add(stored(Kind::document, pdf),
                           {.subject = product, .title = "Giấy chứng nhận mẫu", .valid_from = from, .valid_to = to});
    EXPECT_EQ(db::kept_file(folder(), *added.original), pdf);
    EXPECT_EQ(all().at(0).valid_from, from);
    EXPECT_EQ(all().at(0).valid_to, to);
    change([&](const WriteContext& context) {
        EXPECT_EQ(add_evidence(context, {.subject = product, .title = "x", .valid_from = to, .valid_to = from},
                               stored(Kind::document, pdf))
                      .error(),
                  AddRefused::ends_before_begins);
    });
}

TEST_P(EvidenceStore, WhatItsFirstBytesAreNotIsRefused) {
    const auto why = [&](Kind kind, const std::string& bytes) {
        return store_upload(folder(), kind, sent("a.jpg", bytes)).error();
    };
    EXPECT_EQ(why(Kind::picture, ""), Refused::empty);
    EXPECT_EQ(why(Kind::picture, "<svg xmlns='http://www.w3.org/2000/svg'/>"), Refused::other_kind);
    EXPECT_EQ(why(Kind::picture, pdf), Refused::other_kind);
    EXPECT_EQ(why(Kind::document, picture()), Refused::other_kind);
    EXPECT_EQ(why(Kind::document, "<html><script>alert(1)</script>"), Refused::other_kind);
    EXPECT_EQ(why(Kind::picture, picture().substr(0, 1'000)), Refused::damaged);
    EXPECT_EQ(store_upload(folder(), Kind::picture, sent("a", picture()), {"/nowhere/helper"}).error(),
              Refused::no_helper);
    EXPECT_FALSE(std::filesystem::exists(folder() + "/files")) << "nothing of it is kept";
}

TEST_P(EvidenceStore, EvidenceIsOfARecordThatIsThere) {
    const auto upload = stored(Kind::document, pdf);
    for (const trail::Subject& subject : {trail::Subject{"product", 999}, trail::Subject{"account", 1},
                                          trail::Subject{"product; DROP TABLE product", 1}}) {
        change([&](const WriteContext& context) {
            EXPECT_EQ(add_evidence(context, {.subject = subject, .title = "x"}, upload).error(),
                      AddRefused::no_such_record);
        });
    }
}

TEST_P(EvidenceStore, AFormSentTwiceIsStoredOnceAndTheSameFileStandsOnce) {
    const auto upload = stored(Kind::document, pdf);
    const auto one = add(upload, {.code = "made-with-form", .subject = product, .title = "x"});
    const auto again = add(upload, {.code = "made-with-form", .subject = product, .title = "x"});
    EXPECT_EQ(one.id, again.id);
    add(stored(Kind::document, pdf), {.subject = product, .title = "y"});
    EXPECT_EQ(all().size(), 2U);
    database->read([](db::Reader& reader) { EXPECT_EQ(reader.integer("SELECT COUNT(*) FROM evidence_file"), 1); });
}

TEST_P(EvidenceStore, WithdrawnItStaysWithItsGroundAndItsFile) {
    const auto added = add(stored(Kind::document, pdf), {.subject = product, .title = "x"});
    change([&](const WriteContext& context) {
        EXPECT_TRUE(withdraw_evidence(context, added.code, "Nhầm sản phẩm"));
        EXPECT_FALSE(withdraw_evidence(context, "unknown", "x"));
    });
    EXPECT_TRUE(all().empty());
    const auto found = all(Withdrawn::included);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].withdrawn, now);
    EXPECT_EQ(found[0].withdrawal_ground, "Nhầm sản phẩm");
    EXPECT_EQ(db::kept_file(folder(), *added.original), pdf);
    EXPECT_EQ(broken(), std::vector<std::string>{});
}

TEST_P(EvidenceStore, TheNewestPictureMarkedPublicThatStandsIsShown) {
    const auto upload = stored(Kind::picture, picture());
    const auto shown = [&] {
        std::vector<std::string> codes;
        database->read([&](db::Reader& reader) {
            for (const auto& evidence : public_pictures(reader)) codes.push_back(evidence.code);
        });
        return codes;
    };
    add(upload, {.subject = product, .title = "not public"});
    EXPECT_TRUE(shown().empty());
    const auto one = add(upload, {.subject = product, .title = "x", .is_public = true});
    const auto two = add(upload, {.subject = product, .title = "y", .is_public = true});
    EXPECT_EQ(shown(), std::vector{two.code});
    change([&](const WriteContext& context) { EXPECT_TRUE(withdraw_evidence(context, two.code, "x")); });
    EXPECT_EQ(shown(), std::vector{one.code});
    change([&](const WriteContext& context) {
        EXPECT_TRUE(withdraw_evidence(context, one.code, "x"));
        EXPECT_EQ(
            add_evidence(context, {.subject = product, .title = "x", .is_public = true}, stored(Kind::document, pdf))
                .error(),
            AddRefused::not_for_the_public);
    });
    EXPECT_TRUE(shown().empty());
    database->read([&](db::Reader& reader) { EXPECT_FALSE(is_public_file(reader, *one.large)); });
    EXPECT_EQ(broken(), std::vector<std::string>{});
}

TEST_P(EvidenceStore, AChangeWithEvidenceIsUndoneUnlessOthersBuiltOnIt) {
    std::string code;
    add(stored(Kind::document, pdf), {.subject = product, .title = "x"}, &code);
    const auto undo = [&](const std::string& what) {
        Result<std::size_t, registry::UndoRefused> result = std::size_t{0};
        change([&](const WriteContext& context) { result = registry::undo_change(context, what, layouts()); });
        return result;
    };
    EXPECT_EQ(undo(code), std::size_t{2});
    EXPECT_TRUE(all(Withdrawn::included).empty());
    EXPECT_EQ(broken(), std::vector<std::string>{});

    registry::Product other;
    other.name = "Sản phẩm mẫu";
    const auto made = change([&](const WriteContext& context) {
        product = {"product", static_cast<std::int64_t>(registry::add_product(context, other).id)};
    });
    add(stored(Kind::document, pdf), {.subject = product, .title = "x"}, &code);
    add(stored(Kind::document, pdf), {.subject = product, .title = "the same file"});
    EXPECT_EQ(undo(made).error().why, Why::changed_since) << "evidence would be of nothing";
    EXPECT_EQ(undo(code).error().why, Why::changed_since) << "another names the file";
}

TEST_P(EvidenceStore, ItGoesWithARecordThatIsMergedAndComesBackWithTheUndo) {
    add(stored(Kind::document, pdf), {.subject = product, .title = "x"});
    std::optional<registry::Product> kept;
    change([&](const WriteContext& context) {
        registry::Product other;
        other.name = "Cùng một sản phẩm";
        kept = registry::add_product(context, other);
    });
    const trail::Subject to{"product", static_cast<std::int64_t>(kept->id)};
    std::string code;
    change([&](const WriteContext& context) {
        code = context.change.code;
        registry::merge_products(context, kept->id, registry::ProductId{product.id}, {});
        move_evidence(context, product, to);
    });
    EXPECT_TRUE(all().empty());
    database->read([&](db::Reader& reader) { EXPECT_EQ(evidence_of(reader, to, Withdrawn::left_out).size(), 1U); });
    change([&](const WriteContext& context) { EXPECT_TRUE(registry::undo_change(context, code, layouts())); });
    EXPECT_EQ(all().size(), 1U);
    EXPECT_EQ(broken(), std::vector<std::string>{});
}

TEST_P(EvidenceStore, VerifyFindsAFileThatIsMissingOrChanged) {
    const auto added = add(stored(Kind::document, pdf), {.subject = product, .title = "x"});
    const auto path = path_of(*added.original);
    std::ofstream(path) << "%PDF-other";
    EXPECT_EQ(broken(), std::vector<std::string>{"evidence_file " + *added.original + " changed"});
    std::filesystem::remove(path);
    EXPECT_EQ(broken(), std::vector<std::string>{"evidence_file " + *added.original + " missing"});
}

TEST_P(EvidenceStore, ABackupBringsTheEvidenceBackOnBothEngines) {
    add(stored(Kind::picture, picture()), {.subject = product, .title = "x"});
    add(stored(Kind::document, pdf), {.subject = product, .title = "y"});
    const auto before = all();
    const auto file = folder() + "/taken.backup";
    ASSERT_TRUE(db::backup(options(), file));
    for (const auto engine : {db::Engine::sqlite, db::Engine::postgresql}) {
        if (!db::TestPlace::available(engine)) continue;
        const db::TestPlace other(engine);
        ASSERT_TRUE(db::restore(file, other.options()));
        const auto restored = db::Database::open(other.options(), db::Access::read_only);
        restored->read([&](db::Reader& reader) {
            EXPECT_EQ(evidence_of(reader, product).size(), before.size());
            for (const auto& invariant : invariants(other.options().folder))
                EXPECT_EQ(invariant.broken(reader), std::nullopt) << invariant.name;
        });
    }
}

TEST_P(EvidenceStore, NothingThatWasSentCanRunWhereItIsOpened) {
    const auto document = add(stored(Kind::document, pdf), {.subject = product, .title = "x"});
    const auto answered = original_response(folder(), facts(*document.original), "Giấy \"mẫu\"\r\nX: y");
    EXPECT_EQ(answered.content_type, "application/pdf");
    EXPECT_EQ(answered.text(), pdf);
    EXPECT_EQ(answered.caching, web::Caching::none);
    EXPECT_EQ(web::first(answered.headers, "Content-Security-Policy"), "default-src 'none'; sandbox");
    const auto saved_as = web::first(answered.headers, "Content-Disposition");
    EXPECT_TRUE(saved_as.starts_with("attachment; "));
    EXPECT_EQ(saved_as.find_first_of("\r\n"), std::string_view::npos);

    const auto shown = add(stored(Kind::picture, picture()), {.subject = product, .title = "x"});
    const auto seen = picture_response(folder(), facts(*shown.small));
    EXPECT_EQ(seen.content_type, "image/webp");
    EXPECT_EQ(seen.caching, web::Caching::immutable);
    EXPECT_EQ(picture_response(folder(), facts(*document.original)).status, 404);
    EXPECT_EQ(hash_in_picture_name(picture_path("abc").substr(5)), "abc");
}

}  // namespace
}  // namespace saolang::evidence
