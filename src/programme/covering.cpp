#include "programme/covering.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "programme/linear.hpp"

namespace saolang::programme {

namespace {

using Wide = __int128;
constexpr Wide fine = 1 << 24;  // prices are whole numbers of this part of a đồng or of a shortfall

struct Node {
    Amounts least;
    Amounts most;
    std::int64_t proved = 0;
};

std::int64_t rounded_up(Wide value, std::int64_t step) {
    if (value <= 0) return 0;
    const auto steps = (value + step - 1) / step;
    return steps >= no_solution / step ? no_solution : static_cast<std::int64_t>(steps) * step;
}

class Searcher {
public:
    Searcher(const Covering& cover, const Search& asked) : cover_(cover), asked_(asked) {
        for (std::size_t lot = 0; lot < cover.lots.size(); ++lot)
            for (const auto& way : cover.lots[lot].ways) {
                ways_.push_back(&way);
                lot_of_.push_back(lot);
                cost_scale_ = std::max(cost_scale_, static_cast<double>(way.cost));
            }
        for (std::size_t need = 0; need < needs(); ++need)
            if (!asked.must[need]) shortfall_scale_ = std::max(shortfall_scale_, whole_penalty(need));
        step_ = by_cost() ? cost_step() : shortfall_step();
        if (by_cost()) best_.value = cover.budget + 1;  // dearer ones are of no use
    }

    [[nodiscard]] SearchResult run(std::size_t& nodes_left) {
        if (asked_.known) offer(*asked_.known);
        std::vector<Node> open{whole()};
        std::int64_t proved = no_solution;
        while (!open.empty()) {
            auto node = std::move(open.back());
            open.pop_back();
            if (node.proved >= best_.value) continue;
            if (nodes_left == 0) {
                proved = std::min(proved, node.proved);
                continue;
            }
            --nodes_left;
            ++seen_;
            const auto before = open.size();
            look_at(std::move(node), open);
            // At the end of a branch on to the node that may hold the best.
            if (open.size() == before && !open.empty())
                std::swap(*std::ranges::min_element(open, {}, &Node::proved), open.back());
        }
        if (!best_.amounts) best_.value = no_solution;
        best_.proved = std::min(proved, best_.value);
        return best_;
    }

private:
    [[nodiscard]] std::size_t needs() const { return cover_.missing.size(); }
    [[nodiscard]] bool by_cost() const { return asked_.aim == Search::Aim::cost; }
    [[nodiscard]] double whole_penalty(std::size_t need) const {
        return static_cast<double>(cover_.penalty[need]) * static_cast<double>(cover_.missing[need]);
    }

    [[nodiscard]] std::int64_t wanted(std::size_t need) const {
        return asked_.must[need] ? cover_.to_meet[need] : cover_.missing[need];
    }

    // Every value of the aim is a multiple of it.
    [[nodiscard]] std::int64_t cost_step() const {
        std::int64_t step = 0;
        for (const auto* way : ways_) step = std::gcd(step, way->cost);
        return std::max<std::int64_t>(1, step);
    }
    [[nodiscard]] std::int64_t shortfall_step() const {
        std::int64_t step = 0;
        for (std::size_t need = 0; need < needs(); ++need) {
            if (asked_.must[need]) continue;
            auto unit = cover_.missing[need];
            for (const auto* way : ways_) unit = std::gcd(unit, way->adds[need]);
            step = std::gcd(step, unit * cover_.penalty[need]);
        }
        return std::max<std::int64_t>(1, step);
    }

    [[nodiscard]] Node whole() const {
        Node node{Amounts(ways_.size()), {}, 0};
        for (const auto lot : lot_of_) node.most.push_back(static_cast<std::int64_t>(cover_.lots[lot].members.size()));
        return node;
    }

    // ---- One node ---------------------------------------------------------------------------------------------------

