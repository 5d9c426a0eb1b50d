// Guards: of a condition, what some fact must be for it to be anything but `no`. `bid.region is "X17" and …` is no
// wherever the region is known and another; so of thousands of such conditions only those need be evaluated whose guard
// is met in some row.
#pragma once

#include "dsl/graph/graph.hpp"

namespace voorrang::engine {

// Numbers, dates or times as numbers; without an end it goes on for ever.
struct Interval {
    struct End {
        Number at;
        bool included = true;
    };
    std::optional<End> low, high;
};

// One way to meet a guard: the subject, where it is known, is this text or lies in this interval. Where it is unknown
// or failed, or an amount in another currency, it is met too: nothing can be told then without evaluating.
struct Possibility {
    graph::NodeId subject = 0;
    Currency currency = {}; // of money
    std::optional<std::uint32_t> text;
    Interval interval;
};
using Guard = std::vector<Possibility>;

// Of each node its guard, nothing where it has none. `texts`: of each node that is a constant text, its id.
std::vector<std::optional<Guard>> guards_of(const graph::Graph& graph, const std::vector<std::uint32_t>& texts);

inline constexpr std::uint32_t no_text = 0xFFFFFFFF;

} // namespace voorrang::engine
