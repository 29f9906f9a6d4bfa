#include "registry/today.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "registry/arrangement.hpp"

namespace saolang::registry {

Today today_of(const Index& index, const VisibleRecords& seen, Date day) {
    Today today;
    seen.products.each([&](std::size_t rank) {
        const ProductAt at = index.arrangement->product[rank];
        for (const Gap gap : gaps_of(index, at)) ++today.missing[static_cast<std::size_t>(gap)];
        const auto expiry = expiry_of(index, at, day);
        if (!expiry) return;
        ++today.ending[static_cast<std::size_t>(*expiry)];
        if (*expiry != Expiry::lapsed) today.next.push_back({at, *last_day_of_star(index, at, day)});
    });
    seen.producers.each([&](std::size_t at) { today.producers_without_kind += index.producers[at].kind ? 0 : 1; });
    std::ranges::stable_sort(today.next, {}, &StarEnd::last);
    if (today.next.size() > most_shown_ends) today.next.erase(today.next.begin() + most_shown_ends, today.next.end());
    return today;
}

namespace {

class Seen {
public:
    Seen(const std::vector<TrailLine>& lines, const Index& index, const VisibleRecords& seen)
        : index_(index), seen_(seen) {
        for (const auto& line : lines)
            if (line.kind == "recognition") recognitions_.emplace(line.record, no_position);
        if (recognitions_.empty()) return;
        for (std::size_t i = 0; i < index.recognitions.size(); ++i) {
            const auto found = recognitions_.find(static_cast<std::int64_t>(index.recognitions[i].id));
            if (found != recognitions_.end()) found->second = i;
        }
    }

    [[nodiscard]] bool operator()(const TrailLine& line) const {
        if (line.kind == "product") {
            const auto at = index_.at(ProductId{line.record});
            return at && seen_.products.test(index_.arrangement->rank[*at]);
        }
        if (line.kind == "producer") {
            const auto at = index_.at(ProducerId{line.record});
            return at && seen_.producers.test(*at);
        }
        if (line.kind == "decision") {
            const auto* decision = index_.decision(DecisionId{line.record});
            return decision && seen_.decisions.test(static_cast<std::size_t>(decision - index_.decisions.data()));
        }
        const auto found = recognitions_.find(line.record);
        return found != recognitions_.end() && found->second != no_position && seen_.recognitions.test(found->second);
    }

private:
    static constexpr std::size_t no_position = static_cast<std::size_t>(-1);
    const Index& index_;
    const VisibleRecords& seen_;
    std::unordered_map<std::int64_t, std::size_t> recognitions_;  // those asked about, by id
};

}  // namespace

std::vector<RecentChange> changes_among(const std::vector<TrailLine>& newest_first, const Index& index,
                                        const VisibleRecords& seen, bool everything) {
    const Seen is_seen(newest_first, index, seen);
    std::vector<RecentChange> changes;
    std::unordered_map<std::string_view, std::size_t> known;
    std::set<std::pair<std::string_view, std::pair<std::string_view, std::int64_t>>> counted;
    for (const auto& line : newest_first) {
        if (!everything && !is_seen(line)) continue;
        if (!counted.insert({line.change, {line.kind, line.record}}).second) continue;
        const auto [at, fresh] = known.emplace(line.change, changes.size());
        if (fresh) changes.push_back({line.change, line.account, line.reason, line.moment, 0});
        ++changes[at->second].records;
    }
    return changes;
}

Moment start_of(Date day) {
    constexpr std::int64_t hour = 3'600'000;
    return {(std::int64_t{day.days()} * 24 - 7) * hour};  // +07:00 all year
}

}  // namespace saolang::registry
