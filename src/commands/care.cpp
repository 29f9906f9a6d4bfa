// verify, undo, backup, restore, demo: what an operator does to a data folder.

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>

#include "advice/figure_store.hpp"
#include "commands/commands.hpp"
#include "db/backup.hpp"
#include "evidence/store.hpp"
#include "people/account_store.hpp"
#include "privacy/request_store.hpp"
#include "programme/demo_year.hpp"
#include "programme/store.hpp"
#include "registry/store.hpp"

namespace saolang::commands {

namespace {

int failed(const std::string& words) {
    fmt::print(stderr, "{}\n", words);
    return 1;
}

std::string words_of(const db::BackupRefusal& refusal) {
    using Why = db::BackupRefusal::Why;
    const auto why = [&] {
        switch (refusal.why) {
            case Why::file_exists:
                return "Tệp đã có, không ghi đè";
            case Why::no_registry:
                return "Chưa có dữ liệu để sao lưu";
            case Why::no_such_file:
                return "Không đọc được tệp";
            case Why::not_a_backup:
                return "Tệp không phải bản sao lưu của Sao Làng";
            case Why::damaged:
                return "Bản sao lưu bị hỏng";
            case Why::newer_program:
                return "Bản sao lưu do phiên bản mới hơn của phần mềm tạo ra";
            case Why::not_empty:
                return "Nơi khôi phục phải trống";
        }
        return "";
    }();
    return fmt::format("{}: {}", why, refusal.detail);
}

// The work is done, and yet the operator must know: exit code 1.
int missing_files(const std::vector<std::string>& hashes) {
    if (hashes.empty()) return 0;
    return failed(fmt::format("Chú ý: thiếu hoặc hỏng {} tệp minh chứng, phần còn lại đã xong. Tệp đầu tiên: {}",
                              hashes.size(), hashes.front()));
}

std::string words_of(const registry::UndoRefused& refusal, const std::string& change) {
    using Why = registry::UndoRefused::Why;
    switch (refusal.why) {
        case Why::no_such_change:
            return fmt::format("Không có thay đổi nào mang mã {}.", change);
        case Why::already_undone:
            return fmt::format("Thay đổi {} đã được hoàn tác trước đây.", change);
        case Why::an_undo:
            return "Đây là một lần hoàn tác; hãy nhập lại tệp thay vì hoàn tác nó.";
        case Why::changed_since:
            break;
    }
    return fmt::format("Không hoàn tác được: {} số {} đã được sửa hoặc dùng sau đó.", refusal.subject->kind,
                       refusal.subject->id);
}

}  // namespace

std::string_view words_of(db::Trouble trouble) {
    switch (trouble) {
        case db::Trouble::busy:
            return "Một chương trình saolang khác đang ghi dữ liệu này; hãy dừng nó trước rồi thử lại.";
        case db::Trouble::connection:
            return "Mất kết nối tới PostgreSQL; hãy kiểm tra máy chủ rồi thử lại.";
        case db::Trouble::disk_full:
            return "Đĩa đã đầy, chưa ghi gì; hãy giải phóng chỗ rồi thử lại.";
        case db::Trouble::corrupt:
            return "Dữ liệu ở đây không mở được.";
        case db::Trouble::constraint:
        case db::Trouble::other:
            break;
    }
    return "Cơ sở dữ liệu báo lỗi, chưa ghi gì.";
}

db::Options options_of(const Data& data) {
    db::Options options;
    options.folder = data.folder;
    options.postgresql = data.postgresql;
    return options;
}

bool has_registry(const Data& data) {
    return data.postgresql || std::filesystem::exists(std::filesystem::path(data.folder) / "saolang.db");
}

std::unique_ptr<db::Database> open_existing(const Data& data, db::Access access) {
    if (!has_registry(data))
        throw std::runtime_error(fmt::format(
            "thư mục {} chưa có dữ liệu; hãy kiểm tra tên, hoặc nhập bằng saolang import, tạo mẫu bằng saolang demo",
            data.folder));
    return db::Database::open(options_of(data), access);
}

int demo(const Demo& options) {
    const auto database = db::Database::open(options_of(options.data), db::Access::serve_or_write);
    if (database->version() != 0) return failed("Thư mục đã có dữ liệu; dữ liệu mẫu chỉ ghi vào thư mục trống.");
    const auto written = programme::write_demo_year(*database, places::Gazetteer::shipped(), options.products,
                                                    options.data.folder, system_moment(), registry::demo_randomness());
    fmt::print("Dữ liệu mẫu: {} sản phẩm, {} chủ thể, {} quyết định, {} lần công nhận; {} hồ sơ của năm, {} giấy tờ.\n",
               written.registry.products, written.registry.producers, written.registry.decisions,
               written.registry.recognitions, written.records, written.papers);
    add_demo_accounts(*database);
    return 0;
}

int verify(const Data& data) {
    const auto database = open_existing(data, db::Access::read_only);
    int result = 0;
    database->read([&](db::Reader& reader) {
        const auto chain = trail::verify_chain(reader);
        if (!chain) {
            result = failed(fmt::format("Nhật ký bị sai từ mục {}: {}", chain.error().sequence, chain.error().why));
            return;
        }
        fmt::print("Nhật ký: {} mục trong {} thay đổi, chuỗi mã băm đúng.\nMã băm cuối: {}\n", chain->entries,
                   chain->changes, chain->last_hash);
        // Nobody can tell an erasure that was asked for from one that hides something: a person must know the number.
        fmt::print("Giá trị riêng tư đã xoá: {}\n", chain->erased);
        auto invariants = registry::invariants();
        std::ranges::move(people::invariants(), std::back_inserter(invariants));
        std::ranges::move(privacy::invariants(), std::back_inserter(invariants));
        std::ranges::move(programme::invariants(), std::back_inserter(invariants));
        std::ranges::move(advice::invariants(), std::back_inserter(invariants));
        std::ranges::move(evidence::invariants(data.folder), std::back_inserter(invariants));
        for (const auto& invariant : invariants) {
            const auto broken = invariant.broken(reader);
            if (broken) {
                result = failed(fmt::format("Sai: {}: {}", invariant.name, *broken));
            } else {
                fmt::print("Đúng: {}\n", invariant.name);
            }
        }
    });
    return result;
}

int set_province(const Data& data, const std::string& code) {
    const auto& gazetteer = places::Gazetteer::shipped();
    const places::Unit* province = nullptr;
    for (const auto& unit : gazetteer.all())
        if (unit.level == places::Level::province && unit.code == code) province = &unit;
    if (!province) return failed(fmt::format("Không có tỉnh, thành phố nào mang mã {}, nay hay trước đây.", code));
    const auto database = open_existing(data, db::Access::serve_or_write);
    const auto random = system_randomness();
    const auto change = trail::begin_change({"console"}, "Sổ của tỉnh mã " + code, random);
    database->write([&](db::Writer& writer) {
        registry::set_setting({writer, change, system_moment(), random}, "province", code);
    });
    fmt::print("Danh mục này là của {}.\n", province->name);
    return 0;
}

int undo(const Data& data, const std::string& change) {
    const auto database = open_existing(data, db::Access::serve_or_write);
    const auto random = system_randomness();
    const auto undoing = trail::begin_change({"console"}, "Hoàn tác thay đổi " + change, random);
    int result = 0;
    database->write([&](db::Writer& writer) {
        const auto undone = registry::undo_change({writer, undoing, system_moment(), random}, change,
                                                  layouts_above_registry(), programme::dependents());
        if (undone) {
            fmt::print("Đã hoàn tác {} mục của thay đổi {}.\n", *undone, change);
        } else {
            result = failed(words_of(undone.error(), change));
        }
    });
    return result;
}

int backup(const Data& data, const std::string& file) {
    const auto done = db::backup(options_of(data), file);
    if (!done) return failed(words_of(done.error()));
    fmt::print("Đã sao lưu {} byte, đến mục nhật ký {}, với {} tệp minh chứng.\n", done->bytes, done->version,
               done->files);
    return missing_files(done->missing);
}

int restore(const std::string& file, const Data& data) {
    const auto done = db::restore(file, options_of(data));
    if (!done) return failed(words_of(done.error()));
    fmt::print("Đã khôi phục {} byte, đến mục nhật ký {}, với {} tệp minh chứng.\n", done->bytes, done->version,
               done->files);
    return missing_files(done->missing);
}

}  // namespace saolang::commands
