#include "programme/under_way.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "programme/plan.hpp"
#include "programme/plan_kinds.hpp"

namespace saolang::programme {

namespace {

enum class Stand : std::uint8_t {
    free,
    started,    // by a task or a planned support of its own
    other_way,  // the same product is being helped in another way
};

class UnderWay {
public:
    UnderWay(const World& world, const places::Gazetteer& gazetteer, const std::vector<Aimed>& targets)
        : world_(world),
          gazetteer_(gazetteer),
          targets_(targets),
          tasks_((*world.ledger)[KindId::task]),
          supports_((*world.ledger)[KindId::support]) {
        for (Row row = 0; row < tasks_.size(); ++row)
            if (tasks_.number(task::state, row) == at(task::states, "open")) add_task(row);
    }

    void take_out(OptionsFound& found) {
        found.under_way.assign(targets_.size(), 0);
        std::map<std::pair<std::string, std::size_t>, std::int64_t> brought;
        std::erase_if(found.options, [&](WorkOption& option) {
            const auto stand = stand_of(option);
            if (stand == Stand::free) return false;
            ++found.taken_out;
            if (stand == Stand::other_way) return true;
            for (const auto& moved : option.moves) {
                auto& most = brought[{option.group.empty() ? option.key : option.group, moved.target}];
                most = std::max<std::int64_t>(most, moved.chance);
            }
            return true;
        });
        for (const auto& [key, hundredths] : brought) found.under_way[key.second] += hundredths;
    }

private:
    struct Open {
        Row row;
        std::size_t target;  // position among the targets asked about
        bool used = false;
    };

    // The target may be of a former version of the plan.
    void add_task(Row row) {
        const auto of = tasks_.position(task::target, row);
        if (!of) return;
        for (std::size_t i = 0; i < targets_.size(); ++i)
            if (*of == targets_[i].target ||
                same_target_in(*world_.ledger, *of, version_of_target(*world_.ledger, targets_[i].target)) ==
                    targets_[i].target)
                open_.push_back({row, i});
    }

    [[nodiscard]] bool is_about(const Open& open, const WorkOption& option) const {
        const auto product = tasks_.position(task::product, open.row);
        const auto producer = tasks_.position(task::producer, open.row);
        if (option.about.of == Subject::Of::product) return product == option.about.at;
        if (option.about.of == Subject::Of::producer) return !product && producer == option.about.at;
        std::string_view words = tasks_.text(task::words, open.row);
        const auto title = task_title(world_, gazetteer_, option);
        if (product || producer || !words.starts_with(title)) return false;
        words.remove_prefix(title.size());
        return words.empty() || words.starts_with(" (") || words.starts_with(" – ");
    }

    Stand stand_of(WorkOption& option) {
        // One task is one fair: of two that are missing the other one is still proposed.
        const bool one_each = option.about.of == Subject::Of::unit || option.about.of == Subject::Of::record;
        bool other_way = false;
        for (auto& open : open_) {
            const auto support = tasks_.position(task::support, open.row);
            const bool goes_on = option.deed == Deed::begin && option.behind && support == option.behind->at;
            if (goes_on) return Stand::started;
            if (open.used || !is_about(open, option)) continue;
            if (open.target == option.moves.front().target) {
                open.used = one_each;
                return Stand::started;
            }
            other_way = other_way || (support && !option.group.empty());
        }
        if (other_way) return Stand::other_way;
        return planned(option) ? Stand::started : Stand::free;
    }

    // Leaves out the needs whose support is planned and not begun; true when nothing is left to plan.
    [[nodiscard]] bool planned(WorkOption& option) const {
        if (option.needs.empty() || option.about.of == Subject::Of::unit || option.about.of == Subject::Of::record)
            return false;
        const auto field = option.about.of == Subject::Of::product ? support::product : support::producer;
        // What was planned long ago and never begun is not under way.
        const auto since = first_day_of_year(targets_.front().question.year - 1);
        for (const auto row : supports_.rows_naming(field, option.about.at)) {
            if (field == support::producer && supports_.has(support::product, row)) continue;
            const auto on = supports_.date(support::planned_on, row);
            const bool waits = on && *on >= since && !supports_.has(support::started_on, row) &&
                               !supports_.has(support::finished_on, row) && !supports_.has(support::stopped_on, row);
            if (waits)
                std::erase_if(option.needs, [&](std::size_t need) {
                    return supports_.number(support::need, row) == static_cast<std::int64_t>(need);
                });
        }
        return option.needs.empty();
    }

    const World& world_;
    const places::Gazetteer& gazetteer_;
    const std::vector<Aimed>& targets_;
    const Table& tasks_;
    const Table& supports_;
    std::vector<Open> open_;
};

}  // namespace

std::string task_title(const World& world, const places::Gazetteer& gazetteer, const WorkOption& option) {
    const auto& index = *world.index;
    const auto of_deed = words_of(option.deed).vi;
    switch (option.about.of) {
        case Subject::Of::product:
            return fmt::format("{}: {}", of_deed, index.products[option.about.at].name);
        case Subject::Of::producer:
            return fmt::format("{}: {}", of_deed, index.producers[option.about.at].name);
        case Subject::Of::unit:
            return fmt::format("{}: {}", of_deed, gazetteer[places::UnitId{option.about.at}].name);
        case Subject::Of::record:
            break;
    }
    const auto& table = (*world.ledger)[option.about.kind];
    return fmt::format("{}: {} {}", of_deed, table.kind->one.vi, table.codes[option.about.at]);
}

void take_out_under_way(const World& world, const places::Gazetteer& gazetteer, const std::vector<Aimed>& targets,
                        OptionsFound& found) {
    UnderWay(world, gazetteer, targets).take_out(found);
}

}  // namespace saolang::programme
