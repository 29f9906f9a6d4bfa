// The command line.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "base/date.hpp"
#include "commands/commands.hpp"

namespace {

using namespace saolang;

void add_data(CLI::App* command, commands::Data& data) {
    command->add_option("--data", data.folder, "Thư mục dữ liệu / the data folder")->required();
    command->add_option("--db", data.postgresql, "postgresql://… (thay cho SQLite / instead of SQLite)")
        ->envname("SAOLANG_DB");
}

void add_serve(CLI::App& app, int& result) {
    auto* command = app.add_subcommand("serve", "Phục vụ trang web / serve the pages");
    auto options = std::make_shared<commands::Serve>();
    add_data(command, options->data);
    command->add_option("--listen", options->listen, "HOST:PORT")->capture_default_str();
    command->add_option("--trusted-proxy", options->trusted_proxies,
                        "Địa chỉ proxy / address of a proxy that is believed");
    command->add_option("--origin", options->origin, "https://… của trang / of the public site");
    command->add_option("--development", options->development, "Thư mục dự án có web/ / project folder with web/");
    command
        ->add_option_function<std::string>(
            "--today",
            [options](const std::string& text) {
                const auto day = parse_iso_date(text);
                if (!day) throw CLI::ValidationError("--today", "YYYY-MM-DD");
                options->today = day->days();
            },
            "YYYY-MM-DD")
        ->group("");  // hidden: the tests own the day
    command->add_flag("--access-log", options->access_log, "Ghi mỗi yêu cầu một dòng / a line for each request");
    command->add_option("--smtp", options->smtp, "smtp://[NAME@]HOST:PORT; mật khẩu / password: SAOLANG_SMTP_PASSWORD");
    command->add_option("--mail-from", options->mail_from, "Địa chỉ gửi thư / sender of letters");
    command->callback([options, &result] { result = commands::serve(*options); });
}

void add_demo(CLI::App& app, int& result) {
    auto* command = app.add_subcommand("demo", "Tạo dữ liệu mẫu / make the sample registry in an empty folder");
    auto options = std::make_shared<commands::Demo>();
    add_data(command, options->data);
    command->add_option("--products", options->products, "Số sản phẩm / number of products")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}));
    command->callback([options, &result] { result = commands::demo(*options); });
}

// One of the words, or a list of the programme's records.
CLI::Validator list_among(const std::vector<std::string>& words) {
    return {[words](const std::string& word) {
                const bool known = std::find(words.begin(), words.end(), word) != words.end();
                return known || commands::is_record_list(word) ? std::string()
                                                               : "không có danh sách nào tên / no such list: " + word;
            },
            "", "list"};
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " | ") + word;
    return text;
}

void add_lists(CLI::App& app, int& result) {
    const std::vector<std::string> lists{"producers", "products", "recognitions"};
    const auto records = joined(commands::record_lists());
    auto* read = app.add_subcommand("import", "Nhập danh sách XLSX, CSV / read a list in");
    auto taken = std::make_shared<commands::Import>();
    read->add_option("KIND", taken->kind, joined(lists) + " | " + records)->required()->check(list_among(lists));
    read->add_option("FILE", taken->file, "Tệp / the file")->required();
    add_data(read, taken->data);
    read->add_flag("--dry-run", taken->dry_run, "Chỉ xem, không ghi / show only");
    read->add_flag("--keep-good", taken->keep_good, "Ghi các dòng đúng, bỏ dòng lỗi / take the good rows");
    read->add_option("--report", taken->report, "Ghi báo cáo JSON / write a report");
    read->callback([taken, &result] { result = commands::import(*taken); });

    auto* write = app.add_subcommand("export", "Xuất danh sách / write a list");
    auto written = std::make_shared<commands::Export>();
    auto headings = std::make_shared<std::string>("vi");
    const std::vector<std::string> written_lists{"producers", "products", "recognitions", "remarks"};
    write->add_option("KIND", written->kind, joined(written_lists) + " | " + records)
        ->required()
        ->check(list_among(written_lists));
    add_data(write, written->data);
    write->add_option("-o,--output", written->file, "FILE.xlsx | FILE.csv")->required();
    write->add_option("--headings", *headings, "vi | codes")
        ->check(CLI::IsMember({"vi", "codes"}))
        ->capture_default_str();
    write->callback([written, headings, &result] {
        written->codes = *headings == "codes";
        result = commands::export_list(*written);
    });
}

void add_accounts(CLI::App& app, int& result) {
    auto* account = app.add_subcommand("account", "Tài khoản / accounts");
    account->require_subcommand(1);
    auto options = std::make_shared<commands::AccountAdd>();
    const auto common = [&](CLI::App* command) {
        command->add_option("NAME", options->sign_in_name, "Tên đăng nhập / name to sign in")->required();
        add_data(command, options->data);
        command->add_flag("--password", options->password_given,
                          "Đọc mật khẩu từ đầu vào chuẩn / read the password from standard input");
        command->add_option("--origin", options->origin, "https://… đặt trước đường dẫn / put before the link");
    };
    auto* add =
        account->add_subcommand("add", "Thêm; in đường dẫn hoặc mã một lần / add; prints a one-time link or code");
    common(add);
    add->add_option("--role", options->role, "administrator, province_officer, commune_officer, producer_owner …")
        ->required();
    auto* unit = add->add_option("--unit", options->unit, "Mã đơn vị hôm nay / code of a unit of today");
    add->add_option("--producer", options->producer, "Mã chủ thể / code of a producer")->excludes(unit);
    add->add_option("--name", options->name, "Họ và tên / full name");
    add->callback([options, &result] { result = commands::add_account(*options); });
    auto* password = account->add_subcommand("password", "Mật khẩu mới, hoặc đường dẫn / a new password, or a link");
    common(password);
    password->callback([options, &result] { result = commands::set_account_password(*options); });
    auto* list = account->add_subcommand("list", "Mọi tài khoản / all accounts");
    add_data(list, options->data);
    list->callback([options, &result] { result = commands::list_accounts(options->data); });
}

