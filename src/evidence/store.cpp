#include "evidence/store.hpp"

#include <fmt/format.h>

#include <array>

#include "base/number.hpp"

namespace saolang::evidence {

namespace {

using trail::Fields;
using trail::Privacy;
using trail::StoredField;
using Holds = StoredField::Holds;

// A file's name may hold a person's: it can be erased, the hash stays.
constexpr std::array file_columns{
    StoredField{"hash"},
    StoredField{"bytes", Holds::integer},
    StoredField{"kind"},
    StoredField{"media_type"},
    StoredField{"name", Holds::text, false, Privacy::personal},
    StoredField{"added", Holds::integer},
    StoredField{"account"},
};

constexpr std::array evidence_columns{
    StoredField{"code"},
    StoredField{"subject_kind"},
    StoredField{"subject_id", Holds::integer},
    StoredField{"kind"},
    StoredField{"title"},
    StoredField{"valid_from"},
    StoredField{"valid_to"},
    StoredField{"original"},
    StoredField{"large"},
    StoredField{"small"},
    StoredField{"width", Holds::integer},
    StoredField{"height", Holds::integer},
    StoredField{"added", Holds::integer},
    StoredField{"account"},
    StoredField{"is_public", Holds::integer},
    StoredField{"withdrawn", Holds::integer},
    StoredField{"withdrawal_ground"},
};

trail::Record record_of(const Evidence& evidence) {
    const auto milliseconds = [](const std::optional<Moment>& moment) {
        return moment ? std::optional(moment->milliseconds) : std::nullopt;
    };
    return Fields(evidence_columns)
        .text(evidence.code)
        .text(evidence.subject.kind)
        .add(std::optional(evidence.subject.id))
        .text(code_of(evidence.kind))
        .text(evidence.title)
        .add(evidence.valid_from)
        .add(evidence.valid_to)
        .add(evidence.original)
        .add(evidence.large)
        .add(evidence.small)
        .add(evidence.width)
        .add(evidence.height)
        .add(std::optional(evidence.added.milliseconds))
        .text(evidence.account)
        .add_yes_no(evidence.is_public)
        .add(milliseconds(evidence.withdrawn))
        .add(evidence.withdrawal_ground)
        .take();
}

// The row of a file; one for the same bytes, whoever sent them first.
std::optional<std::string> add_file(const WriteContext& context, const std::optional<Stored>& stored) {
    if (!stored) return std::nullopt;
    const auto& hash = stored->file.hash();
    if (context.writer.integer("SELECT id FROM evidence_file WHERE hash = $1", {db::param(hash)})) return hash;
    trail::create_row(context, file_layout,
                      Fields(file_columns)
                          .text(hash)
                          .add(std::optional(stored->file.bytes()))
                          .text(media::code_of(stored->kind))
                          .text(media::media_type(stored->kind))
                          .text(stored->name)
                          .add(std::optional(context.moment.milliseconds))
                          .text(context.change.actor.account)
                          .take());
    return hash;
}

constexpr std::string_view columns_sql =
    "SELECT id, code, subject_kind, subject_id, kind, title, valid_from, valid_to, original, large, small, width, "
    "height, added, account, is_public, withdrawn, withdrawal_ground FROM evidence ";

Evidence read_row(const db::Row& row) {
    const auto date = [&row](int column) {
        return row.is_null(column) ? std::nullopt : parse_iso_date(row.text(column));
    };
    Evidence evidence;
    evidence.id = EvidenceId{row.integer(0)};
    evidence.code = row.text(1);
    evidence.subject = {std::string(row.text(2)), row.integer(3)};
    evidence.kind = kind_from_code(row.text(4)).value_or(Kind::document);
    evidence.title = row.text(5);
    evidence.valid_from = date(6);
    evidence.valid_to = date(7);
    evidence.original = row.maybe_text(8);
    evidence.large = row.maybe_text(9);
    evidence.small = row.maybe_text(10);
    evidence.width = row.maybe_integer(11);
    evidence.height = row.maybe_integer(12);
    evidence.added = Moment{row.integer(13)};
    evidence.account = row.text(14);
    evidence.is_public = row.integer(15) != 0;
    if (!row.is_null(16)) evidence.withdrawn = Moment{row.integer(16)};
    evidence.withdrawal_ground = row.maybe_text(17);
    return evidence;
}

// The kinds of record are names of tables, and these alone (can_have_evidence).
bool stands_in_registry(db::Reader& reader, const trail::Subject& subject) {
    return can_have_evidence(subject) &&
           reader.integer("SELECT 1 FROM " + subject.kind + " WHERE id = $1", {db::param(subject.id)});
}

}  // namespace

const trail::Layout file_layout{"evidence_file", "evidence_file", "", "", file_columns};
const trail::Layout evidence_layout{"evidence", "evidence", "", "", evidence_columns};

std::span<const trail::Layout* const> layouts() {
    static constexpr std::array all{&file_layout, &evidence_layout};
    return all;
}

std::optional<trail::Subject> record_behind(db::Reader& reader, const trail::Subject& subject) {
    if (subject.kind != evidence_layout.kind && subject.kind != file_layout.kind) return std::nullopt;
    const auto history = trail::history(reader, subject);
    if (history.empty()) return std::nullopt;
    const auto& first = history.back();
    if (subject.kind == file_layout.kind) {
        for (const auto& entry : trail::entries_of_change(reader, first.change))
            if (entry.subject.kind == evidence_layout.kind) return record_behind(reader, entry.subject);
        return std::nullopt;
    }
    trail::Subject behind{};
    for (const auto& field : trail::fields_of(reader, first.after)) {
        if (field.name == "subject_kind") behind.kind = field.value.value_or("");
        if (field.name == "subject_id") behind.id = number_in<std::int64_t>(field.value.value_or("")).value_or(0);
    }
    return behind;
}

web::Word words_of(AddRefused why) {
    if (why == AddRefused::not_for_the_public) {
        return {"Chỉ ảnh của sản phẩm hiện được trên trang công khai.",
                "Only pictures of products can be shown on public pages."};
    }
    if (why == AddRefused::no_such_record) {
        return {"Hồ sơ cần gắn minh chứng không còn nữa.", "The record this is evidence of is no longer there."};
    }
    return {"Ngày hết hiệu lực phải sau ngày bắt đầu.", "The last day must come after the first."};
}

Result<Evidence, AddRefused> add_evidence(const WriteContext& context, const NewEvidence& evidence,
                                          const StoredUpload& upload) {
    auto& writer = context.writer;
    if (!evidence.code.empty()) {
        if (auto stored = evidence_with(writer, evidence.code)) return *std::move(stored);
    }
    if (!stands_in_registry(writer, evidence.subject)) return fail(AddRefused::no_such_record);
    if (evidence.valid_from && evidence.valid_to && *evidence.valid_to < *evidence.valid_from) {
        return fail(AddRefused::ends_before_begins);
    }
    if (evidence.is_public && !may_be_public(upload.kind, evidence.subject)) {
        return fail(AddRefused::not_for_the_public);
    }
    Evidence stored;
    stored.code = evidence.code.empty() ? short_code(context.random) : evidence.code;
    stored.subject = evidence.subject;
    stored.kind = upload.kind;
    stored.title = evidence.title;
    stored.valid_from = evidence.valid_from;
    stored.valid_to = evidence.valid_to;
    stored.original = add_file(context, upload.original);
    stored.large = add_file(context, upload.large);
    stored.small = add_file(context, upload.small);
    if (upload.large) {
        stored.width = upload.width;
        stored.height = upload.height;
    }
    stored.added = context.moment;
    stored.is_public = evidence.is_public;
    stored.account = context.change.actor.account;
    stored.id = EvidenceId{trail::create_row(context, evidence_layout, record_of(stored))};
    return stored;
}

bool withdraw_evidence(const WriteContext& context, std::string_view code, std::string_view ground) {
    auto evidence = evidence_with(context.writer, code);
    if (!evidence) return false;
    if (evidence->withdrawn) return true;
    evidence->withdrawn = context.moment;
    evidence->withdrawal_ground = ground;
    trail::correct_row(context, evidence_layout, static_cast<std::int64_t>(evidence->id), record_of(*evidence),
                       trail::Aside::given, "withdraw");
    return true;
}

void move_evidence(const WriteContext& context, const trail::Subject& merged, const trail::Subject& kept) {
    for (auto& evidence : evidence_of(context.writer, merged, Withdrawn::included)) {
        evidence.subject = kept;
        trail::correct_row(context, evidence_layout, static_cast<std::int64_t>(evidence.id), record_of(evidence),
                           trail::Aside::given, "merge");
    }
}

std::vector<Evidence> evidence_of(db::Reader& reader, const trail::Subject& subject, Withdrawn withdrawn) {
    std::vector<Evidence> found;
    reader.query(std::string(columns_sql) + "WHERE subject_kind = $1 AND subject_id = $2 ORDER BY id",
                 {db::param(subject.kind), db::param(subject.id)}, [&](const db::Row& row) {
                     auto evidence = read_row(row);
                     if (stands(evidence) || withdrawn == Withdrawn::included) found.push_back(std::move(evidence));
                 });
    return found;
}

std::optional<Evidence> evidence_with(db::Reader& reader, std::string_view code) {
    std::optional<Evidence> found;
    reader.query(std::string(columns_sql) + "WHERE code = $1", {db::param(code)},
                 [&](const db::Row& row) { found = read_row(row); });
    return found;
}

std::vector<Evidence> public_pictures(db::Reader& reader) {
    std::vector<Evidence> found;
    reader.query(std::string(columns_sql) +
                     "WHERE is_public = 1 AND withdrawn IS NULL AND subject_kind = 'product' ORDER BY subject_id, id",
                 {}, [&](const db::Row& row) {
                     auto evidence = read_row(row);
                     if (!found.empty() && found.back().subject == evidence.subject) found.pop_back();
                     found.push_back(std::move(evidence));
                 });
    return found;
}

bool is_public_file(db::Reader& reader, std::string_view hash) {
    return reader
        .integer(
            "SELECT 1 FROM evidence WHERE is_public = 1 AND withdrawn IS NULL AND (large = $1 OR small = $1) "
            "LIMIT 1",
            {db::param(hash)})
        .has_value();
}

std::optional<FileFacts> file_facts(db::Reader& reader, std::string_view hash) {
    std::optional<FileFacts> found;
    reader.query("SELECT hash, bytes, kind, name FROM evidence_file WHERE hash = $1", {db::param(hash)},
                 [&](const db::Row& row) {
                     const auto kind = media::file_kind_of_code(row.text(2));
                     if (!kind) throw std::logic_error("a file of an unknown kind: " + std::string(row.text(2)));
                     found = {std::string(row.text(0)), row.integer(1), *kind, row.maybe_text(3).value_or("")};
                 });
    return found;
}

}  // namespace saolang::evidence
