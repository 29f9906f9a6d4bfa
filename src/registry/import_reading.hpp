#pragma once
// The file of a job as it reads now: with the columns and the decisions the officer has made, against today's registry.

#include "office/workbook.hpp"
#include "people/access.hpp"
#include "registry/import.hpp"
#include "registry/import_job.hpp"
#include "registry/list_mapping.hpp"
#include "registry/site.hpp"

namespace saolang::registry {

struct JobReading {
    ImportPlan plan;
    std::vector<RecognisedSheet> sheets;
    std::int64_t version = 0;  // of the index it was compared with
};

// `window`: the rows to be kept for showing; may be null. `reach`: what the officer may write.
[[nodiscard]] Result<JobReading, office::FileProblem> read_job(const Site& site, const ImportJob& job,
                                                               std::string_view file, const people::Reach& reach,
                                                               RowWindow* window);

// The mapping a new job begins with: that of the sender's last list when the file has the same headings.
[[nodiscard]] std::string mapping_for(const Site& site, const ImportJob& job, std::string_view file);

}  // namespace saolang::registry