void add_grade(CLI::App& app, int& result) {
    auto* command =
        app.add_subcommand("grade", "Chấm điểm, phân hạng: mỗi dòng JSON vào, một dòng JSON ra / grade councils");
    command->footer(
        "Vào / in:  {\"id\":…,\"regime\":\"26/2026\",\"set\":1-26,\"cases\":{mã:trường hợp},\"findings\":[…],\n"
        "            "
        "\"settings\":{\"min_rule\":\"average|majority|all\",\"stop_rule\":\"majority|any\",\"rounding\":0-9,\n"
        "            "
        "\"members\":N,\"quorum_percent\":N,\"widest_spread\":N},\"members\":[{\"count\":N,\"choices\":{mã:mức}}]}\n"
        "Mức: thứ tự từ 1, 0 là không đạt mức nào / levels count from 1, 0 is none.\n"
        "148/2023, 1489/2025 (mức điểm không công bố / level points not public): \"total\", \"star\" theo phiếu đã "
        "ký.\n"
        "Mọi dòng đều có trả lời, dòng trống cũng vậy / every line is answered, an empty one too. docs/law.md");
    auto explain = std::make_shared<bool>(false);
    command->add_flag("--explain", *explain,
                      "Thêm lời giải thích: còn thiếu gì cho từng sao / say in words what each star lacks");
    command->callback([explain, &result] {
        std::ios::sync_with_stdio(false);
        result = commands::grade(std::cin, std::cout, *explain ? law::Telling::sentences : law::Telling::codes);
    });
}

void add_care(CLI::App& app, int& result) {
    auto data = std::make_shared<commands::Data>();
    auto text = std::make_shared<std::string>();
    auto* verify = app.add_subcommand("verify", "Kiểm tra nhật ký và dữ liệu / check the trail and the data");
    add_data(verify, *data);
    verify->callback([data, &result] { result = commands::verify(*data); });

    auto* province = app.add_subcommand("province", "Danh mục này của tỉnh nào / which province the registry is of");
    province->add_option("CODE", *text, "Mã tỉnh, ví dụ 49 / code of the province")->required();
    add_data(province, *data);
    province->callback([data, text, &result] { result = commands::set_province(*data, *text); });

    auto* undo = app.add_subcommand("undo", "Hoàn tác một lần thay đổi / take a change back");
    undo->add_option("CHANGE", *text, "Mã thay đổi / code of the change")->required();
    add_data(undo, *data);
    undo->callback([data, text, &result] { result = commands::undo(*data, *text); });

    auto* backup = app.add_subcommand("backup", "Sao lưu, cả khi đang phục vụ / back up, also while serving");
    add_data(backup, *data);
    backup->add_option("-o,--output", *text, "FILE")->required();
    backup->callback([data, text, &result] { result = commands::backup(*data, *text); });

    auto* restore = app.add_subcommand("restore", "Khôi phục vào thư mục trống / restore into an empty folder");
    restore->add_option("FILE", *text, "Tệp sao lưu / the backup")->required();
    add_data(restore, *data);
    restore->callback([data, text, &result] { result = commands::restore(*text, *data); });

    auto* routes = app.add_subcommand("routes", "Mọi đường dẫn / every route");
    routes->callback([&result] { result = commands::routes(); });
}

void add_screen(CLI::App& app, int& result) {
    auto* command = app.add_subcommand(
        "screen",
        "Sàng lọc hàng tươi, thô và trùng: CSV vào, CSV ra; không cần --data / screen for fresh, raw and "
        "duplicate products: CSV in, CSV out; needs no --data");
    auto options = std::make_shared<commands::Screen>();
    command->add_option("--data", options->data.folder, "Không cần, không được đọc / not needed, not read");
    command->add_option("--db", options->data.postgresql, "")->group("");
    command->add_flag("--facts", options->facts, "")->group("");  // for data/screening/learn.py
    command->callback([options, &result] { result = commands::screen(*options, std::cin, std::cout, std::cerr); });
}

}  // namespace

int main(int count, char** words) {
    CLI::App app("Sao Làng: phần mềm vận hành Chương trình OCOP / runs the OCOP programme", "saolang");
    app.require_subcommand(1);
    int result = 0;
    try {
        add_serve(app, result);
        add_demo(app, result);
        add_lists(app, result);
        add_accounts(app, result);
        add_grade(app, result);
        add_care(app, result);
        add_screen(app, result);
        app.parse(count, words);
        return result;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const saolang::db::DatabaseError& error) {
        std::cerr << "saolang: " << commands::words_of(error.trouble()) << " (" << error.what() << ")\n";
        return 1;
    } catch (const std::filesystem::filesystem_error& error) {
        std::cerr << "saolang: không đọc hoặc ghi được " << error.path1().string() << " (" << error.code().message()
                  << ")\n";
        return 1;
    } catch (const std::exception& error) {
        std::cerr << "saolang: " << error.what() << '\n';
        return 1;
    }
}
