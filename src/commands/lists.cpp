#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "commands/commands.hpp"
#include "commands/files.hpp"
#include "office/file_problem.hpp"
#include "programme/record_file.hpp"
#include "programme/record_import.hpp"
#include "registry/export.hpp"
#include "registry/import.hpp"
#include "registry/remark.hpp"

namespace saolang::commands {

namespace {

using registry::ListKind;

ListKind kind_of(std::string_view word) {
    if (word == "producers") return ListKind::producers;
    return word == "products" ? ListKind::products : ListKind::recognitions;
}

constexpr std::size_t most_shown = 50;  // notes on the screen; the report has all

void print_place(const registry::ListPlace& place) {
    fmt::print("  ");
    if (!place.sheet.empty()) fmt::print("trang '{}', ", place.sheet);
    fmt::print("dòng {}", place.row);
    if (!place.column.empty()) fmt::print(", cột {}", place.column);
    if (!place.value.empty()) fmt::print(" “{}”", place.value);
}

void print_plan(const registry::ImportPlan& plan) {
    for (std::size_t i = 0; i < std::min(plan.remarks.size(), most_shown); ++i)
        fmt::print("Ghi chú: {}\n", plan.remarks[i]);
    if (plan.remarks.size() > most_shown)
        fmt::print("Ghi chú: còn {} điều nữa, xem --report.\n", plan.remarks.size() - most_shown);
    for (const auto& [heading, field] : plan.columns)
        if (field.empty()) fmt::print("Ghi chú: cột “{}” không được dùng.\n", heading);
    if (!plan.refused.empty())
        fmt::print("Không nhận {} dòng, vì {} lỗi:\n", registry::rows_refused(plan), plan.refused.size());
    for (const auto& refusal : plan.refused) {
        print_place(refusal.place);
        fmt::print(": {}\n", refusal.reason_vi);
    }
    if (!plan.doubtful.empty()) fmt::print("Nghi trùng {} dòng:\n", plan.doubtful.size());
    for (const auto& doubt : plan.doubtful) {
        print_place(doubt.place);
        fmt::print(": giống {}: {}\n", doubt.looks_like, doubt.reason_vi);
    }
    fmt::print("Tổng {} dòng: mới {}, thay đổi {}, không đổi {}, nghi trùng {}, không nhận {}.\n", plan.rows,
               plan.new_records, plan.changed, plan.unchanged, plan.doubtful.size(), registry::rows_refused(plan));
}

Result<office::Workbook, office::FileProblem> workbook_of(const std::string& file) {
    const auto bytes = read_file(file);
    if (!bytes) return fail(office::FileProblem::unreadable);
    return office::read_workbook(*bytes);
}

// What a file becomes: the registry's own plan, or one of the programme's records.
struct Plan {
    registry::ImportPlan registry;
    std::optional<programme::RecordPlan> records;

