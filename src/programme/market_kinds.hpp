#pragma once
// Selling: turnover and profit, fairs and promotion, sales points and centres, channels online.

#include "programme/kind.hpp"
#include "programme/work_kinds.hpp"

namespace saolang::programme {

namespace turnover {
inline constexpr std::array states{
    Option{"reported", {"chủ thể báo", "reported"}},
    Option{"asked", {"đang hỏi lại", "asked about"}},
    Option{"confirmed", {"đã xác nhận", "confirmed"}},
};
inline constexpr std::array fields{
    Field{"product", {"Sản phẩm", "Product"}, Holds::product, true},
    Field{"from_day", {"Từ ngày", "From"}, Holds::date, true},
    Field{"to_day", {"Đến hết ngày", "To"}, Holds::date, true},
    Field{"turnover", {"Doanh thu", "Turnover"}, Holds::money, true, {}, {}, true},
    Field{"profit", {"Lợi nhuận", "Profit"}, Holds::money, false, {}, {}, true, true},
    by_office({"reported_on", {"Ngày báo", "Reported on"}, Holds::date, true}),
    // Of the time before recognition; once proved it is frozen.
    by_office({"baseline", {"Là mức trước công nhận", "Before recognition"}, Holds::yes_no}),
    by_office({"frozen_on", {"Ngày chốt", "Frozen on"}, Holds::date}),
    by_office({"state", {"Tình trạng", "State"}, Holds::choice, true, states}),
    by_office({"question", {"Điều cần hỏi lại", "Question"}, Holds::lines, false, {}, {}, true}),
    Field{"answer", {"Trả lời", "Answer"}, Holds::lines, false, {}, {}, true},
};
inline constexpr auto product = at(fields, "product");
inline constexpr auto from_day = at(fields, "from_day");
inline constexpr auto to_day = at(fields, "to_day");
inline constexpr auto amount = at(fields, "turnover");
inline constexpr auto profit = at(fields, "profit");
inline constexpr auto reported_on = at(fields, "reported_on");
inline constexpr auto baseline = at(fields, "baseline");
inline constexpr auto frozen_on = at(fields, "frozen_on");
inline constexpr auto state = at(fields, "state");
inline constexpr auto question = at(fields, "question");
inline constexpr auto answer = at(fields, "answer");
inline constexpr auto reported = at(states, "reported");
inline constexpr auto asked = at(states, "asked");
inline constexpr auto confirmed = at(states, "confirmed");
inline constexpr std::array named_by{product, from_day, to_day};
inline constexpr std::array key{product, from_day, to_day};
inline constexpr Kind kind{.id = KindId::turnover,
                           .name = "turnover",
                           .segment = "doanh-thu",
                           .one = {"doanh thu, lợi nhuận", "turnover and profit"},
                           .many = {"Doanh thu, lợi nhuận", "Turnover and profit"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = reported_on,
                           .filled = Filled::by_producer_too};
}  // namespace turnover

namespace event {
inline constexpr std::array kinds{
    Option{"fair", {"hội chợ, triển lãm", "fair"}},
    Option{"connection", {"hội nghị kết nối", "meeting of buyers and producers"}},
    Option{"promotion", {"xúc tiến thương mại", "trade promotion"}},
    Option{"market", {"phiên chợ", "market day"}},
};
inline constexpr std::array places{
    Option{"in_province", {"trong tỉnh", "in the province"}},
    Option{"outside", {"ngoài tỉnh", "outside the province"}},
    Option{"abroad", {"nước ngoài", "abroad"}},
};
inline constexpr std::array fields{
    Field{"name", {"Tên sự kiện", "Name"}, Holds::text, true},
    Field{"kind", {"Loại", "Kind"}, Holds::choice, true, kinds},
    Field{"thematic", {"Chuyên đề OCOP", "On OCOP alone"}, Holds::yes_no, true},
    Field{"region", {"Ở đâu", "Where"}, Holds::choice, true, places},
    Field{"address", {"Địa điểm", "Address"}, Holds::text, true},
    Field{"unit", {"Địa bàn", "Place"}, Holds::unit},
    Field{"from_day", {"Từ ngày", "From"}, Holds::date, true},
    Field{"to_day", {"Đến hết ngày", "To"}, Holds::date, true},
    Field{"organiser", {"Đơn vị tổ chức", "Organised by"}, Holds::text},
    Field{"called_on", {"Ngày mời tham gia", "Called on"}, Holds::date},
    Field{"apply_until", {"Hạn đăng ký tham gia", "Apply until"}, Holds::date},
    Field{"stands", {"Số gian hàng", "Stands"}, Holds::number},
    Field{"visitors", {"Số khách", "Visitors"}, Holds::number},
    Field{"cancelled_on", {"Ngày hủy", "Cancelled on"}, Holds::date},
    Field{"report_on", {"Ngày có báo cáo kết quả", "Report of results on"}, Holds::date},
    Field{"note", {"Ghi chú", "Note"}, Holds::lines},
};
inline constexpr auto name = at(fields, "name");
inline constexpr auto kind_of_it = at(fields, "kind");
inline constexpr auto thematic = at(fields, "thematic");
inline constexpr auto region = at(fields, "region");
inline constexpr auto address = at(fields, "address");
inline constexpr auto unit = at(fields, "unit");
inline constexpr auto from_day = at(fields, "from_day");
inline constexpr auto to_day = at(fields, "to_day");
inline constexpr auto called_on = at(fields, "called_on");
inline constexpr auto organiser = at(fields, "organiser");
inline constexpr auto apply_until = at(fields, "apply_until");
inline constexpr auto visitors = at(fields, "visitors");
inline constexpr auto stands = at(fields, "stands");
inline constexpr auto cancelled_on = at(fields, "cancelled_on");
inline constexpr auto report_on = at(fields, "report_on");
inline constexpr auto fair = at(kinds, "fair");
inline constexpr auto connection = at(kinds, "connection");
inline constexpr auto promotion = at(kinds, "promotion");
inline constexpr auto in_province = at(places, "in_province");
inline constexpr auto outside = at(places, "outside");
inline constexpr auto abroad = at(places, "abroad");
inline constexpr std::array named_by{name};
inline constexpr std::array key{name, from_day};
inline constexpr Kind kind{.id = KindId::event,
                           .name = "event",
                           .segment = "hoi-cho",
                           .one = {"hội chợ, xúc tiến", "fair or promotion"},
                           .many = {"Hội chợ, xúc tiến", "Fairs and promotion"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = from_day,
                           .ends = to_day,
                           .ended = cancelled_on,
                           .seen_by_all = true};
}  // namespace event

namespace event_part {
inline constexpr std::array states{
    Option{"applied", {"đã đăng ký", "applied"}},      Option{"accepted", {"được chọn", "accepted"}},
    Option{"refused", {"không được chọn", "refused"}}, Option{"took_part", {"đã tham gia", "took part"}},
    Option{"absent", {"vắng mặt", "absent"}},
};
inline constexpr std::array fields{
    Field{"event", {"Hội chợ, xúc tiến", "Event"}, Holds::record, true, {}, KindId::event},
    Field{"producer", {"Chủ thể", "Producer"}, Holds::producer, true},
    by_office({"state", {"Tình trạng", "State"}, Holds::choice, true, states}),
    by_office({"stand", {"Gian hàng", "Stand"}, Holds::text}),
    Field{"products", {"Sản phẩm mang đi", "Products shown"}, Holds::lines},
    Field{"sales", {"Bán tại chỗ", "Sales"}, Holds::money, false, {}, {}, true},
    Field{"contracts", {"Số hợp đồng", "Contracts"}, Holds::number, false, {}, {}, true},
    Field{"contract_value", {"Giá trị hợp đồng", "Value of contracts"}, Holds::money, false, {}, {}, true},
    by_office({"followed_up_on", {"Hỏi lại sau sáu tháng", "Asked after six months"}, Holds::date}),
    Field{"kept_value",
          {"Hợp đồng thực hiện sau sáu tháng", "Carried out after six months"},
          Holds::money,
          false,
          {},
          {},
          true},
};
inline constexpr auto event = at(fields, "event");
inline constexpr auto producer = at(fields, "producer");
inline constexpr auto state = at(fields, "state");
inline constexpr auto sales = at(fields, "sales");
inline constexpr auto contracts = at(fields, "contracts");
inline constexpr auto contract_value = at(fields, "contract_value");
inline constexpr auto followed_up_on = at(fields, "followed_up_on");
inline constexpr auto took_part = at(states, "took_part");
inline constexpr std::array named_by{event, producer};
inline constexpr std::array key{event, producer};
inline constexpr Kind kind{.id = KindId::event_part,
                           .name = "event_part",
                           .segment = "tham-gia-hoi-cho",
                           .one = {"chủ thể tham gia", "participant"},
                           .many = {"Chủ thể tham gia hội chợ", "Participants of fairs"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .filled = Filled::by_producer_too,
                           .part_of = event};
}  // namespace event_part

namespace event_money {
inline constexpr std::array fields{
    Field{"event", {"Hội chợ, xúc tiến", "Event"}, Holds::record, true, {}, KindId::event},
    Field{"source", {"Nguồn vốn", "Source"}, Holds::choice, true, budgets},
    Field{"planned", {"Dự kiến", "Planned"}, Holds::money},
    Field{"paid", {"Đã chi", "Paid"}, Holds::money},
};
inline constexpr auto event = at(fields, "event");
inline constexpr auto source = at(fields, "source");
inline constexpr auto planned = at(fields, "planned");
inline constexpr auto paid = at(fields, "paid");
inline constexpr std::array named_by{source};
inline constexpr std::array key{event, source};
inline constexpr Kind kind{.id = KindId::event_money,
                           .name = "event_money",
                           .segment = "kinh-phi-hoi-cho",
                           .one = {"kinh phí hội chợ", "cost of an event"},
                           .many = {"Kinh phí hội chợ", "Cost of events"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .part_of = event};
}  // namespace event_money

namespace sales_point {
inline constexpr std::array kinds{
    Option{"point", {"điểm giới thiệu và bán sản phẩm", "sales point"}},
    Option{"centre", {"trung tâm OCOP", "OCOP centre"}},
    Option{"corner", {"quầy, kệ trong cửa hàng", "shelf in a shop"}},
};
inline constexpr std::array fields{
    Field{"name", {"Tên điểm bán", "Name"}, Holds::text, true},
    Field{"kind", {"Loại", "Kind"}, Holds::choice, true, kinds},
    Field{"unit", {"Địa bàn", "Place"}, Holds::unit, true},
    Field{"address", {"Địa chỉ", "Address"}, Holds::text, true},
    Field{"run_by", {"Đơn vị vận hành", "Operator"}, Holds::text, true},
    Field{"hours", {"Giờ mở cửa", "Hours"}, Holds::text},
    Field{"position", {"Vị trí", "Position"}, Holds::position},
    Field{"opened_on", {"Ngày mở", "Opened on"}, Holds::date, true},
    Field{"closed_on", {"Ngày đóng", "Closed on"}, Holds::date},
    Field{"note", {"Ghi chú", "Note"}, Holds::lines},
};
inline constexpr auto name = at(fields, "name");
inline constexpr auto kind_of_it = at(fields, "kind");
inline constexpr auto unit = at(fields, "unit");
inline constexpr auto address = at(fields, "address");
inline constexpr auto run_by = at(fields, "run_by");
inline constexpr auto hours = at(fields, "hours");
inline constexpr auto position = at(fields, "position");
inline constexpr auto opened_on = at(fields, "opened_on");
inline constexpr auto closed_on = at(fields, "closed_on");
inline constexpr std::array named_by{name};
inline constexpr std::array key{name, unit};
inline constexpr Kind kind{.id = KindId::sales_point,
                           .name = "sales_point",
                           .segment = "diem-ban",
                           .one = {"điểm bán hàng", "sales point"},
                           .many = {"Điểm bán hàng OCOP", "OCOP sales points"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = opened_on,
                           .ended = closed_on,
                           .seen_by_all = true};
}  // namespace sales_point

namespace point_product {
inline constexpr std::array fields{
    Field{"point", {"Điểm bán", "Sales point"}, Holds::record, true, {}, KindId::sales_point},
    Field{"product", {"Sản phẩm trong sổ", "Product of the registry"}, Holds::product},
    Field{"name", {"Tên hàng", "Name"}, Holds::text, true},
    Field{"origin", {"Xuất xứ", "Origin"}, Holds::unit},  // of goods that are not of the registry
    Field{"from_day", {"Bán từ ngày", "From"}, Holds::date, true},
    Field{"to_day", {"Đến hết ngày", "To"}, Holds::date},
};
inline constexpr auto point = at(fields, "point");
inline constexpr auto product = at(fields, "product");
inline constexpr auto name = at(fields, "name");
inline constexpr auto origin = at(fields, "origin");
inline constexpr auto from_day = at(fields, "from_day");
inline constexpr auto to_day = at(fields, "to_day");
inline constexpr std::array named_by{name};
inline constexpr std::array key{point, name, from_day};
inline constexpr Kind kind{.id = KindId::point_product,
                           .name = "point_product",
                           .segment = "hang-diem-ban",
                           .one = {"hàng bán tại điểm", "product on sale"},
                           .many = {"Hàng tại điểm bán", "Products on sale"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = from_day,
                           .ends = to_day,
                           .part_of = point,
                           .seen_by_all = true};
}  // namespace point_product

namespace point_visit {
inline constexpr std::array fields{
    Field{"point", {"Điểm bán", "Sales point"}, Holds::record, true, {}, KindId::sales_point},
    Field{"on_day", {"Ngày kiểm tra", "On"}, Holds::date, true},
    Field{"was_open", {"Đang mở cửa", "Open"}, Holds::yes_no, true},
    Field{"products_seen", {"Số sản phẩm OCOP thấy bán", "OCOP products seen"}, Holds::number},
    Field{"position", {"Vị trí lúc kiểm tra", "Position"}, Holds::position},
    Field{"note", {"Ghi chú", "Note"}, Holds::lines},
};
inline constexpr auto point = at(fields, "point");
inline constexpr auto on_day = at(fields, "on_day");
inline constexpr auto was_open = at(fields, "was_open");
inline constexpr auto products_seen = at(fields, "products_seen");
inline constexpr auto position = at(fields, "position");
inline constexpr std::array named_by{point, on_day};
inline constexpr std::array key{point, on_day};
inline constexpr Kind kind{.id = KindId::point_visit,
                           .name = "point_visit",
                           .segment = "kiem-tra-diem-ban",
                           .one = {"lần kiểm tra điểm bán", "visit to a sales point"},
                           .many = {"Kiểm tra điểm bán", "Visits to sales points"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = on_day,
                           .part_of = point,
                           .seen_by_all = true};
}  // namespace point_visit

namespace listing {
inline constexpr std::array channels{
    Option{"postmart", {"Postmart", "Postmart"}},
    Option{"voso", {"Vỏ Sò", "Vỏ Sò"}},
    Option{"shopee", {"Shopee", "Shopee"}},
    Option{"lazada", {"Lazada", "Lazada"}},
    Option{"tiktok", {"TikTok Shop", "TikTok Shop"}},
    Option{"facebook", {"Facebook", "Facebook"}},
    Option{"own_site", {"trang riêng", "own website"}},
    Option{"other", {"khác", "other"}},
};
inline constexpr std::array fields{
    Field{"product", {"Sản phẩm", "Product"}, Holds::product, true},
    Field{"channel", {"Kênh", "Channel"}, Holds::choice, true, channels},
    Field{"address", {"Đường dẫn", "Address"}, Holds::text},
    Field{"from_day", {"Từ ngày", "From"}, Holds::date, true},
    Field{"to_day", {"Đến hết ngày", "To"}, Holds::date},
};
inline constexpr auto product = at(fields, "product");
inline constexpr auto channel = at(fields, "channel");
inline constexpr auto from_day = at(fields, "from_day");
inline constexpr auto to_day = at(fields, "to_day");
inline constexpr std::array named_by{product, channel};
inline constexpr std::array key{product, channel, from_day};
inline constexpr Kind kind{.id = KindId::listing,
                           .name = "listing",
                           .segment = "kenh-ban",
                           .one = {"kênh bán trực tuyến", "listing online"},
                           .many = {"Kênh bán trực tuyến", "Listings online"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = from_day,
                           .ends = to_day,
                           .filled = Filled::by_producer_too};
}  // namespace listing

}  // namespace saolang::programme
