#pragma once
// A body multipart/form-data (RFC 7578), read piece by piece. Strict where two programs could read the same bytes
// differently: what is doubtful is refused. A file's name is a label that somebody sent, never a path.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "web/http.hpp"

namespace saolang::web {

struct MultipartLimits {
    std::size_t parts = 200;
    std::size_t files = 20;
    std::size_t head_bytes = 4 * 1024;    // of one part
    std::size_t field_bytes = 64 * 1024;  // of one ordinary field
};

struct Multipart {
    Pairs fields;                     // in the order sent; a name may come again
    std::vector<UploadedFile> files;  // without the inputs that were left empty
};

// "multipart/form-data; boundary=…" → the boundary; nothing for another type, or without a lawful boundary.
[[nodiscard]] std::optional<std::string> multipart_boundary(std::string_view content_type);
[[nodiscard]] bool is_multipart(std::string_view content_type);

// What was sent as a file's name, without folders, control characters and marks of direction; NFC, at most 120
// characters. Empty when nothing of it is left.
[[nodiscard]] std::string file_label(std::string_view sent);

class MultipartReader {
public:
    // `total` is the length of the whole body, for the room a file may need.
    explicit MultipartReader(std::string_view boundary, std::size_t total = 0, const MultipartLimits& limits = {});

    // The error is a status: 400, or 413 beyond a limit. After an error nothing more is read.
    [[nodiscard]] Result<void, int> take(std::string_view bytes);
    // The end of the body: 400 when a part or the last boundary is missing.
    [[nodiscard]] Result<Multipart, int> finish();

private:
    enum class State { first_boundary, head, before_data, data, after_boundary, end };
    enum class Step { on, needs_more };

    [[nodiscard]] Result<Step, int> step();
    [[nodiscard]] Result<Step, int> read_first_boundary();
    [[nodiscard]] Result<Step, int> read_head();
    [[nodiscard]] Result<Step, int> read_before_data();
    [[nodiscard]] Result<Step, int> read_data();
    [[nodiscard]] Result<Step, int> read_after_boundary();
    [[nodiscard]] Result<void, int> keep(std::string_view data);
    [[nodiscard]] Result<void, int> end_part();
    void drop(std::size_t bytes) { from_ += bytes; }
    [[nodiscard]] std::string_view pending() const { return std::string_view(pending_).substr(from_); }

    MultipartLimits limits_;
    std::string delimiter_;  // "\r\n--boundary"
    std::size_t total_;
    std::size_t taken_ = 0;
    State state_ = State::first_boundary;
    int error_ = 0;
    std::string pending_;  // what was not understood yet: a slice and less than a delimiter, or an unfinished head
    std::size_t from_ = 0;

    Multipart read_;
    std::size_t parts_ = 0;
    UploadedFile part_;  // the one under way
    bool is_file_ = false;
};

}  // namespace saolang::web
