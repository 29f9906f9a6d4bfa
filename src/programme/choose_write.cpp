#include "programme/choose_write.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/money.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/under_way.hpp"

namespace saolang::programme {

namespace {

template <class Id>
std::string stored(Id id) {
    return std::to_string(static_cast<std::int64_t>(id));
}

class WorkWriter {
public:
    WorkWriter(const WriteContext& context, const Ask& ask, const WhatToDo& what, const WorkTerms& terms)
        : context_(context), ask_(ask), what_(what), terms_(terms), index_(*what.plan.world.index) {}

    WorkWritten write() {
        for (const auto candidate : what_.chosen.candidates) write_option(what_.option(candidate));
        return written_;
    }

private:
    struct Of {
        std::optional<std::uint32_t> product;
        std::optional<std::uint32_t> producer;
    };
    [[nodiscard]] Of records_of(const WorkOption& option) const {
        Of of;
        if (option.about.of == Subject::Of::producer) of.producer = option.about.at;
        if (option.about.of != Subject::Of::product) return of;
        of.product = option.about.at;
        const auto producer = index_.producer_at[option.about.at];
        if (producer != registry::Index::no_producer) of.producer = producer;
        return of;
    }

    void write_option(const WorkOption& option) {
        const auto of = records_of(option);
        std::optional<std::int64_t> support_id;
        if (of.producer)
            for (std::size_t i = 0; i < option.needs.size(); ++i) {
                const auto id = write_support(option, of, i);
                if (!support_id) support_id = id;
            }
        if (option.deed == Deed::begin && option.behind)
            support_id = (*what_.plan.world.ledger)[KindId::support].ids[option.behind->at];
        write_task(option, of, support_id);
    }

    std::int64_t write_support(const WorkOption& option, const Of& of, std::size_t at) {
        Values values(support::fields.size());
        values[support::producer] = stored(index_.producers[*of.producer].id);
        if (of.product) values[support::product] = stored(index_.products[*of.product].id);
        const auto& need = support::needs[option.needs[at]];
        values[support::need] = std::string(need.code);
        values[support::measure] = fmt::format("{}: {}", words_of(option.deed).vi, need.words.vi);
        values[support::planned_on] = to_iso(terms_.given_on);
        const auto made = add_record(context_, support::kind, std::move(values));
        ++written_.supports;
        const auto planned = at < option.money.size() ? option.money[at] : 0;
        if (planned == 0) return made.id;
        Values money(support_money::fields.size());
        money[support_money::support] = std::to_string(made.id);
        money[support_money::source] = std::string(budgets[terms_.source].code);
        money[support_money::planned] = std::to_string(planned);
        (void)add_record(context_, support_money::kind, std::move(money));
        return made.id;
    }

    void write_task(const WorkOption& option, const Of& of, std::optional<std::int64_t> support_id) {
        Values values(task::fields.size());
        values[task::words] = words_for(option);
        if (const auto unit = unit_for(option)) values[task::unit] = unit_key(*unit, ask_.gazetteer());
        const auto& targets = (*what_.plan.world.ledger)[KindId::target];
        const auto& moved = what_.targets[option.moves.front().target];
        values[task::target] = std::to_string(targets.ids[moved.aimed.target]);
        if (support_id) values[task::support] = std::to_string(*support_id);
        if (of.product) values[task::product] = stored(index_.products[*of.product].id);
        if (of.producer) values[task::producer] = stored(index_.producers[*of.producer].id);
        values[task::given_on] = to_iso(terms_.given_on);
        values[task::due] = to_iso(terms_.due.value_or(moved.aimed.goal.due));
        values[task::state] = "open";
        (void)add_record(context_, task::kind, std::move(values));
        ++written_.tasks;
    }
    [[nodiscard]] std::string words_for(const WorkOption& option) const {
        auto words = task_title(what_.plan.world, ask_.gazetteer(), option);
        const bool money_stands_nowhere = option.about.of == Subject::Of::unit && option.cost && option.cost->dong > 0;
        if (money_stands_nowhere) words += fmt::format(" (dự kiến {})", to_vietnamese(Dong{option.cost->dong}));
        constexpr std::string_view more = " – ";
        for (std::size_t i = 0; i < option.lacks.size(); ++i)
            words.append(i == 0 ? more : std::string_view("; ")).append(option.lacks[i]->vi);
        return words;
    }
    // The commune of today, where it can be told.
    [[nodiscard]] Place unit_for(const WorkOption& option) const {
        if (!option.place) return std::nullopt;
        const auto today = ask_.desk.visitor.today;
        for (const auto level : {places::Level::commune, places::Level::district, places::Level::province})
            if (const auto unit = ask_.gazetteer().locate(*option.place, level, today)) return unit;
        return option.place;
    }

    const WriteContext& context_;
    const Ask& ask_;
    const WhatToDo& what_;
    const WorkTerms& terms_;
    const registry::Index& index_;
    WorkWritten written_;
};

}  // namespace

WorkWritten write_work(const WriteContext& context, const Ask& ask, const WhatToDo& what, const WorkTerms& terms) {
    return WorkWriter(context, ask, what, terms).write();
}

}  // namespace saolang::programme
