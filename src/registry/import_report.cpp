#include <boost/json.hpp>

#include "registry/import.hpp"

namespace saolang::registry {

namespace {

namespace json = boost::json;

json::object place_json(const ListPlace& place) {
    return {{"sheet", place.sheet}, {"row", place.row}, {"column", place.column}, {"value", place.value}};
}

}  // namespace

std::string report_json(const ImportPlan& plan) {
    json::array doubtful;
    for (const Doubt& doubt : plan.doubtful) {
        json::object one = place_json(doubt.place);
        one["looks_like"] = doubt.looks_like;
        one["reason"] = doubt.reason_vi;
        one["reason_en"] = doubt.reason_en;
        doubtful.push_back(std::move(one));
    }
    json::array refused;
    for (const Refusal& refusal : plan.refused) {
        json::object one = place_json(refusal.place);
        one["reason"] = refusal.reason_vi;
        one["reason_en"] = refusal.reason_en;
        refused.push_back(std::move(one));
    }
    json::object columns;
    for (const auto& [heading, field] : plan.columns) columns[heading] = field;
    json::array remarks;
    for (const std::string& remark : plan.remarks) remarks.emplace_back(remark);
    const json::object report{{"rows", plan.rows},
                              {"new", plan.new_records},
                              {"changed", plan.changed},
                              {"unchanged", plan.unchanged},
                              {"doubtful", std::move(doubtful)},
                              {"refused", std::move(refused)},
                              {"columns", std::move(columns)},
                              {"remarks", std::move(remarks)}};
    return json::serialize(report) + "\n";
}

}  // namespace saolang::registry
