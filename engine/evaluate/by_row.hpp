// The conditions behind sieves, to be evaluated by their values (scalars.hpp) in only those rows in which they come
// through: of ten thousand rules that each ask for a category of their own, one in each row, whatever the categories of
// the other rows of the batch are.
#pragma once

#include "engine/evaluate/scalars.hpp"

namespace voorrang::engine {

struct ByRow {
    // `columns`: of each node whether there is a column of it whatever comes through.
    ByRow(const graph::Graph& graph, const Plan& plan, const std::vector<std::uint8_t>& columns);

    static constexpr std::uint32_t in_columns = 0xFFFFFFFF;

    // A condition of a sieve; it is reckoned in the rows of a frame that is its own or one around it.
    struct Condition {
        std::uint32_t scalar = in_columns; // its index in `scalars`; or it can't be evaluated so
        graph::FrameId frame = 0;
    };
    Scalars scalars;
    std::vector<Condition> rules;                // of Plan::rules; empty: none can
    std::vector<std::vector<Condition>> sifters; // of each of Plan::sifters; empty: none can
};

} // namespace voorrang::engine