    void look_at(Node node, std::vector<Node>& open) {
        std::int64_t cost = 0;
        for (std::size_t i = 0; i < ways_.size(); ++i) cost += node.least[i] * ways_[i]->cost;
        if (cost > cover_.budget || (by_cost() && cost >= best_.value)) return;
        free_.clear();
        for (std::size_t i = 0; i < ways_.size(); ++i)
            if (node.least[i] < node.most[i]) free_.push_back(i);
        const auto answer = solve_linear(relaxed(node));
        const auto guess = amounts_of(answer, node);
        offer_near(guess, node);
        if (answer.state == LinearAnswer::State::infeasible) {
            if (proof_of(answer, node, Proves::nothing_fits).least > 0) return;
        } else if (answer.state == LinearAnswer::State::solved) {
            const auto proof = proof_of(answer, node, Proves::value);
            node.proved = std::max(node.proved, rounded_up((proof.least + fine - 1) / fine, step_));
            if (node.proved < best_.value) tighten(node, proof);
        }
        if (node.proved < best_.value) branch(node, guess, open);
    }

    // The columns are the ways that are not fixed, above their least, then what each need lacks where it need not be
    // met.
    [[nodiscard]] LinearProgramme relaxed(const Node& node) const {
        LinearProgramme programme;
        for (const auto i : free_) {
            programme.cost.push_back(by_cost() ? scaled_cost(i) : 0);
            programme.most.push_back(static_cast<double>(node.most[i] - node.least[i]));
        }
        for (std::size_t need = 0; need < needs(); ++need)
            if (!asked_.must[need]) {
                programme.cost.push_back(by_cost() ? 0 : whole_penalty(need) / shortfall_scale_);
                programme.most.push_back(std::numeric_limits<double>::infinity());
            }
        add_need_rows(programme, node);
        add_money_row(programme, node);
        add_lot_rows(programme, node);
        return programme;
    }
    [[nodiscard]] double scaled_cost(std::size_t way) const {
        return static_cast<double>(ways_[way]->cost) / cost_scale_;
    }
    void add_need_rows(LinearProgramme& programme, const Node& node) const {
        auto lack = free_.size();
        for (std::size_t need = 0; need < needs(); ++need) {
            LinearRow row{std::vector<double>(programme.cost.size()), 0};
            const auto whole = static_cast<double>(wanted(need));
            auto missing = wanted(need);
            for (std::size_t i = 0; i < ways_.size(); ++i) missing -= node.least[i] * ways_[i]->adds[need];
            for (std::size_t column = 0; column < free_.size(); ++column)
                row.of[column] = -static_cast<double>(ways_[free_[column]]->adds[need]) / whole;
            if (!asked_.must[need]) row.of[lack++] = -1;
            row.limit = -static_cast<double>(missing) / whole;
            programme.rows.push_back(std::move(row));
        }
    }
    // The budget; where the aim is cost, the shortfall that may remain.
    void add_money_row(LinearProgramme& programme, const Node& node) const {
        LinearRow row{std::vector<double>(programme.cost.size()), 0};
        if (by_cost()) {
            auto lack = free_.size();
            for (std::size_t need = 0; need < needs(); ++need)
                if (!asked_.must[need]) row.of[lack++] = whole_penalty(need) / shortfall_scale_;
            row.limit = static_cast<double>(asked_.most_shortfall) / shortfall_scale_;
        } else {
            auto left = cover_.budget;
            for (std::size_t i = 0; i < ways_.size(); ++i) left -= node.least[i] * ways_[i]->cost;
            for (std::size_t column = 0; column < free_.size(); ++column) row.of[column] = scaled_cost(free_[column]);
            row.limit = static_cast<double>(left) / cost_scale_;
        }
        programme.rows.push_back(std::move(row));
    }
    // Where only one way of a lot is left, its most says it already.
    void add_lot_rows(LinearProgramme& programme, const Node& node) const {
        for (std::size_t begin = 0, end = 0; begin < free_.size(); begin = end) {
            const auto lot = lot_of_[free_[begin]];
            while (end < free_.size() && lot_of_[free_[end]] == lot) ++end;
            if (end - begin < 2) continue;
            LinearRow row{std::vector<double>(programme.cost.size()),
                          static_cast<double>(cover_.lots[lot].members.size())};
            std::fill(row.of.begin() + static_cast<std::ptrdiff_t>(begin),
                      row.of.begin() + static_cast<std::ptrdiff_t>(end), 1.0);
            for (std::size_t i = 0; i < ways_.size(); ++i)
                if (lot_of_[i] == lot) row.limit -= static_cast<double>(node.least[i]);
            programme.rows.push_back(std::move(row));
        }
    }

