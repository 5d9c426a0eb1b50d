// The rule graph evaluated in the simplest way there is: one value at a time, by its definition, asking for its
// operands as it needs them. It shares nothing with the engine's evaluation of columns but the graph, the facts and the
// arithmetic of single values, and is what that is held against: whatever is done for speed, no value may change.
//
// What each operation means is said in dsl/graph/graph.hpp and docs/language.md.
#pragma once

#include "dsl/graph/graph.hpp"
#include "engine/facts/facts.hpp"
#include "tests/reference/value.hpp"

#include <map>

namespace voorrang::reference {

// Where a value is asked for: the row of each frame from the case inwards, as rows of their entities.
using Place = std::vector<std::uint32_t>;

struct Given {
    std::optional<Date> as_at;              // instead of the policy's reference date
    std::optional<Time> now;                // what is sealed until later is unknown; absent: nothing is sealed
    std::map<std::uint32_t, bool> admitted; // to try out: whether these competitors are admitted
};

class Interpreter {
  public:
    Interpreter(const graph::Graph& graph, const engine::Facts& facts, Given given)
        : graph_(graph), facts_(facts), given_(std::move(given)), known_(graph.nodes.size()) {}

    // The value of a node in a row of its own frame.
    const Outcome& value(graph::NodeId node, const Place& at);

    // The rows of a frame, in the order of the facts.
    std::vector<Place> places(graph::FrameId frame);
    // Those of a loop in one row of the frame around it; or why there are none to be had: unknown, failed.
    std::variant<std::vector<Place>, Unknown, Failed> elements(graph::FrameId frame, const Place& outer);

  private:
    // One element of a list: whether it counts, and what is reckoned of it (nothing: only counted).
    struct Element {
        Truth counts;
        std::optional<Outcome> value;
    };

    Outcome reckon(const graph::Node& node, const Place& at);
    Outcome constant(const Value& value) const;
    Outcome look_up(const Outcome& reference, graph::FactId fact) const;
    std::vector<Outcome> operands(const graph::Node& node, const Place& at);

    // scalars.cpp
    Outcome scalar(const graph::Node& node, const std::vector<Outcome>& operands) const;
    Outcome sealed(const graph::Node& node, const std::vector<Outcome>& operands) const;
    Outcome calendar(const graph::Node& node, const std::vector<Outcome>& operands) const;

    // choices.cpp
    Outcome select(const std::vector<Outcome>& operands) const;
    Outcome table_first(const std::vector<Outcome>& operands) const;
    Outcome table_unique(const std::vector<Outcome>& operands) const;
    Outcome table_any(const std::vector<Outcome>& operands) const;
    Outcome exceptions(const std::vector<Outcome>& operands, const graph::Precedence& precedence) const;
    Outcome parameter(const std::vector<Outcome>& operands, const graph::DatedParameter& parameter) const;

    // lists.cpp
    Outcome over_list(const graph::Node& node, const Place& at);
    Outcome over_operands(const graph::Node& node, const Place& at);
    Outcome aggregate(graph::Op op, const graph::Node& node, const std::vector<Element>& elements) const;
    Outcome extreme(graph::Op op, const graph::Node& node, const std::vector<Element>& elements) const;
    Outcome distinct(const std::vector<Element>& elements) const;
    Outcome consensus(const std::vector<Element>& elements) const;

    const graph::Graph& graph_;
    const engine::Facts& facts_;
    const Given given_;
    std::vector<std::map<Place, Outcome>> known_; // by node: what was reckoned already
};

} // namespace voorrang::reference
