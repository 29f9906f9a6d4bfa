#pragma once
// The year's work with producers: registrations, support and its money, steps of organisations, training.

#include "programme/kind.hpp"

namespace saolang::programme {

inline constexpr std::array budgets{
    Option{"central", {"ngân sách trung ương", "central budget"}},
    Option{"province", {"ngân sách tỉnh", "province's budget"}},
    Option{"district", {"ngân sách huyện", "district's budget"}},
    Option{"commune", {"ngân sách xã", "commune's budget"}},
    Option{"producer", {"vốn của chủ thể", "the producer's own"}},
    Option{"other", {"nguồn khác", "other source"}},
};

namespace registration {
inline constexpr std::array kinds{
    Option{"first", {"đánh giá lần đầu", "first evaluation"}},
    Option{"upgrade", {"nâng hạng", "upgrade"}},
    Option{"again", {"đánh giá lại", "re-evaluation"}},
};
inline constexpr std::array results{
    Option{"recognised", {"được công nhận", "recognised"}},
    Option{"not_reached", {"không đạt", "not reached"}},
};
inline constexpr std::array fields{
    by_office({"registered_on", {"Ngày đăng ký", "Registered on"}, Holds::date, true}),
    by_office({"year", {"Năm", "Year"}, Holds::number, true}),
    by_office({"round", {"Đợt", "Round"}, Holds::number, true}),
    Field{"product", {"Sản phẩm", "Product"}, Holds::product, true},
    Field{"kind", {"Loại đăng ký", "Kind"}, Holds::choice, true, kinds},
    Field{"star_wanted", {"Hạng sao muốn đạt", "Star wanted"}, Holds::number},
    by_office({"withdrawn_on", {"Ngày rút đăng ký", "Withdrawn on"}, Holds::date}),
    by_office({"result", {"Kết quả", "Result"}, Holds::choice, false, results}),
    by_office({"result_on", {"Ngày có kết quả", "Result on"}, Holds::date}),
    by_office({"star", {"Hạng sao đạt", "Star reached"}, Holds::number}),
    by_office({"decision", {"Quyết định", "Decision"}, Holds::decision}),
    Field{"note", {"Ghi chú", "Note"}, Holds::lines},
};
inline constexpr auto registered_on = at(fields, "registered_on");
inline constexpr auto year = at(fields, "year");
inline constexpr auto round = at(fields, "round");
inline constexpr auto product = at(fields, "product");
inline constexpr auto kind_of_it = at(fields, "kind");
inline constexpr auto star_wanted = at(fields, "star_wanted");
inline constexpr auto withdrawn_on = at(fields, "withdrawn_on");
inline constexpr auto result = at(fields, "result");
inline constexpr auto result_on = at(fields, "result_on");
inline constexpr auto star = at(fields, "star");
inline constexpr auto decision = at(fields, "decision");
inline constexpr auto note = at(fields, "note");
inline constexpr auto first = at(kinds, "first");
inline constexpr auto upgrade = at(kinds, "upgrade");
inline constexpr auto again = at(kinds, "again");
inline constexpr auto recognised = at(results, "recognised");
inline constexpr auto not_reached = at(results, "not_reached");
inline constexpr std::array named_by{product, year, round};
inline constexpr std::array key{product, year, round};
inline constexpr Kind kind{.id = KindId::registration,
                           .name = "registration",
                           .segment = "dang-ky",
                           .one = {"đăng ký", "registration"},
                           .many = {"Đăng ký sản phẩm", "Registrations"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = registered_on,
                           .ended = withdrawn_on,
                           .filled = Filled::by_producer_too};
}  // namespace registration

namespace support {
inline constexpr std::array needs{
    Option{"packaging", {"bao bì, nhãn mác", "packaging and label"}},
    Option{"machines", {"máy móc, thiết bị", "machines"}},
    Option{"quality", {"chất lượng, tiêu chuẩn", "quality and standards"}},
    Option{"safety", {"an toàn thực phẩm", "food safety"}},
    Option{"trademark", {"nhãn hiệu, chỉ dẫn địa lý", "trademark, geographical indication"}},
    Option{"traceability", {"tem, truy xuất nguồn gốc", "stamps and tracing"}},
    Option{"promotion", {"quảng bá, xúc tiến", "promotion"}},
    Option{"online", {"bán hàng trực tuyến", "selling online"}},
    Option{"training", {"tập huấn, tư vấn", "training and advice"}},
    Option{"material", {"vùng nguyên liệu", "raw materials"}},
    Option{"organisation", {"tổ chức sản xuất", "organisation"}},
    Option{"sales_point", {"điểm bán hàng", "sales point"}},
    Option{"other", {"khác", "other"}},
};
inline constexpr std::array results{
    Option{"reached", {"đạt mục đích", "reached its aim"}},
    Option{"partly", {"đạt một phần", "partly"}},
    Option{"not_reached", {"không đạt", "not reached"}},
};
inline constexpr std::array fields{
    Field{"producer", {"Chủ thể", "Producer"}, Holds::producer, true},
    Field{"product", {"Sản phẩm", "Product"}, Holds::product},
    Field{"need", {"Nhu cầu", "Need"}, Holds::choice, true, needs},
    Field{"measure", {"Nội dung hỗ trợ", "Measure"}, Holds::text, true},
    Field{"planned_on", {"Ngày lên kế hoạch", "Planned on"}, Holds::date, true},
    Field{"done_by", {"Đơn vị thực hiện", "Carried out by"}, Holds::text},
    Field{"started_on", {"Bắt đầu", "Started on"}, Holds::date},
    Field{"finished_on", {"Hoàn thành", "Finished on"}, Holds::date},
    Field{"stopped_on", {"Ngày dừng", "Stopped on"}, Holds::date},
    Field{"result", {"Kết quả", "Result"}, Holds::choice, false, results},
    Field{"note", {"Ghi chú", "Note"}, Holds::lines},
};
inline constexpr auto producer = at(fields, "producer");
inline constexpr auto product = at(fields, "product");
inline constexpr auto need = at(fields, "need");
inline constexpr auto measure = at(fields, "measure");
inline constexpr auto planned_on = at(fields, "planned_on");
inline constexpr auto done_by = at(fields, "done_by");
inline constexpr auto started_on = at(fields, "started_on");
inline constexpr auto finished_on = at(fields, "finished_on");
inline constexpr auto stopped_on = at(fields, "stopped_on");
inline constexpr auto result = at(fields, "result");
inline constexpr auto note = at(fields, "note");
inline constexpr std::array named_by{measure, product, producer};
inline constexpr std::array key{producer, product, measure, planned_on};
inline constexpr Kind kind{.id = KindId::support,
                           .name = "support",
                           .segment = "ho-tro",
                           .one = {"hỗ trợ", "support"},
                           .many = {"Hỗ trợ", "Support"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = planned_on,
                           .ended = stopped_on};
}  // namespace support

namespace support_money {
inline constexpr std::array fields{
    Field{"support", {"Hỗ trợ", "Support"}, Holds::record, true, {}, KindId::support},
    Field{"source", {"Nguồn vốn", "Source"}, Holds::choice, true, budgets},
    Field{"planned", {"Dự kiến", "Planned"}, Holds::money},
    Field{"approved", {"Được duyệt", "Approved"}, Holds::money},
    Field{"approved_on", {"Ngày duyệt", "Approved on"}, Holds::date},
    Field{"paid", {"Đã chi", "Paid"}, Holds::money},
    Field{"paid_on", {"Ngày chi", "Paid on"}, Holds::date},
};
inline constexpr auto support = at(fields, "support");
inline constexpr auto source = at(fields, "source");
inline constexpr auto planned = at(fields, "planned");
inline constexpr auto approved = at(fields, "approved");
inline constexpr auto approved_on = at(fields, "approved_on");
inline constexpr auto paid = at(fields, "paid");
inline constexpr auto paid_on = at(fields, "paid_on");
inline constexpr std::array named_by{source};
inline constexpr std::array key{support, source};
inline constexpr Kind kind{.id = KindId::support_money,
                           .name = "support_money",
                           .segment = "kinh-phi-ho-tro",
                           .one = {"kinh phí hỗ trợ", "money of a support"},
                           .many = {"Kinh phí hỗ trợ", "Money of support"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .part_of = support};
}  // namespace support_money

namespace organisation_step {
inline constexpr std::array steps{
    Option{"founded", {"thành lập mới", "founded"}},
    Option{"upgraded", {"nâng cấp", "upgraded"}},
    Option{"strengthened", {"củng cố", "strengthened"}},
};
inline constexpr std::array forms{
    Option{"household", {"hộ sản xuất kinh doanh", "household"}},
    Option{"cooperative_group", {"tổ hợp tác", "cooperative group"}},
    Option{"cooperative", {"hợp tác xã", "cooperative"}},
    Option{"enterprise", {"doanh nghiệp nhỏ và vừa", "small or medium enterprise"}},
    Option{"farm", {"trang trại", "farm"}},
};
inline constexpr std::array fields{
    Field{"producer", {"Chủ thể", "Producer"}, Holds::producer, true},
    Field{"step", {"Bước", "Step"}, Holds::choice, true, steps},
    Field{"on_day", {"Ngày", "On"}, Holds::date, true},
    Field{"from_form", {"Từ loại hình", "From"}, Holds::choice, false, forms},
    Field{"to_form", {"Thành loại hình", "To"}, Holds::choice, false, forms},
    Field{"instrument", {"Văn bản", "Document"}, Holds::text},
    Field{"note", {"Nội dung", "What was done"}, Holds::lines},
};
inline constexpr auto producer = at(fields, "producer");
inline constexpr auto step = at(fields, "step");
inline constexpr auto on_day = at(fields, "on_day");
inline constexpr auto from_form = at(fields, "from_form");
inline constexpr auto to_form = at(fields, "to_form");
inline constexpr auto instrument = at(fields, "instrument");
inline constexpr auto note = at(fields, "note");
inline constexpr std::array named_by{producer, step};
inline constexpr std::array key{producer, step, on_day};
inline constexpr Kind kind{.id = KindId::organisation_step,
                           .name = "organisation_step",
                           .segment = "to-chuc",
                           .one = {"củng cố, nâng cấp tổ chức", "step of an organisation"},
                           .many = {"Củng cố, nâng cấp, thành lập tổ chức", "Organisations founded and upgraded"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = on_day};
}  // namespace organisation_step

namespace training {
inline constexpr std::array audiences{
    Option{"officers", {"cán bộ OCOP", "OCOP officers"}},
    Option{"producers", {"chủ thể", "producers"}},
    Option{"both", {"cán bộ và chủ thể", "officers and producers"}},
};
inline constexpr std::array fields{
    Field{"name", {"Tên lớp", "Course"}, Holds::text, true},
    Field{"from_day", {"Từ ngày", "From"}, Holds::date, true},
    Field{"to_day", {"Đến ngày", "To"}, Holds::date},
    Field{"audience", {"Dành cho", "For"}, Holds::choice, true, audiences},
    Field{"unit", {"Nơi mở lớp", "Place"}, Holds::unit},
    Field{"organiser", {"Đơn vị tổ chức", "Organised by"}, Holds::text},
    Field{"note", {"Nội dung", "Content"}, Holds::lines},
};
inline constexpr auto name = at(fields, "name");
inline constexpr auto from_day = at(fields, "from_day");
inline constexpr auto to_day = at(fields, "to_day");
inline constexpr auto audience = at(fields, "audience");
inline constexpr auto unit = at(fields, "unit");
inline constexpr std::array named_by{name};
inline constexpr std::array key{name, from_day};
inline constexpr Kind kind{.id = KindId::training,
                           .name = "training",
                           .segment = "tap-huan",
                           .one = {"lớp tập huấn", "training course"},
                           .many = {"Tập huấn", "Training"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = from_day,
                           .seen_by_all = true};
}  // namespace training

namespace trained {
inline constexpr std::array fields{
    Field{"training", {"Lớp tập huấn", "Course"}, Holds::record, true, {}, KindId::training},
    Field{"unit", {"Đơn vị của cán bộ", "Officer's unit"}, Holds::unit},
    Field{"producer", {"Chủ thể", "Producer"}, Holds::producer},
    Field{"people", {"Số người", "People"}, Holds::number, true},
    Field{"certificate", {"Có giấy chứng nhận", "With a certificate"}, Holds::yes_no},
};
inline constexpr auto training = at(fields, "training");
inline constexpr auto unit = at(fields, "unit");
inline constexpr auto producer = at(fields, "producer");
inline constexpr auto people = at(fields, "people");
inline constexpr std::array named_by{training, unit, producer};
inline constexpr std::array key{training, unit, producer};
inline constexpr Kind kind{.id = KindId::trained,
                           .name = "trained",
                           .segment = "hoc-vien",
                           .one = {"người được tập huấn", "people trained"},
                           .many = {"Người được tập huấn", "People trained"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .part_of = training};
}  // namespace trained

}  // namespace saolang::programme
