#pragma once
// What the pages that read lists in share, of the registry's lists and of those of parts above it.

#include "people/gate.hpp"
#include "registry/import_job.hpp"
#include "registry/import_view.hpp"
#include "web/route.hpp"

namespace saolang::registry {

inline constexpr std::size_t list_file_most = 20 * 1024 * 1024;  // bytes
inline constexpr std::int64_t files_kept_for = 30 * people::day_long;
inline constexpr web::Limits list_upload{.body_bytes = list_file_most + 64 * 1024,
                                         .deadline = std::chrono::milliseconds(60'000)};

inline constexpr web::Word import_lead{
    "Gửi lên tệp Excel hoặc CSV đang có. Chưa có gì được ghi cho tới khi bạn xem và bấm “Ghi”.",
    "Send the Excel or CSV file you have. Nothing is written until you have looked at it and press “Write”."};
inline constexpr web::Word send_list{"Gửi lên", "Send"};
inline constexpr web::Word no_list_file{"Hãy chọn một tệp.", "Please choose a file."};
inline constexpr web::Word sender_label{"Nơi gửi danh sách", "Who sent the list"};
inline constexpr web::Word list_gone{
    "Tệp đã được bỏ sau 30 ngày vì có dữ liệu cá nhân. Vui lòng gửi lên lại.",
    "The file was thrown away after 30 days, for it holds personal data. Please send it again."};
inline constexpr web::Word keep_good_needed{"Có dòng không nhận. Hãy sửa, hoặc đánh dấu để bỏ các dòng đó.",
                                            "Some rows are refused. Please correct them, or tick to leave them out."};
inline constexpr web::Word list_moved_on{
    "Sổ vừa có thay đổi khác trong lúc này, nên chưa ghi. Hãy xem lại bên dưới rồi bấm “Ghi”.",
    "The register changed meanwhile, so nothing was written. Please look again and press “Write”."};

// The field `tep`.
[[nodiscard]] web::Raw list_file_field(web::Language language, std::string_view error);
// `path`: before the codes of jobs, in the reader's language.
[[nodiscard]] web::Raw job_table(web::Language language, const std::vector<ImportJob>& jobs, std::string_view path);

// "120 dòng trong tệp."
[[nodiscard]] std::string rows_words(web::Language language, std::size_t rows);
// Of `?trang=`.
[[nodiscard]] std::size_t rows_skipped(const web::Request& request);
[[nodiscard]] web::Raw import_pager(const web::Request& request, std::string_view path, ImportPart part,
                                    std::size_t total);
// Where the refused rows are to be had as a file.
[[nodiscard]] web::Raw refused_file_link(web::Language language, std::string_view path);
// The form that writes, sent to `path`/ghi: `phien-ban` is the version of the data shown, `bo-dong` leaves refused rows
// out.
[[nodiscard]] web::Raw write_form(const people::Gate& gate, const people::Visitor& visitor, web::Language language,
                                  std::string_view path, const JobReading& reading);
// What a job became, and where it is taken back.
[[nodiscard]] web::Raw written_words(const people::Gate& gate, const people::Visitor& visitor, web::Language language,
                                     const ImportJob& job);

}  // namespace saolang::registry
