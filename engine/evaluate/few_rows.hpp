// How the rules of a graph are evaluated over a batch of few rows: one by one by their values (scalars.hpp), so that
// columns are made only of what these rest on, of what the award rests on, and of rules that can't be evaluated so.
#pragma once

#include "engine/evaluate/plan.hpp"
#include "engine/evaluate/scalars.hpp"

namespace voorrang::engine {

struct FewRows {
    // Nothing where there are not enough of such rules for it to pay.
    static std::optional<FewRows> of(const graph::Graph& graph, const Plan& plan);

    // More rows are as soon evaluated in columns.
    static constexpr std::uint32_t most_rows = 4;

    // The rules on the rows of one frame.
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
    std::vector<std::uint32_t> fixed; // verdicts that are evaluated in columns whatever their guards, ascending
};

} // namespace voorrang::engine
