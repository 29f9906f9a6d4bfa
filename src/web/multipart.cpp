#include "web/multipart.hpp"

#include <utility>

#include "base/text.hpp"
#include "web/part_head.hpp"

namespace saolang::web {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t slice = 16 * 1024;  // bytes looked at once
constexpr std::size_t most_label = 120;   // characters

bool is_text(std::string_view value) { return is_utf8(value) && value.find('\0') == std::string_view::npos; }

// Marks that show a name as another than it is (CVE-2021-42574).
bool turns_direction(char32_t c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
}

}  // namespace

std::string file_label(std::string_view sent) {
    // Both separators, whatever system it came from.
    if (const auto folder = sent.find_last_of("/\\"); folder != std::string_view::npos) sent.remove_prefix(folder + 1);
    std::string kept;
    std::size_t count = 0;
    const std::string whole = nfc(sent);
    for (std::string_view rest = whole; !rest.empty() && count < most_label;) {
        const char32_t c = take_character(rest);
        if (turns_direction(c)) continue;
        append_character(kept, c < 0x20 || (c >= 0x7f && c < 0xa0) ? U' ' : c);
        ++count;
    }
    kept = clean_text(kept);
    // "." and ".." name folders.
    return kept.find_first_not_of('.') == std::string::npos ? std::string() : kept;
}

MultipartReader::MultipartReader(std::string_view boundary, std::size_t total, const MultipartLimits& limits)
    : limits_(limits), delimiter_("\r\n--"), total_(total) {
    delimiter_ += boundary;
}

Result<void, int> MultipartReader::take(std::string_view bytes) {
    while (!bytes.empty() && error_ == 0) {
        const auto now = bytes.substr(0, slice);
        bytes.remove_prefix(now.size());
        taken_ += now.size();
        pending_.erase(0, std::exchange(from_, 0));
        pending_ += now;
        for (Result<Step, int> done = Step::on; error_ == 0 && done == Step::on;) {
            done = step();
            if (!done) error_ = done.error();
        }
    }
    if (error_ != 0) return fail(error_);
    return {};
}

Result<Multipart, int> MultipartReader::finish() {
    if (error_ == 0 && state_ == State::after_boundary && pending() == "--") state_ = State::end;
    if (error_ == 0 && state_ != State::end) error_ = 400;
    if (error_ != 0) return fail(error_);
    error_ = 400;  // a second call finds nothing
    return std::move(read_);
}

Result<MultipartReader::Step, int> MultipartReader::step() {
    switch (state_) {
        case State::first_boundary:
            return read_first_boundary();
        case State::head:
            return read_head();
        case State::before_data:
            return read_before_data();
        case State::data:
            return read_data();
        case State::after_boundary:
            return read_after_boundary();
        case State::end:
            break;
    }
    // Nothing may follow the last boundary but its line's end.
    if (!line_end.starts_with(pending())) return fail(400);
    return Step::needs_more;
}

// No words for older programs before it: nobody sends them.
Result<MultipartReader::Step, int> MultipartReader::read_first_boundary() {
    const auto first = std::string_view(delimiter_).substr(line_end.size());
    if (!pending().starts_with(first.substr(0, pending().size()))) return fail(400);
    if (pending().size() < first.size()) return Step::needs_more;
    drop(first.size());
    state_ = State::after_boundary;
    return Step::on;
}

Result<MultipartReader::Step, int> MultipartReader::read_after_boundary() {
    const auto text = pending();
    if (text.size() < 2) return Step::needs_more;
    if (text.starts_with(line_end)) {
        if (++parts_ > limits_.parts) return fail(413);
        drop(line_end.size());
        state_ = State::head;
        return Step::on;
    }
    // Blanks behind it, or a boundary that goes on, is read differently by different programs.
    if (!text.starts_with("--")) return fail(400);
    if (text.size() < 4 && std::string_view("--\r\n").starts_with(text)) return Step::needs_more;
    drop(2);
    state_ = State::end;
    return Step::on;
}

Result<MultipartReader::Step, int> MultipartReader::read_head() {
    constexpr std::string_view empty_line = "\r\n\r\n";
    const auto end = pending().find(empty_line);
    if (end == std::string_view::npos && pending().size() < limits_.head_bytes + empty_line.size()) {
        return Step::needs_more;
    }
    if (end > limits_.head_bytes) return fail(413);
    auto head = read_part_head(pending().substr(0, end));
    if (!head) return fail(400);
    is_file_ = head->file_name.has_value();
    part_ = {std::move(head->field), file_label(head->file_name.value_or("")), std::move(head->content_type), {}};
    if (is_file_) part_.bytes.reserve(total_ > taken_ ? total_ - taken_ : 0);
    drop(end + line_end.size());
    state_ = State::before_data;
    return Step::on;
}

// A boundary right behind the head is a part without data for some programs, and data for others.
Result<MultipartReader::Step, int> MultipartReader::read_before_data() {
    if (pending().starts_with(delimiter_)) return fail(400);
    if (std::string_view(delimiter_).starts_with(pending())) return Step::needs_more;
    drop(line_end.size());
    state_ = State::data;
    return Step::on;
}

Result<MultipartReader::Step, int> MultipartReader::read_data() {
    const auto text = pending();
    const auto end = text.find(delimiter_);
    if (end == std::string_view::npos) {
        // The last bytes may be the beginning of a delimiter.
        const auto sure = text.size() < delimiter_.size() ? 0 : text.size() - delimiter_.size() + 1;
        if (const auto kept = keep(text.substr(0, sure)); !kept) return fail(kept.error());
        drop(sure);
        return Step::needs_more;
    }
    if (const auto kept = keep(text.substr(0, end)); !kept) return fail(kept.error());
    if (const auto ended = end_part(); !ended) return fail(ended.error());
    drop(end + delimiter_.size());
    state_ = State::after_boundary;
    return Step::on;
}

Result<void, int> MultipartReader::keep(std::string_view data) {
    if (!is_file_ && part_.bytes.size() + data.size() > limits_.field_bytes) return fail(413);
    part_.bytes += data;
    return {};
}

Result<void, int> MultipartReader::end_part() {
    if (!is_file_) {
        if (!is_text(part_.bytes)) return fail(400);
        read_.fields.emplace_back(std::move(part_.field), std::move(part_.bytes));
    } else if (!part_.name.empty() || !part_.bytes.empty()) {  // else: an input nobody used
        if (read_.files.size() == limits_.files) return fail(413);
        part_.bytes.shrink_to_fit();
        read_.files.push_back(std::move(part_));
    }
    part_ = {};
    return {};
}

}  // namespace saolang::web
