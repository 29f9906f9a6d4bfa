#pragma once
// The words of the shell and of the pieces, Vietnamese and English side by side.

#include "web/language.hpp"

namespace saolang::web::words {

inline constexpr Word slogan{"Sản phẩm OCOP của mỗi làng, sao có căn cứ",
                             "The OCOP products of every village, stars you can check"};
inline constexpr Word skip{"Đến nội dung chính", "Skip to the content"};
inline constexpr Word home{"Trang chủ", "Home"};
inline constexpr Word products{"Sản phẩm", "Products"};
inline constexpr Word figures{"Số liệu", "Figures"};
inline constexpr Word open_data{"Dữ liệu mở", "Open data"};
inline constexpr Word main_navigation{"Các phần chính", "Main parts"};
inline constexpr Word you_are_here{"Bạn đang ở đây", "You are here"};
inline constexpr Word search{"Tìm", "Search"};
inline constexpr Word search_hint{"Tìm sản phẩm, chủ thể, xã…", "Find a product, producer, commune…"};
inline constexpr Word search_label{"Tìm sản phẩm, chủ thể hoặc nơi sản xuất", "Search products, producers or places"};
inline constexpr Word desk_search{"Tìm sản phẩm, chủ thể, quyết định, người…",
                                  "Find products, producers, decisions, people…"};
inline constexpr Word more{"Thêm", "More"};
inline constexpr Word own_menu{"Tài khoản, ngôn ngữ, đăng xuất", "Account, language, sign out"};
inline constexpr Word own_account{"Tài khoản của tôi", "My account"};
inline constexpr Word public_site{"Trang cho mọi người", "The public pages"};
inline constexpr Word viewing_only{"Chỉ xem, không gửi được gì.", "Read-only: nothing can be sent."};
inline constexpr Word sign_in{"Đăng nhập", "Sign in"};
inline constexpr Word sign_out{"Đăng xuất", "Sign out"};
inline constexpr Word viewing_as{"Bạn đang xem như", "You see the pages as"};
inline constexpr Word stop_viewing{"Thôi xem", "Stop viewing"};
inline constexpr Word sample{"Dữ liệu mẫu", "Sample data"};
inline constexpr Word sample_means{"để xem thử phần mềm. Tên và số của từng sản phẩm là đặt ra.",
                                   "to try the software. The names and numbers of each product are made up."};
inline constexpr Word about{
    "Sao Làng giữ sổ sản phẩm OCOP (Mỗi xã một sản phẩm): mỗi sao có quyết định công nhận, mỗi con số mở ra danh sách "
    "phía sau.",
    "Sao Làng keeps the register of OCOP (One Commune One Product): every star has its decision, every figure opens "
    "the list behind it."};
inline constexpr Word footer_help{"Thấy sai sót? Vui lòng báo cơ quan phụ trách OCOP của tỉnh.",
                                  "Something wrong? Please tell the OCOP office of the province."};
inline constexpr Word sales_points{"Điểm bán", "Sales points"};
inline constexpr Word fairs{"Hội chợ", "Fairs"};
inline constexpr Word criteria{"Tiêu chí", "Criteria"};
inline constexpr Word self_assessment{"Tự đánh giá sản phẩm", "Assess a product"};
inline constexpr Word terms{"Thời hạn", "Terms"};
inline constexpr Word personal_data{"Dữ liệu cá nhân", "Personal data"};
inline constexpr Word pieces{"Bộ mẫu giao diện", "Page of pieces"};
inline constexpr Word footer_navigation{"Cuối trang", "Foot of the page"};

inline constexpr Word star{"sao", "stars"};
inline constexpr Word no_star{"Chưa có hạng sao", "No star yet"};
inline constexpr Word filters{"Bộ lọc", "Filters"};
inline constexpr Word clear_filters{"Bỏ mọi bộ lọc", "Clear all filters"};
inline constexpr Word show_results{"Xem kết quả", "Show the results"};
inline constexpr Word chosen{"đang chọn", "chosen"};
inline constexpr Word show_more{"Xem thêm", "Show more"};
inline constexpr Word why{"Vì sao?", "Why?"};
inline constexpr Word goal{"mục tiêu", "goal"};
inline constexpr Word forecast{"dự báo", "forecast"};
inline constexpr Word to{"đến", "to"};
inline constexpr Word previous{"Trang trước", "Previous page"};
inline constexpr Word next{"Trang sau", "Next page"};
inline constexpr Word pages{"Các trang", "Pages"};
inline constexpr Word in_all{"Tất cả", "In all"};
inline constexpr Word download_excel{"Tải về Excel", "Download for Excel"};
inline constexpr Word download_csv{"Tải về CSV", "Download CSV"};
inline constexpr Word required{"bắt buộc", "required"};
inline constexpr Word mistake{"Cần sửa:", "To correct:"};
inline constexpr Word places_to_correct{"Vui lòng sửa các mục sau, phần đã nhập vẫn được giữ:",
                                        "Please correct these; what you typed is kept:"};
inline constexpr Word choose{"Chọn…", "Choose…"};
inline constexpr Word close{"Đóng", "Close"};

inline constexpr Word file_waiting{"Đang chờ gửi", "Waiting to be sent"};
inline constexpr Word file_sending{"Đang gửi", "Sending"};
inline constexpr Word file_received{"Đã nhận", "Received"};
inline constexpr Word file_refused{"Chưa nhận được", "Not accepted"};
inline constexpr Word file_ending{"Sắp hết hạn", "Ends soon"};
inline constexpr Word file_ended{"Đã hết hạn", "Out of date"};

inline constexpr Word step_done{"đã xong", "done"};
inline constexpr Word step_now{"đang làm", "now"};
inline constexpr Word step_next{"tiếp theo", "to come"};
inline constexpr Word step_stopped{"đã dừng", "stopped"};
inline constexpr Word chart_highest{"cao nhất", "highest"};

inline constexpr Word error_id{"Mã yêu cầu", "Request"};
inline constexpr Word error_id_use{"Khi cần hỗ trợ, vui lòng đọc mã này cho cơ quan phụ trách.",
                                   "If you need help, please give this code to the office."};
inline constexpr Word to_home{"Về trang chủ", "To the home page"};
inline constexpr Word to_products{"Xem sản phẩm", "See the products"};
inline constexpr Word press_slash{"Nhấn / để tìm", "Press / to search"};

}  // namespace saolang::web::words
