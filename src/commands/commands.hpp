#pragma once
// The commands of the program: plain options in, exit code out (0 done, 1 the work failed, 2 wrong use). What people
// read goes to standard output, what went wrong to standard error.

#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "db/database.hpp"
#include "law/grade_line.hpp"
#include "registry/site.hpp"
#include "web/metrics.hpp"
#include "web/route.hpp"

namespace saolang::commands {

struct Data {
    std::string folder;
    std::optional<std::string> postgresql;
};
[[nodiscard]] db::Options options_of(const Data& data);
// False for a folder without one; a PostgreSQL database is taken to have one.
[[nodiscard]] bool has_registry(const Data& data);
// Opens the registry of a folder; throws std::runtime_error with words for people when there is none.
[[nodiscard]] std::unique_ptr<db::Database> open_existing(const Data& data, db::Access access);

// What the trouble means to the operator, and what to do.
[[nodiscard]] std::string_view words_of(db::Trouble trouble);

struct Serve {
    Data data;
    std::string listen = "127.0.0.1:8080";
    std::vector<std::string> trusted_proxies;
    std::string origin;                      // "https://ocop.example.vn"; empty: addresses stay relative
    std::optional<std::string> development;  // folder whose web/ is served instead of the embedded one
    std::optional<std::int64_t> today;       // for tests: days since 1970
    bool access_log = false;                 // a line for each request
    std::string smtp;                        // "smtp://mail.example.vn:587"; empty: no letters are sent
    std::string mail_from;
};
int serve(const Serve& options);

struct Demo {
    Data data;
    std::size_t products = 0;  // 0: the reference year as published
};
int demo(const Demo& options);

struct Import {
    std::string kind;
    std::string file;
    Data data;
    bool dry_run = false;
    bool keep_good = false;
    std::optional<std::string> report;
};
int import(const Import& options);

struct Export {
    std::string kind;
    Data data;
    std::string file;
    bool codes = false;  // headings as codes instead of Vietnamese words
};
int export_list(const Export& options);

// The lists of the programme's records: "sales-points", "turnover", …; one record's word is known too.
[[nodiscard]] std::vector<std::string> record_lists();
[[nodiscard]] bool is_record_list(const std::string& word);

struct AccountAdd {
    Data data;
    std::string sign_in_name;
    std::string role;
    std::string unit;      // code of a unit of today
    std::string producer;  // code
    std::string name;
    std::string origin;           // put before the link
    bool password_given = false;  // on standard input; otherwise a one-time link or code is printed
};
int add_account(const AccountAdd& options);
int set_account_password(const AccountAdd& options);  // role and what it is over are not read
int list_accounts(const Data& data);
// Of the sample registry.
void add_demo_accounts(db::Database& database);

// Cases as JSON lines in, results out, line by line (docs/law.md). Lines longer than 4 MiB are answered, not kept.
int grade(std::istream& in, std::ostream& out, law::Telling telling = law::Telling::codes);

int verify(const Data& data);
// Which province the registry is of: what pages are titled with and open on.
int set_province(const Data& data, const std::string& code);
int undo(const Data& data, const std::string& change);
int backup(const Data& data, const std::string& file);
int restore(const std::string& file, const Data& data);
int routes();

struct Screen {
    Data data;           // not needed: the rows carry what is asked about
    bool facts = false;  // what the weights weigh, instead of answers: for learning them
};
// CSV in, CSV out (docs/screening.md).
int screen(const Screen& options, std::istream& in, std::ostream& out, std::ostream& errors);

// What the table needs besides the registry.
struct Wiring {
    std::function<bool()> ready = {};
    std::shared_ptr<web::Metrics> metrics = {};
    std::optional<std::filesystem::path> development =
        {};                  // the web/ folder that is served instead of the embedded one
    std::string files = {};  // the data folder, below which the files of evidence stand
};
// What the parts above the registry keep of its records: for undo, merges and histories.
[[nodiscard]] std::span<const trail::Layout* const> layouts_above_registry();
void connect_parts(registry::Site& site);
// Every route of the program.
[[nodiscard]] web::RouteTable route_table(const registry::Site& site, const Wiring& wiring);

// What an exception of a handler means: 503 when the database is busy or gone, 507 when its disk is full, else 500.
[[nodiscard]] int status_of(const std::exception_ptr& thrown);

// The page for a status. After a POST that could not be stored (503, 507) it keeps what was typed and sends it again.
[[nodiscard]] web::Response error_page(const web::Request& request, int status);

}  // namespace saolang::commands
