#include "dsl/number/round.hpp"
#include "engine/evaluate/operations.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::Op;

std::size_t nearest_rank(const Number& part, std::size_t count) {
    Number rank;
    if (multiply(part, Number(static_cast<std::int64_t>(count)), rank) != NumberFault::none) return 0;
    const std::int64_t place = round(rank, 0, RoundMode::up).to_int64().value_or(1);
    return static_cast<std::size_t>(std::max<std::int64_t>(place, 1) - 1);
}

NumberFault interpolate(const Number& part, std::size_t count,
                        const std::function<const Number&(std::size_t)>& value_at, Number& out) {
    const Number third = Number::fraction(1, 3);
    Number place;
    for (const auto fault : {add(Number(static_cast<std::int64_t>(count)), third, place), multiply(place, part, place),
                             add(place, third, place)})
        if (fault != NumberFault::none) return fault;
    const Number whole = round(place, 0, RoundMode::down);
    const auto below = static_cast<std::size_t>(std::max<std::int64_t>(whole.to_int64().value_or(0), 0)); // from 1
    if (below == 0 || below >= count) {
        out = value_at(below == 0 ? 0 : count - 1);
        return NumberFault::none;
    }
    const Number& low = value_at(below - 1);
    Number step, past;
    for (const auto fault : {subtract(value_at(below), low, step), subtract(place, whole, past),
                             multiply(step, past, step), add(low, step, out)})
        if (fault != NumberFault::none) return fault;
    return NumberFault::none;
}

bool is_percentile(Op op) {
    return op == Op::percentile || op == Op::row_percentile || op == Op::interpolated || op == Op::row_interpolated;
}

} // namespace voorrang::engine