    // ---- What the prices prove, in whole numbers: for any prices, no amounts of the node have a value below it
    // ---------

    enum class Proves : std::uint8_t { value, nothing_fits };
    struct Proof {
        Wide least;             // of the value, in fine parts
        std::vector<Wide> net;  // by way: what one more of it adds to the value after what it brings, in fine parts
    };

    [[nodiscard]] Proof proof_of(const LinearAnswer& answer, const Node& node, Proves proves) const {
        const bool values = proves == Proves::value;
        const double scale = by_cost() ? cost_scale_ : shortfall_scale_;  // of the aim
        const double money_scale = by_cost() ? shortfall_scale_ : cost_scale_;
        const Wide money = whole_price(answer.prices[needs()] * scale / money_scale);
        Proof proof{-money * (by_cost() ? asked_.most_shortfall : cover_.budget), std::vector<Wide>(ways_.size())};
        std::vector<Wide> price(needs());
        for (std::size_t need = 0; need < needs(); ++need) {
            price[need] = whole_price(answer.prices[need] * scale / static_cast<double>(wanted(need)));
            if (!asked_.must[need])  // what lacks costs this much, so that a price above it proves nothing
                price[need] = std::min(price[need], by_cost() ? money * cover_.penalty[need]
                                                    : values  ? fine * cover_.penalty[need]
                                                              : 0);
            proof.least += price[need] * wanted(need);
        }
        for (std::size_t i = 0; i < ways_.size(); ++i) {
            auto& net = proof.net[i];
            net = by_cost() ? (values ? fine * ways_[i]->cost : 0) : money * ways_[i]->cost;
            for (std::size_t need = 0; need < needs(); ++need) net -= price[need] * ways_[i]->adds[need];
        }
        proof.least += least_of(proof.net, node);
        return proof;
    }
    // Amounts of a way that would bring the value up to the best known are left out of the node.
    void tighten(Node& node, const Proof& proof) const {
        const Wide room = fine * (best_.value - step_) - proof.least;
        if (best_.value == no_solution || room < 0) return;
        for (const auto i : free_) {
            const auto span = node.most[i] - node.least[i];
            const auto& net = proof.net[i];
            if (net > 0 && room / net < span) node.most[i] = node.least[i] + static_cast<std::int64_t>(room / net);
            if (net < 0 && cover_.lots[lot_of_[i]].ways.size() == 1 && room / -net < span)
                node.least[i] = node.most[i] - static_cast<std::int64_t>(room / -net);
        }
    }
    [[nodiscard]] static Wide whole_price(double price) {
        constexpr double most = 1e18;
        return static_cast<Wide>(std::clamp(price * static_cast<double>(fine), 0.0, most));
    }
    // The least sum of the net costs over the node's amounts.
    [[nodiscard]] Wide least_of(const std::vector<Wide>& net, const Node& node) const {
        Wide sum = 0;
        std::size_t way = 0;
        for (const auto& lot : cover_.lots) {
            auto room = static_cast<std::int64_t>(lot.members.size());
            std::vector<std::size_t> order;
            for (std::size_t n = 0; n < lot.ways.size(); ++n, ++way) {
                sum += net[way] * node.least[way];
                room -= node.least[way];
                if (net[way] < 0) order.push_back(way);
            }
            std::ranges::sort(order, {}, [&](std::size_t i) { return net[i]; });
            for (const auto i : order) {
                const auto taken = std::min(room, node.most[i] - node.least[i]);
                sum += net[i] * taken;
                room -= taken;
            }
        }
        return sum;
    }

    // ---- Solutions --------------------------------------------------------------------------------------------------

