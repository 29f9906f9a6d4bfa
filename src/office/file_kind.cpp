#include "office/file_kind.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace saolang::office {
namespace {

using namespace std::string_view_literals;

// Names inside OLE files are UTF-16.
bool holds_ole_name(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char c : name) wide += {c, '\0'};
    return bytes.find(wide) != std::string_view::npos;
}

KnownFile ole_file(std::string_view bytes) {
    if (holds_ole_name(bytes, "EncryptedPackage")) return {FileKind::problem, FileProblem::encrypted};
    if (holds_ole_name(bytes, "Workbook") || holds_ole_name(bytes, "Book")) {
        return {FileKind::problem, FileProblem::old_xls};
    }
    return {FileKind::problem, FileProblem::not_a_table};
}

// Pages and XML that programs name .xls: a spreadsheet opens them, so it can save them properly.
bool is_markup(std::string_view bytes) {
    constexpr std::size_t enough = 512;
    std::string start;
    for (const char c : bytes.substr(0, enough))
        start += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (start.starts_with("\xEF\xBB\xBF")) start.erase(0, 3);
    start.erase(0, start.find_first_not_of(" \t\r\n"));
    constexpr std::string_view beginnings[] = {"<!doctype", "<html", "<table", "<?xml", "<head", "<meta", "<style"};
    return std::any_of(std::begin(beginnings), std::end(beginnings), [&](auto b) { return start.starts_with(b); });
}

bool is_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv); }

bool has_control_bytes(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20U && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != '\x1A';
    });
}

}  // namespace

KnownFile kind_of(std::string_view bytes) {
    const auto problem = [](FileProblem what) { return KnownFile{FileKind::problem, what}; };
    if (bytes.find_first_not_of("\xEF\xBB\xBF\xFE\xFF \t\r\n\0"sv) == std::string_view::npos) {
        return problem(FileProblem::empty);
    }
    if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return {FileKind::zip};
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return ole_file(bytes);
    // BIFF of Excel 2 to 4, which had no OLE around it.
    if (bytes.starts_with("\x09\x00\x04\x00"sv) || bytes.starts_with("\x09\x02\x06\x00"sv) ||
        bytes.starts_with("\x09\x04\x06\x00"sv) || bytes.starts_with("\x09\x08"sv)) {
        return problem(FileProblem::old_xls);
    }
    if (bytes.starts_with("%PDF") || bytes.starts_with("{\\rtf")) return problem(FileProblem::not_a_table);
    if (is_markup(bytes)) return problem(FileProblem::old_xls);
    if (!is_utf16(bytes) && has_control_bytes(bytes)) return problem(FileProblem::not_a_table);
    return {FileKind::text};
}

}  // namespace saolang::office
