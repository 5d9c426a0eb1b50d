// The rules of a graph that no look-up helps, evaluated by their values (scalars.hpp): where a batch has few rows, or
// the policy very many such rules, columns are made only of what these rest on together, of what the award rests on,
// and of rules that can't be evaluated so.
#pragma once

#include "engine/evaluate/scalars.hpp"

namespace voorrang::engine {

struct ByValues {
    // Nothing where there are not enough of such rules for it to pay.
    static std::optional<ByValues> of(const graph::Graph& graph, const Plan& plan);

    // Batches of more rows are evaluated so only if there are many rules.
    static constexpr std::uint32_t few_rows = 4;
    bool many = false;

    // The rules whose conditions are reckoned in the rows of one frame: their own, or one around it.
    struct Rules {
        graph::FrameId frame;
        graph::EntityId entity; // whose rows these are, all of them
        Scalars scalars;
        std::vector<std::uint32_t> verdicts; // of each condition of `scalars`; ascending
    };
    std::vector<Rules> rules;

    // As in the plan, but without what only these rules need.
    std::vector<graph::NodeId> fast;
    std::vector<std::uint8_t> always;
    Plan::Steady steady_of;
    std::vector<std::uint32_t> fixed; // verdicts that are evaluated in columns whatever their guards, ascending
};

// Whether the rows of a frame, and of all around it, are those of the facts.
bool is_natural(const graph::Graph& graph, graph::FrameId frame);

} // namespace voorrang::engine