    [[nodiscard]] const registry::ImportPlan& told() const { return records ? records->told : registry; }
};

programme::World world_of(db::Database* database) {
    const auto& gazetteer = places::Gazetteer::shipped();
    programme::World world;
    if (!database) {
        world.index = registry::build_index({}, gazetteer, 0);
        world.ledger = programme::ledger_of({}, *world.index, gazetteer);
        return world;
    }
    database->read([&](db::Reader& reader) {
        world.index = registry::load_index(reader, gazetteer, 0);
        world.ledger = programme::load_ledger(reader, *world.index, gazetteer);
    });
    return world;
}

programme::RecordPlan plan_of(const programme::Kind& kind, office::Workbook&& workbook, db::Database* database) {
    const auto world = world_of(database);
    return programme::plan_records(std::move(workbook), kind, world, places::Gazetteer::shipped(),
                                   {.today = date_in_vietnam(system_moment())});
}

// `database`: null when there is none yet.
registry::ImportPlan plan_of(const Import& options, office::Workbook&& workbook, db::Database* database) {
    const auto& gazetteer = places::Gazetteer::shipped();
    const auto kind = kind_of(options.kind);
    if (!database)
        return registry::plan_import(std::move(workbook), kind, *registry::build_index({}, gazetteer, 0), gazetteer);
    std::optional<registry::ImportPlan> plan;
    database->read([&](db::Reader& reader) {
        registry::ImportOptions known;
        known.private_facts = [&](registry::ProducerId id) { return registry::private_facts_of(reader, id); };
        known.story = [&](registry::ProductId id) { return registry::story_of(reader, id); };
        const auto index = registry::load_index(reader, gazetteer, 0, registry::Derive::positions_only);
        plan = registry::plan_import(std::move(workbook), kind, *index, gazetteer, known);
    });
    return *std::move(plan);
}

Plan any_plan(const Import& options, office::Workbook&& workbook, db::Database* database) {
    Plan plan;
    if (const auto* kind = programme::kind_listed(options.kind)) {
        plan.records = plan_of(*kind, std::move(workbook), database);
    } else {
        plan.registry = plan_of(options, std::move(workbook), database);
    }
    return plan;
}

void apply(const Import& options, const Plan& plan, db::Database& database) {
    const auto random = system_randomness();
    const auto file = std::filesystem::path(options.file).filename().string();
    const auto change = trail::begin_change({"console"}, fmt::format("Nhập danh sách {}", file), random);
    database.write([&](db::Writer& writer) {
        const trail::WriteContext context{writer, change, system_moment(), random};
        if (plan.records) {
            programme::apply_records(context, *plan.records->kind, plan.records->records);
        } else {
            registry::apply_import(context, plan.registry);
        }
    });
    fmt::print("Đã ghi. Mã thay đổi: {} (hoàn tác: saolang undo {} --data …)\n", change.code, change.code);
}

}  // namespace

int import(const Import& options) {
    if (options.report && !options.report->ends_with(".json")) {
        fmt::print(stderr, "{}: tên tệp báo cáo phải kết thúc bằng .json.\n", *options.report);
        return 2;
    }
    auto workbook = workbook_of(options.file);
    if (!workbook) {
        fmt::print(stderr, "{}: {}\n", options.file, office::words_of(workbook.error()).vi);
        return 1;
    }
    std::unique_ptr<db::Database> database;  // a new one is made when there is something to write
    if (has_registry(options.data))
        database = db::Database::open(options_of(options.data),
                                      options.dry_run ? db::Access::read_only : db::Access::serve_or_write);
    const auto all = any_plan(options, *std::move(workbook), database.get());
    const auto& plan = all.told();
    print_plan(plan);
    if (plan.columns.empty()) {
        fmt::print(stderr, "{}: không thấy dòng tiêu đề nào. Bảng cần một dòng ghi tên cột, ít nhất là {}.\n",
                   options.file,
                   all.records ? fmt::format("“{}”", all.records->kind->fields[all.records->kind->key.front()].label.vi)
                               : "“Tên sản phẩm” hoặc “Chủ thể”");
        return 1;
    }
    if (options.report && !write_file(*options.report, registry::report_json(plan))) {
        fmt::print(stderr, "Không ghi được {}.\n", *options.report);
        return 1;
    }
    if (options.dry_run) return plan.refused.empty() ? 0 : 1;
    if (!plan.refused.empty() && !options.keep_good) {
        fmt::print(stderr,
                   "Chưa ghi dòng nào, vì có dòng không nhận được. Sửa tệp rồi nhập lại, hoặc thêm --keep-good.\n");
        return 1;
    }
    if (plan.new_records + plan.changed > 0) {
        if (!database) database = db::Database::open(options_of(options.data), db::Access::serve_or_write);
        apply(options, all, *database);
    }
    return 0;
}

std::vector<std::string> record_lists() {
    std::vector<std::string> names;
    for (const auto* kind : programme::kinds()) names.push_back(programme::list_name(*kind));
    return names;
}

bool is_record_list(const std::string& word) { return programme::kind_listed(word) != nullptr; }

namespace {

// What readers reported, for the office: personal words, so never in the open data.
office::Table remarks_table(const registry::Index& index, db::Reader& reader) {
    office::Table table;
    table.title = "Báo thông tin sai";
    table.headings = {"Mã", "Lúc", "Mã sản phẩm", "Sản phẩm", "Điều không đúng", "Liên hệ"};
    table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
        for (const auto& remark : registry::remarks(reader)) {
            const auto at = index.at(remark.product);
            const auto text = [](std::string words) {
                return office::OutCell{office::OutCell::Kind::text, std::move(words)};
            };
            take({text(remark.code), text(to_vietnamese(remark.moment)), text(at ? index.products[*at].code : ""),
                  text(at ? index.products[*at].name : ""), text(remark.words), text(remark.contact)});
        }
    };
    return table;
}

}  // namespace

int export_list(const Export& options) {
    // Also keeps a slip of the hand from writing a list over the database itself.
    if (!options.file.ends_with(".csv") && !options.file.ends_with(".xlsx")) {
        fmt::print(stderr, "{}: tên tệp phải kết thúc bằng .csv hoặc .xlsx.\n", options.file);
        return 2;
    }
    const auto database = open_existing(options.data, db::Access::read_only);
    const auto& gazetteer = places::Gazetteer::shipped();
    const auto headings = options.codes ? registry::HeadingStyle::codes : registry::HeadingStyle::vietnamese;
    std::string bytes;
    const auto write = [&](const office::Table& table) {
        bytes = options.file.ends_with(".csv") ? office::write_csv(table) : office::write_xlsx(table);
    };
    const auto* kind = programme::kind_listed(options.kind);
    if (kind) {
        const auto world = world_of(database.get());
        write(
            programme::record_table({*kind, programme::all_rows((*world.ledger)[*kind]), headings}, world, gazetteer));
    }
    database->read([&](db::Reader& reader) {
        if (kind) return;
        const auto index = registry::load_index(reader, gazetteer, 0);
        write(options.kind == "remarks"
                  ? remarks_table(*index, reader)
                  : registry::export_table(kind_of(options.kind), headings, registry::Audience::office, *index,
                                           gazetteer, reader));
    });
    if (write_file(options.file, bytes)) return 0;
    fmt::print(stderr, "Không ghi được {}.\n", options.file);
    return 1;
}

}  // namespace saolang::commands
