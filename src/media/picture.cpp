#include "media/picture.hpp"

#include <unistd.h>

#include <array>
#include <filesystem>
#include <semaphore>

#include "base/number.hpp"
#include "media/answer.hpp"
#include "media/helper.hpp"
#include "media/kind.hpp"

namespace saolang::media {

namespace {

constexpr std::size_t most_answer = 16 * 1024 * 1024;  // bytes: two pictures of 1280 pixels are far smaller
constexpr std::ptrdiff_t most_helpers = 2;             // at once: each may take most of a processor

std::counting_semaphore<most_helpers>& places() {
    static std::counting_semaphore<most_helpers> free(most_helpers);
    return free;
}

class Place {
public:
    explicit Place(Instant until) : taken_(places().try_acquire_until(until)) {}
    ~Place() {
        if (taken_) places().release();
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    [[nodiscard]] bool taken() const { return taken_; }

private:
    bool taken_;
};

std::string beside_this_program() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::string() : (self.parent_path() / "saolang-media").string();
}

// Nothing when the answer is not whole: the helper was stopped while it wrote, or is another program.
std::optional<Result<Picture, Refusal>> read_answer(std::string_view answer) {
    const auto end = answer.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view line = answer.substr(0, end);
    const std::string_view bytes = answer.substr(end + 1);
    std::array<std::size_t, 5> numbers{};
    for (auto& number : numbers) {
        const auto word = line.substr(0, line.find(' '));
        const auto value = number_in<std::size_t>(word);
        if (!value) return std::nullopt;
        number = *value;
        line.remove_prefix(std::min(line.size(), word.size() + 1));
    }
    const auto [status, width, height, large, small] = numbers;
    if (!line.empty() || large > bytes.size() || bytes.size() - large != small) return std::nullopt;
    switch (static_cast<HelperStatus>(status)) {
        case HelperStatus::done:
            break;
        case HelperStatus::not_a_picture:
            return fail(Refusal::not_a_picture);
        case HelperStatus::too_many_pixels:
            return fail(Refusal::too_many_pixels);
        default:
            return fail(Refusal::damaged);
    }
    Picture picture{std::string(bytes.substr(0, large)), std::string(bytes.substr(large)), static_cast<int>(width),
                    static_cast<int>(height)};
    const bool sound = kind_of(picture.large) == FileKind::webp && kind_of(picture.small) == FileKind::webp &&
                       width > 0 && width <= large_side && height > 0 && height <= large_side;
    if (!sound) return std::nullopt;
    return picture;
}

}  // namespace

Result<Picture, Refusal> clean_picture(std::string_view bytes, const Helper& helper) {
    const auto until = std::chrono::steady_clock::now() + helper.longest;
    const auto kind = kind_of(bytes);
    if (!kind || !is_picture(*kind)) return fail(Refusal::not_a_picture);
    if (bytes.size() > most_picture_bytes) return fail(Refusal::too_much_work);
    const Place place(until);
    if (!place.taken()) return fail(Refusal::busy);
    const auto program = helper.program.empty() ? beside_this_program() : helper.program;
    const Run run = run_helper(program, bytes, until, most_answer);
    if (run.ended == Ended::not_at_all || run.ended == Ended::failed) return fail(Refusal::no_helper);
    if (run.ended != Ended::by_itself) return fail(Refusal::too_much_work);
    if (auto answer = read_answer(run.answer)) return *std::move(answer);
    return fail(Refusal::no_helper);
}

}  // namespace saolang::media
