#include "registry/import_reading.hpp"

#include <algorithm>

namespace saolang::registry {

namespace {

std::function<bool(std::optional<places::UnitId>)> writable(const Site& site, const people::Reach& reach) {
    if (reach.everything) return {};
    return [&site, reach, today = date_in_vietnam(site.clock())](std::optional<places::UnitId> place) {
        return place && std::ranges::any_of(reach.units, [&](places::UnitId unit) {
                   return site.gazetteer.locate(*place, site.gazetteer[unit].level, today) == unit;
               });
    };
}

}  // namespace

Result<JobReading, office::FileProblem> read_job(const Site& site, const ImportJob& job, std::string_view file,
                                                 const people::Reach& reach, RowWindow* window) {
    auto workbook = office::read_workbook(file);
    if (!workbook) return fail(workbook.error());
    ImportOptions options;
    options.mapping = mapping_from_json(job.mapping).value_or(ListMapping{});
    options.decisions = decisions_from_json(job.decisions).value_or(RowDecisions{});
    options.may_write = writable(site, reach);
    if (window != nullptr) options.row = [window](RowOutcome&& outcome) { window->take(std::move(outcome)); };
    JobReading reading;
    reading.sheets = recognised_columns(*workbook, job.kind, options.mapping);
    const auto index = site.index.get();
    reading.version = index->version;
    site.database.read([&](db::Reader& reader) {
        options.private_facts = [&](ProducerId id) { return private_facts_of(reader, id); };
        options.story = [&](ProductId id) { return story_of(reader, id); };
        reading.plan = plan_import(*std::move(workbook), job.kind, *index, site.gazetteer, options);
    });
    return reading;
}

std::string mapping_for(const Site& site, const ImportJob& job, std::string_view file) {
    std::string remembered;
    site.database.read([&](db::Reader& reader) { remembered = remembered_mapping(reader, job); });
    const auto mapping = mapping_from_json(remembered);
    const auto workbook = office::read_workbook(file);
    if (!mapping || !workbook) return {};
    return fits(*mapping, recognised_columns(*workbook, job.kind)) ? remembered : std::string();
}

}  // namespace saolang::registry
