#pragma once
// Carries waiting letters to the mail server, on a thread of its own. What it does is never logged with a name in it.

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "base/clock.hpp"
#include "base/short_code.hpp"
#include "people/mail.hpp"

namespace saolang::people {

struct MailServer {
    std::string address;   // "smtp://mail.example.vn:587", "smtps://…"; a name before "@" signs in
    std::string from;      // "ocop@example.vn"
    std::string password;  // with one, nothing is sent without encryption
};

// Why the server did not take it; empty: it did.
[[nodiscard]] std::string deliver(const MailServer& server, const std::string& recipient, const std::string& message);

class Postman {
public:
    Postman(db::Database& database, Clock clock, Randomness random, MailServer server);
    ~Postman();
    Postman(const Postman&) = delete;
    Postman& operator=(const Postman&) = delete;

private:
    void work();
    // False when nothing waits whose time has come.
    [[nodiscard]] bool carry_one();

    db::Database& database_;
    Clock clock_;
    Randomness random_;
    MailServer server_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace saolang::people
