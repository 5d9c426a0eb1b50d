// Reads explanations, missing facts and failures off the outlines and columns of a traced evaluation.
//
// Every function takes an outline and a row of a frame: the frame of the outline's node or one inside it.
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "engine/explain/explanation.hpp"

#include <algorithm>
#include <set>

namespace voorrang::engine {

class Explainer {
  public:
    // All must outlive the explainer.
    Explainer(const graph::Graph& graph, const Facts& facts, const Evaluation& evaluation)
        : graph_(graph), facts_(facts), evaluation_(evaluation) {}

    Explanation explain(graph::OutlineId outline, graph::FrameId frame, std::uint32_t row) const;

    // The facts for want of which the value is unknown; none if it isn't.
    std::vector<MissingFact> missing(graph::OutlineId outline, graph::FrameId frame, std::uint32_t row) const;
    std::vector<MissingFact> missing_reference_date(std::uint32_t the_case) const;

    // Why the value failed, and where; nothing if it didn't.
    std::optional<Failure> failure(graph::OutlineId outline, graph::FrameId frame, std::uint32_t row) const;

    // A text with its values filled in; texts in it are not quoted.
    Said fill(const graph::OutlineTemplate& text, graph::FrameId frame, std::uint32_t row) const;

  private:
    Said fill(const graph::OutlineTemplate::Parts& parts, graph::FrameId frame, std::uint32_t row) const;

    // Shared parts of a policy are followed once: a tree could otherwise grow without bound.
    class Seen {
      public:
        // Whether the outline comes by for the first time in this row.
        bool add(graph::OutlineId outline, std::uint32_t row) {
            const std::pair wanted(outline, row);
            if (few_.size() == most_few) return many_.insert(wanted).second && !is_few(wanted);
            if (is_few(wanted)) return false;
            few_.push_back(wanted);
            return true;
        }

      private:
        using Pair = std::pair<graph::OutlineId, std::uint32_t>;
        static constexpr std::size_t most_few = 24;
        bool is_few(Pair wanted) const { return std::find(few_.begin(), few_.end(), wanted) != few_.end(); }

        std::vector<Pair> few_; // looked through, as most explanations are short
        std::set<Pair> many_;
    };
    struct Missing {
        std::set<MissingFact> facts;
        Seen seen;
    };
    struct Place { // a row of a frame
        graph::FrameId frame;
        std::uint32_t row;
    };

    const graph::Outline& outline(graph::OutlineId id) const { return graph_.outlines[id]; }
    const Column& column(graph::NodeId node) const { return evaluation_.columns[node]; }
    std::uint32_t row_of(graph::NodeId node, Place at) const {
        return evaluation_.outer_row(graph_, at.frame, at.row, graph_.nodes[node].frame);
    }
    // Whether an element of a loop counts: its condition, yes without one.
    Truth counts(const graph::Node& loop, std::uint32_t element) const {
        return loop.has_where ? column(graph_.operands_of(loop).back()).truth[element] : Truth::yes;
    }
    Cell cell(graph::NodeId node, Place at) const { return column(node).cell(row_of(node, at)); }
    Truth truth(graph::NodeId node, Place at) const { return column(node).truth[row_of(node, at)]; }
    Place own(graph::NodeId node, Place at) const { return {graph_.nodes[node].frame, row_of(node, at)}; }

    // values.cpp
    Said value_said(const graph::Outline& outline, Place at, bool quoted) const;
    std::string value_text(const graph::Outline& outline, Place at) const { return value_said(outline, at, true).text; }
    Said list_said(const graph::Outline& outline, Place at, bool quoted) const;
    std::optional<std::vector<std::uint32_t>> ordered(const graph::Outline& outline, const FrameRows& rows,
                                                      std::uint32_t parent) const;
    // The entity row whose fact an outline shows; nothing if it is reached through a reference that isn't known.
    std::optional<std::uint32_t> fact_row(const graph::Outline& outline, Place at) const;

    // missing.cpp
    void collect(graph::OutlineId id, Place at, Missing& out) const;
    void collect_children(const graph::Outline& outline, Place at, Missing& out) const;
    void collect_conditional(const graph::Outline& outline, Place at, Missing& out) const;
    void collect_definition(const graph::Outline& outline, Place at, Missing& out) const;
    void collect_table(const graph::Outline& outline, Place at, Missing& out) const;
    void collect_loop(const graph::Outline& outline, Place at, Missing& out) const;
    void collect_reference(graph::NodeId node, Place at, Missing& out) const;
    void add_fact(graph::FactId fact, std::uint32_t row, Missing& out, std::string sealed = {}) const;
    bool is_sealed(const graph::Outline& outline, Place at) const; // a fact that is there, and not yet to be seen
    void collect_sealed(const graph::Outline& outline, Place at, std::uint32_t row, Missing& out) const;

    // failure.cpp
    const graph::Outline* failing(graph::OutlineId id, Place at, Place& where) const;
    std::pair<graph::NodeId, Place> origin(graph::NodeId node, Place at) const;
    Code code_of(graph::NodeId node, Place at) const;

    // failure_values.cpp
    class Behind;
    Said behind(const graph::Outline& found, Place at, Code code) const;

    // tree.cpp
    Explanation explain(graph::OutlineId id, Place at, Seen& seen) const;
    void children(const graph::Outline& outline, Place at, Seen& seen, Explanation& out) const;
    void add_child(graph::OutlineId id, Place at, Seen& seen, Explanation& out) const;
    void logical_children(const graph::Outline& outline, Place at, Seen& seen, Explanation& out) const;
    void loop_children(const graph::Outline& outline, Place at, Seen& seen, Explanation& out) const;
    bool says_because(const graph::Outline& outline, Place at) const;

    const graph::Graph& graph_;
    const Facts& facts_;
    const Evaluation& evaluation_;
};

} // namespace voorrang::engine
