#pragma once
// What the reference year is composed from: data/reference_year, read once.

#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "registry/recognition.hpp"

namespace saolang::registry {

struct DemoKind {  // a kind of product, "Nước mắm nhĩ"
    std::string id;
    std::uint8_t set;
    std::string name;
    std::string family;
    std::vector<std::string> districts;  // codes of 2024 it suits
    std::string picture;
    std::string ingredients;
    std::string packaging;
    std::string making;
    std::string season;  // may be empty
};

struct DemoDecision {
    std::string id;  // "2024-10-14/517"
    Decision facts;
    int year;
    Date entered;  // when an office wrote it down
};

// One step of a product's history.
struct DemoStep {
    enum class What : std::uint8_t { recognised, withdrawn, extended } what;
    std::size_t decision = 0;  // recognised: position in DemoPlan::decisions
    std::optional<Star> star;  // recognised
    std::optional<Date> date;  // withdrawn: first day without; extended: first day after
    std::optional<Ground> ground;
};

struct DemoLife {            // a product of the reference size
    std::uint32_t producer;  // number in the file, from 1
    ProducerKind producer_kind;
    std::string district;
    std::size_t kind;  // position in DemoPlan::kinds
    std::vector<DemoStep> steps;
    std::optional<Date> entered;  // as registered, before its first decision
};

struct DemoForm {  // of a producer's name: "Cơ sở {topic} {brand}"
    ProducerKind kind;
    std::string suits;  // any, goods (no services), field (grown or gathered)
    std::string form;
};

struct DemoSentence {
    std::string part;   // opening, or a producer's kind
    std::string suits;  // eat, craft, goods (both), stay
    std::string text;
};

struct DemoTopic {
    std::string topic;        // "nước mắm"
    std::string topic_first;  // "Nước mắm"
};

struct DemoPlan {
    std::vector<DemoDecision> decisions;
    std::vector<DemoKind> kinds;
    std::vector<DemoLife> lives;  // in the order of their first recognition
    std::vector<DemoForm> forms;
    std::vector<DemoSentence> sentences;
    std::map<std::string, DemoTopic, std::less<>> topics;                // by family
    std::map<std::string, std::vector<std::string>, std::less<>> words;  // by list
    std::unordered_set<std::string> real_pairs;  // two neighbouring words of a real name, folded
};

// Throws std::runtime_error when the shipped data is broken.
[[nodiscard]] const DemoPlan& demo_plan();

}  // namespace saolang::registry
