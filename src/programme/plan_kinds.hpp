#pragma once
// Kế hoạch năm: plans, their targets, shares of districts, indicators that offices make themselves, tasks.

#include "programme/kind.hpp"

namespace saolang::programme {

namespace plan {
inline constexpr std::array fields{
    Field{"year", {"Năm", "Year"}, Holds::number, true},
    Field{"unit", {"Đơn vị", "Unit"}, Holds::unit, true},
    Field{"number", {"Số văn bản", "Number of the document"}, Holds::text, true},
    Field{"signed_on", {"Ngày ban hành", "Issued on"}, Holds::date, true},
    Field{"authority", {"Cơ quan ban hành", "Issued by"}, Holds::text},
    Field{"amends", {"Sửa đổi kế hoạch", "Amends the plan"}, Holds::record, false, {}, KindId::plan},
    Field{"copied_from", {"Chép từ kế hoạch", "Copied from the plan"}, Holds::record, false, {}, KindId::plan},
    Field{"note", {"Ghi chú", "Note"}, Holds::lines},
};
inline constexpr auto year = at(fields, "year");
inline constexpr auto unit = at(fields, "unit");
inline constexpr auto number = at(fields, "number");
inline constexpr auto signed_on = at(fields, "signed_on");
inline constexpr auto authority = at(fields, "authority");
inline constexpr auto amends = at(fields, "amends");
inline constexpr auto copied_from = at(fields, "copied_from");
inline constexpr auto note = at(fields, "note");
inline constexpr std::array named_by{number, year};
inline constexpr std::array key{year, unit, number};
inline constexpr Kind kind{.id = KindId::plan,
                           .name = "plan",
                           .segment = "ke-hoach",
                           .one = {"kế hoạch năm", "year's plan"},
                           .many = {"Kế hoạch năm", "Year's plans"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = signed_on,
                           .of_plan = true,
                           .seen_by_all = true};
}  // namespace plan

inline constexpr std::array comparisons{
    Option{"at_least", {"ít nhất", "at least"}}, Option{"at_most", {"nhiều nhất", "at most"}},
    Option{"between", {"trong khoảng", "between"}},
    Option{"all", {"tất cả", "all"}},  // the value is a share and must be 100 %
};
inline constexpr std::array measures_in{
    Option{"count", {"số lượng", "count"}},
    Option{"percent", {"%", "%"}},
    Option{"times", {"lần", "times"}},
    Option{"dong", {"đồng", "đồng"}},
};

namespace target {
inline constexpr std::array fields{
    Field{"plan", {"Kế hoạch", "Plan"}, Holds::record, true, {}, KindId::plan},
    Field{"place", {"Thứ tự", "Order"}, Holds::number, true},
    // The code of a built-in rule ("registered_reaching_three") or of an `indicator` record.
    Field{"indicator", {"Chỉ số", "Indicator"}, Holds::text, true},
    Field{"words", {"Chỉ tiêu", "Target"}, Holds::text, true},
    Field{"comparison", {"So sánh", "Comparison"}, Holds::choice, true, comparisons},
    Field{"goal", {"Mức", "Goal"}, Holds::decimal, true},
    Field{"goal_to", {"Đến mức", "Up to"}, Holds::decimal},
    Field{"measured_in", {"Đơn vị tính", "Unit of measure"}, Holds::choice, true, measures_in},
    Field{"due", {"Hạn", "Due"}, Holds::date, true},
    Field{"department", {"Cơ quan chủ trì", "Responsible department"}, Holds::text},
    Field{"copied_from", {"Lặp lại từ", "Set again from"}, Holds::record, false, {}, KindId::target},
};
inline constexpr auto plan = at(fields, "plan");
inline constexpr auto place = at(fields, "place");
inline constexpr auto indicator = at(fields, "indicator");
inline constexpr auto words = at(fields, "words");
inline constexpr auto comparison = at(fields, "comparison");
inline constexpr auto goal = at(fields, "goal");
inline constexpr auto goal_to = at(fields, "goal_to");
inline constexpr auto measured_in = at(fields, "measured_in");
inline constexpr auto due = at(fields, "due");
inline constexpr auto department = at(fields, "department");
inline constexpr auto copied_from = at(fields, "copied_from");
inline constexpr std::array named_by{words};
inline constexpr std::array key{plan, words};
inline constexpr Kind kind{.id = KindId::target,
                           .name = "target",
                           .segment = "chi-tieu",
                           .one = {"chỉ tiêu", "target"},
                           .many = {"Chỉ tiêu", "Targets"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .part_of = plan,
                           .of_plan = true,
                           .seen_by_all = true};
}  // namespace target

namespace target_share {
inline constexpr std::array fields{
    Field{"target", {"Chỉ tiêu", "Target"}, Holds::record, true, {}, KindId::target},
    Field{"unit", {"Đơn vị", "Unit"}, Holds::unit, true},
    Field{"goal", {"Mức giao", "Share"}, Holds::decimal, true},
};
inline constexpr auto target = at(fields, "target");
inline constexpr auto unit = at(fields, "unit");
inline constexpr auto goal = at(fields, "goal");
inline constexpr std::array named_by{unit};
inline constexpr std::array key{target, unit};
inline constexpr Kind kind{.id = KindId::target_share,
                           .name = "target_share",
                           .segment = "chi-tieu-giao",
                           .one = {"mức giao cho đơn vị", "share of a unit"},
                           .many = {"Chỉ tiêu giao cho đơn vị", "Shares of units"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .part_of = target,
                           .of_plan = true,
                           .seen_by_all = true};
}  // namespace target_share

// What an office counts by configuration alone: records of one kind (or products, producers), filtered; the measure.
namespace indicator {
inline constexpr std::array counted{
    Option{"records", {"số hồ sơ", "records"}},         Option{"products", {"số sản phẩm", "products"}},
    Option{"producers", {"số chủ thể", "producers"}},   Option{"units", {"số đơn vị", "units"}},
    Option{"sum", {"tổng một cột", "sum of a column"}}, Option{"share", {"tỷ lệ", "share"}},
};
inline constexpr std::array fields{
    Field{"name", {"Tên chỉ số", "Name"}, Holds::text, true},
    Field{"counted_over",
          {"Đếm trên", "Counted over"},
          Holds::text,
          true},  // "product", "producer" or the name of a kind
    Field{"measure", {"Cách đếm", "Measure"}, Holds::choice, true, counted},
    Field{"summed", {"Cột cộng", "Column summed"}, Holds::text},  // name of a field of what is counted over
    Field{"filters", {"Bộ lọc", "Filters"}, Holds::lines},        // see filter.hpp
    Field{"share_filters", {"Phần được tính", "Part counted"}, Holds::lines},  // of what is asked about, what counts
    Field{"measured_in", {"Đơn vị tính", "Unit of measure"}, Holds::choice, true, measures_in},
    Field{"within_year", {"Chỉ tính trong năm kế hoạch", "Of the plan's year alone"}, Holds::yes_no},
    Field{"needs_proof", {"Phải có tài liệu mới tính", "Counts only with a document"}, Holds::yes_no},
};
inline constexpr auto name = at(fields, "name");
inline constexpr auto counted_over = at(fields, "counted_over");
inline constexpr auto measure = at(fields, "measure");
inline constexpr auto summed = at(fields, "summed");
inline constexpr auto filters = at(fields, "filters");
inline constexpr auto share_filters = at(fields, "share_filters");
inline constexpr auto measured_in = at(fields, "measured_in");
inline constexpr auto within_year = at(fields, "within_year");
inline constexpr auto needs_proof = at(fields, "needs_proof");
inline constexpr std::array named_by{name};
inline constexpr std::array key{name};
inline constexpr Kind kind{.id = KindId::indicator,
                           .name = "indicator",
                           .segment = "chi-so",
                           .one = {"chỉ số", "indicator"},
                           .many = {"Chỉ số tự lập", "Indicators of your own"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .of_plan = true,
                           .seen_by_all = true};
}  // namespace indicator

namespace task {
inline constexpr std::array states{
    Option{"open", {"đang làm", "open"}},
    Option{"done", {"đã xong", "done"}},
    Option{"dropped", {"đã bỏ", "dropped"}},
};
inline constexpr std::array fields{
    Field{"words", {"Việc", "Task"}, Holds::text, true},
    Field{"unit", {"Đơn vị thực hiện", "Unit"}, Holds::unit},
    Field{"department", {"Cơ quan thực hiện", "Department"}, Holds::text},
    Field{"target", {"Chỉ tiêu", "Target"}, Holds::record, false, {}, KindId::target},
    Field{"support", {"Hỗ trợ", "Support"}, Holds::record, false, {}, KindId::support},
    Field{"product", {"Sản phẩm", "Product"}, Holds::product},
    Field{"producer", {"Chủ thể", "Producer"}, Holds::producer},
    Field{"given_on", {"Ngày giao", "Given on"}, Holds::date, true},
    Field{"due", {"Hạn", "Due"}, Holds::date, true},
    Field{"state", {"Tình trạng", "State"}, Holds::choice, true, states},
    Field{"done_on", {"Ngày xong", "Done on"}, Holds::date},
    Field{"result", {"Kết quả", "Result"}, Holds::lines},
};
inline constexpr auto words = at(fields, "words");
inline constexpr auto unit = at(fields, "unit");
inline constexpr auto department = at(fields, "department");
inline constexpr auto target = at(fields, "target");
inline constexpr auto support = at(fields, "support");
inline constexpr auto product = at(fields, "product");
inline constexpr auto producer = at(fields, "producer");
inline constexpr auto given_on = at(fields, "given_on");
inline constexpr auto due = at(fields, "due");
inline constexpr auto state = at(fields, "state");
inline constexpr auto done_on = at(fields, "done_on");
inline constexpr auto result = at(fields, "result");
inline constexpr std::array named_by{words};
inline constexpr std::array key{words, unit, product, producer, given_on};
inline constexpr Kind kind{.id = KindId::task,
                           .name = "task",
                           .segment = "nhiem-vu",
                           .one = {"nhiệm vụ", "task"},
                           .many = {"Nhiệm vụ", "Tasks"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = given_on};
}  // namespace task

}  // namespace saolang::programme