    [[nodiscard]] std::vector<double> amounts_of(const LinearAnswer& answer, const Node& node) const {
        std::vector<double> amounts(ways_.size());
        for (std::size_t i = 0; i < ways_.size(); ++i) amounts[i] = static_cast<double>(node.least[i]);
        if (!answer.amounts.empty())
            for (std::size_t column = 0; column < free_.size(); ++column)
                amounts[free_[column]] += answer.amounts[column];
        return amounts;
    }

    void offer(const Amounts& amounts) {
        if (!has_room(amounts)) return;
        const auto found = measured(cover_, amounts);
        if (!fits(found) || found.cost > cover_.budget) return;
        const auto value = by_cost() ? found.cost : shortfall_of(found);
        if (value >= best_.value) return;
        best_.value = value;
        best_.amounts = amounts;
    }
    [[nodiscard]] bool has_room(const Amounts& amounts) const {
        std::vector<std::int64_t> taken(cover_.lots.size());
        for (std::size_t i = 0; i < ways_.size(); ++i) taken[lot_of_[i]] += amounts[i];
        for (std::size_t lot = 0; lot < taken.size(); ++lot)
            if (taken[lot] > static_cast<std::int64_t>(cover_.lots[lot].members.size())) return false;
        return true;
    }
    // Of the needs that need not be met.
    [[nodiscard]] std::int64_t shortfall_of(const Measured& found) const {
        std::int64_t sum = 0;
        for (std::size_t need = 0; need < needs(); ++need)
            if (!asked_.must[need]) sum += found.missing[need] * cover_.penalty[need];
        return sum;
    }
    [[nodiscard]] bool fits(const Measured& found) const {
        for (std::size_t need = 0; need < needs(); ++need)
            if (asked_.must[need] && found.missing[need] > 0) return false;
        return !by_cost() || shortfall_of(found) <= asked_.most_shortfall;
    }

    // Rounded up and thinned out, ever less often: it is the slow part.
    void offer_near(const std::vector<double>& guess, const Node& node) {
        Amounts rounded;
        for (std::size_t i = 0; i < ways_.size(); ++i)
            rounded.push_back(std::clamp(std::llround(guess[i]), static_cast<long long>(node.least[i]),
                                         static_cast<long long>(node.most[i])));
        offer(rounded);
        if (!std::has_single_bit(seen_)) return;
        Amounts up;
        std::size_t way = 0;
        for (const auto& lot : cover_.lots) {
            auto room = static_cast<std::int64_t>(lot.members.size());
            for (std::size_t n = 0; n < lot.ways.size(); ++n, ++way) {
                const auto wanted = static_cast<std::int64_t>(std::ceil(guess[way] - 1e-6));
                up.push_back(std::clamp<std::int64_t>(wanted, 0, room));
                room -= up.back();
            }
        }
        offer(thinned(std::move(up)));
    }
    // Without what is not needed, the dearest first; then, over the budget, without what helps least for its money.
    [[nodiscard]] Amounts thinned(Amounts amounts) const {
        auto found = measured(cover_, amounts);
        std::vector<std::size_t> order(ways_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return ways_[i]->cost; });
        for (const auto i : order)
            while (amounts[i] > 0) {
                --amounts[i];
                const auto without = measured(cover_, amounts);
                const bool as_good = by_cost() ? fits(without) : shortfall_of(without) <= shortfall_of(found);
                if (!as_good || !musts_hold(without)) {
                    ++amounts[i];
                    break;
                }
                found = without;
            }
        while (!by_cost() && found.cost > cover_.budget && drop_least_useful(amounts, found)) {
        }
        while (!by_cost() && add_most_useful(amounts, found)) {
        }
        return amounts;
    }
    [[nodiscard]] bool add_most_useful(Amounts& amounts, Measured& found) const {
        std::optional<std::size_t> best;
        double most_won = 0;
        for (std::size_t i = 0; i < ways_.size(); ++i) {
            if (found.cost + ways_[i]->cost > cover_.budget) continue;
            ++amounts[i];
            const auto with = has_room(amounts) ? shortfall_of(measured(cover_, amounts)) : no_solution;
            --amounts[i];
            const double won = static_cast<double>(shortfall_of(found) - with) /
                               static_cast<double>(std::max<std::int64_t>(1, ways_[i]->cost));
            if (with == no_solution || won <= most_won) continue;
            best = i;
            most_won = won;
        }
        if (!best) return false;
        ++amounts[*best];
        found = measured(cover_, amounts);
        return true;
    }
    [[nodiscard]] bool musts_hold(const Measured& found) const {
        for (std::size_t need = 0; need < needs(); ++need)
            if (asked_.must[need] && found.missing[need] > 0) return false;
        return true;
    }
    [[nodiscard]] bool drop_least_useful(Amounts& amounts, Measured& found) const {
        std::optional<std::size_t> least;
        double least_lost = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < ways_.size(); ++i) {
            if (amounts[i] == 0 || ways_[i]->cost == 0) continue;
            --amounts[i];
            const auto without = measured(cover_, amounts);
            ++amounts[i];
            if (!musts_hold(without)) continue;
            const double lost =
                static_cast<double>(shortfall_of(without) - shortfall_of(found)) / static_cast<double>(ways_[i]->cost);
            if (lost < least_lost) {
                least = i;
                least_lost = lost;
            }
        }
        if (!least) return false;
        --amounts[*least];
        found = measured(cover_, amounts);
        return true;
    }

