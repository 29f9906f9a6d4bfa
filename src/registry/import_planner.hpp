#pragma once
// Row by row: what is found, what is new, what changes.

#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "registry/import_changes.hpp"
#include "registry/import_known.hpp"

namespace saolang::registry {

// A private fact the list gives and the record lacks or has otherwise; what the list leaves out stays.
template <class Fact>
bool take_given(Fact& known, const Fact& given) {
    if (!given || known == given) return false;
    known = given;
    return true;
}
inline bool take_given(std::string& known, const std::string& given) {
    if (given.empty() || known == given) return false;
    known = given;
    return true;
}

struct Planner {
    ListKind kind;
    const Index& index;
    const places::Gazetteer& gazetteer;
    const ImportOptions& options;
    ImportPlan plan{};
    Known known{index, gazetteer};
    PlaceFinder finder{gazetteer, index.province};
    std::unordered_map<std::string, std::vector<KnownAt>> decisions_by_key{};
    struct KnownDecision {
        const Decision* record;
        PendingDecision* pending = nullptr;
        std::uint32_t step = no_step;
    };
    std::deque<KnownDecision> decisions{};
    std::unordered_map<std::int64_t, PendingRecognition*> corrected{};  // recognitions of the index, by id

    // Of the row that is taken now.
    MadeBy at_row{};
    const RowDecision* said = nullptr;  // by a person
    std::vector<KnownAt> said_apart{};  // products of which a person said that the row is none
    RowOutcome outcome{};               // filled in when options.row asks for it
    std::vector<std::string> sheets{};  // named by rows so far
    // Producers a person decided on, by name and place as the list writes them.
    std::unordered_map<std::string, KnownAt> said_of_producers{};

    void learn_decisions();
    // A list of before a merge names the record that went: its code and name mean the one that was kept.
    void lead_to_kept(Draft& draft, std::optional<places::UnitId> place) const;
    void take(Draft&& draft);
    void begin_row(const Draft& draft);
    void end_row(Verdict verdict);
    // Nothing when the row was refused.
    std::optional<Verdict> match_and_take(Draft& draft, std::optional<places::UnitId> place);
    bool refused_for_place(const Draft& draft, std::optional<places::UnitId> place, const Match& producer,
                           const Match& product);
    Match decided_producer(const Draft& draft, std::optional<places::UnitId> place);
    Match decided_product(const Draft& draft, KnownAt producer, std::optional<places::UnitId> place);
    std::optional<KnownAt> chosen(const std::optional<RecordChoice>& choice, Candidate::What what) const;
    Candidate candidate(KnownAt at, Candidate::What what) const;
    template <class Record>
    void note(const Record& before, const Record& after) {
        if (options.row) add_changes(before, after, gazetteer, outcome.changes);
    }
    void note(ListField field, std::string_view before, std::string_view after) {
        if (options.row && before != after) outcome.changes.push_back({field, std::string(before), std::string(after)});
    }
    Verdict take_row(Draft& draft, std::optional<places::UnitId> place, const Match& producer, const Match& product);
    Verdict doubt(const Draft& draft, const Match& match, Candidate::What what);

    template <class Pending>
    std::pair<std::uint32_t, Pending*> push(Pending pending);
    Producer& editable(KnownProducer& producer);
    Product& editable(KnownProduct& product);

    KnownAt make_producer(Draft& draft, std::optional<places::UnitId> place);
    bool change_producer(KnownAt at, Draft& draft, std::optional<places::UnitId> place);
    bool change_private(KnownAt at, const ProducerPrivate& given);
    KnownAt make_product(Draft& draft, KnownAt producer, std::optional<places::UnitId> place);
    bool change_product(KnownAt at, Draft& draft, KnownAt producer, std::optional<places::UnitId> place);
    bool change_story(KnownProduct& product, const ProductStory& given);
    void tell_apart(KnownAt product);
    std::optional<KnownAt> decision_for(Draft& draft, bool& changed);
    bool take_recognition(KnownAt product, Draft& draft, bool& made);
    bool same_recognition(const Recognition& recognition, std::uint32_t decision_step, const Draft& draft) const;
    bool change_recognition(Recognition& recognition, const Draft& draft) const;
    const Decision* decision_of(const Recognition& recognition, std::uint32_t decision_step) const;
    void link_decision(Recognition& recognition, std::uint32_t& decision_step, KnownAt decision) const;

    std::optional<PlaceKey> key_of(std::optional<places::UnitId> place) const {
        if (!place) return std::nullopt;
        return PlaceKey{gazetteer[*place].code, gazetteer[*place].valid.from};
    }
};

template <class Pending>
std::pair<std::uint32_t, Pending*> Planner::push(Pending pending) {
    auto kept = std::make_unique<Pending>(std::move(pending));
    Pending* at = kept.get();
    plan.steps.emplace_back(std::move(kept));
    return {static_cast<std::uint32_t>(plan.steps.size() - 1), at};
}

}  // namespace saolang::registry
