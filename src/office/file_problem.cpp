#include "office/file_problem.hpp"

namespace saolang::office {

ProblemWords words_of(FileProblem problem) {
    switch (problem) {
        case FileProblem::unreadable:
            return {
                "Không mở được tệp: tệp không tồn tại hoặc không có quyền đọc. Xin kiểm tra lại tên tệp và quyền đọc.",
                "The file cannot be opened: it does not exist or may not be read. Please check its name and rights."};
        case FileProblem::too_large:
            return {
                "Tệp quá lớn so với một danh sách. Xin xoá các trang, hàng và cột không dùng hoặc tách thành nhiều "
                "tệp.",
                "The file is too large for a list. Please remove unused sheets, rows and columns, or split it."};
        case FileProblem::old_xls:
            return {
                "Tệp ở định dạng bảng tính khác (.xls cũ, .xlsb, .ods hoặc trang web). Xin mở bằng Excel, chọn Lưu "
                "thành "
                "(Save As) dạng .xlsx rồi gửi lại.",
                "The file is in another spreadsheet format (old .xls, .xlsb, .ods or a web page). Please open it in "
                "Excel, save it as .xlsx and send that file."};
        case FileProblem::encrypted:
            return {
                "Tệp có mật khẩu. Xin mở bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc), lưu lại rồi "
                "gửi lại.",
                "The file asks for a password. Please open it in Excel, remove the password (File > Info > Protect "
                "Workbook), save it and send it again."};
        case FileProblem::macros:
            return {
                "Tệp có macro (.xlsm) nên không được nhận để giữ an toàn. Xin lưu lại dạng .xlsx (không macro) rồi gửi "
                "lại.",
                "The file holds macros (.xlsm), which are refused for safety. Please save it as .xlsx (no macros) and "
                "send that file."};
        case FileProblem::bomb:
            return {
                "Tệp bung ra quá lớn so với dung lượng nén, giống tệp phá hoại, nên không được nhận. Nếu là danh sách "
                "thật, xin chép bảng sang một tệp mới rồi lưu lại dạng .xlsx.",
                "The file unpacks to far more than it is, as harmful files do, and is refused. If it is a real list, "
                "please copy the table into a new file and save that as .xlsx."};
        case FileProblem::broken:
            return {
                "Tệp bị hỏng hoặc chưa tải lên đủ. Xin mở bằng Excel để kiểm tra, lưu lại rồi gửi lại.",
                "The file is damaged or incomplete. Please open it in Excel to check it, save it and send it again."};
        case FileProblem::not_a_table:
            return {"Tệp không phải là bảng tính. Xin gửi danh sách ở dạng Excel (.xlsx) hoặc CSV.",
                    "The file is no spreadsheet. Please send the list as Excel (.xlsx) or CSV."};
        case FileProblem::empty:
            return {"Tệp không có dữ liệu. Xin kiểm tra có chọn đúng tệp không.",
                    "The file holds no data. Please check that it is the right file."};
    }
    return {};
}

}  // namespace saolang::office