    // ---- Branching --------------------------------------------------------------------------------------------------

    // Splits the way furthest from a whole number; where all are whole, the first that is not fixed.
    void branch(const Node& node, const std::vector<double>& guess, std::vector<Node>& open) const {
        std::optional<std::size_t> split;
        double furthest = -1;
        for (std::size_t i = 0; i < ways_.size(); ++i) {
            if (node.least[i] == node.most[i]) continue;
            const double apart = std::abs(guess[i] - std::round(guess[i]));
            if (apart <= furthest) continue;
            split = i;
            furthest = apart;
        }
        if (!split) return;
        const auto below = std::clamp(static_cast<std::int64_t>(std::floor(guess[*split] + 1e-6)), node.least[*split],
                                      node.most[*split] - 1);
        auto low = node;
        low.most[*split] = below;
        auto high = node;
        high.least[*split] = below + 1;
        if (fit_lot(high, lot_of_[*split])) {
            open.push_back(std::move(low));
            open.push_back(std::move(high));
        } else {
            open.push_back(std::move(low));
        }
    }
    // More of one way leaves room for less of the others of its lot.
    [[nodiscard]] bool fit_lot(Node& node, std::size_t lot) const {
        auto room = static_cast<std::int64_t>(cover_.lots[lot].members.size());
        for (std::size_t i = 0; i < ways_.size(); ++i)
            if (lot_of_[i] == lot) room -= node.least[i];
        if (room < 0) return false;
        for (std::size_t i = 0; i < ways_.size(); ++i)
            if (lot_of_[i] == lot) node.most[i] = std::min(node.most[i], node.least[i] + room);
        return true;
    }

    const Covering& cover_;
    const Search& asked_;
    std::vector<const Way*> ways_;
    std::vector<std::size_t> lot_of_;  // by way
    std::vector<std::size_t> free_;    // ways that the node looked at does not fix
    double cost_scale_ = 1;
    double shortfall_scale_ = 1;
    std::int64_t step_ = 1;
    SearchResult best_;
    std::size_t seen_ = 0;
};

}  // namespace

Measured measured(const Covering& cover, const Amounts& amounts) {
    Measured found{0, 0, cover.missing};
    std::size_t way = 0;
    for (const auto& lot : cover.lots)
        for (const auto& one : lot.ways) {
            const auto times = way < amounts.size() ? amounts[way++] : 0;
            if (times == 0) continue;
            found.cost += times * one.cost;
            for (std::size_t need = 0; need < found.missing.size(); ++need)
                found.missing[need] -= times * one.adds[need];
        }
    for (std::size_t need = 0; need < found.missing.size(); ++need) {
        found.missing[need] = std::max<std::int64_t>(0, found.missing[need]);
        found.shortfall += found.missing[need] * cover.penalty[need];
    }
    return found;
}

SearchResult search(const Covering& cover, const Search& asked, std::size_t& nodes_left) {
    return Searcher(cover, asked).run(nodes_left);
}

}  // namespace saolang::programme
