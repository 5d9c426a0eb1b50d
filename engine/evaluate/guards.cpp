#include "engine/evaluate/guards.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;
using graph::Node;
using graph::NodeId;
using graph::Op;

namespace {

// Beyond so many possibilities a condition is met so often that it may as well be evaluated.
constexpr std::size_t most_possibilities = 256;

bool is_point(const Possibility& possibility) {
    const auto& [low, high] = possibility.interval;
    return possibility.text || (low && high && low->at == high->at);
}

// How often a guard will be met, roughly: by points, then by intervals, then by half of all values.
std::pair<int, std::size_t> openness(const Guard& guard) {
    int widest = 0;
    for (const Possibility& possibility : guard) {
        const bool half = !possibility.interval.low || !possibility.interval.high;
        widest = std::max(widest, is_point(possibility) ? 0 : half ? 2 : 1);
    }
    return {widest, guard.size()};
}

// The stricter of two ends; `sign` is 1 for low ends, -1 for high ones.
std::optional<Interval::End> stricter(const std::optional<Interval::End>& a, const std::optional<Interval::End>& b,
                                      bool low) {
    if (!a || !b) return a ? a : b;
    if (a->at == b->at) return a->included ? b : a;
    return (a->at < b->at) == low ? b : a;
}

class Guards {
  public:
    Guards(const graph::Graph& graph, const std::vector<std::uint32_t>& texts)
        : graph_(graph), texts_(texts), guards_(graph.nodes.size()) {}

    std::vector<std::optional<Guard>> all() {
        for (NodeId id = 0; id < graph_.nodes.size(); ++id)
            if (graph_.nodes[id].type == ColumnType::truth) guards_[id] = guard(graph_.nodes[id]);
        return std::move(guards_);
    }

  private:
    // A value that is the same in a row as in the outer row in which it lies is taken from there.
    NodeId origin(NodeId id) const {
        while (graph_.nodes[id].op == Op::broadcast) id = graph_.operands_of(graph_.nodes[id])[0];
        return id;
    }

    std::optional<Guard> guard(const Node& node) const {
        const auto operands = graph_.operands_of(node);
        switch (node.op) {
        case Op::equal:
        case Op::less:
        case Op::less_equal:
            return comparison(node.op, origin(operands[0]), origin(operands[1]));
        case Op::logical_and:
            return all_of(operands);
        case Op::logical_or:
            return any_of(operands);
        case Op::broadcast:
        case Op::otherwise: // a condition that is no is known
            return guards_[operands[0]];
        default:
            return std::nullopt;
        }
    }

    std::optional<Guard> comparison(Op op, NodeId a, NodeId b) const {
        const bool constant_first = graph_.nodes[a].op == Op::constant;
        if (constant_first == (graph_.nodes[b].op == Op::constant)) return std::nullopt;
        const NodeId constant = constant_first ? a : b;
        Possibility possibility;
        possibility.subject = constant_first ? b : a;
        if (graph_.nodes[constant].type == ColumnType::text) {
            if (texts_[constant] == no_text) return std::nullopt;
            possibility.text = texts_[constant];
            return Guard{possibility};
        }
        const auto number = number_of(graph_.constants[graph_.nodes[constant].payload], possibility.currency);
        if (!number) return std::nullopt;
        const Interval::End end{*number, op != Op::less};
        if (op == Op::equal || constant_first) possibility.interval.low = end;
        if (op == Op::equal || !constant_first) possibility.interval.high = end;
        return Guard{possibility};
    }

    static std::optional<Number> number_of(const Value& value, Currency& currency) {
        if (const auto* number = std::get_if<Number>(&value)) return *number;
        if (const auto* percent = std::get_if<Percent>(&value)) return percent->fraction;
        if (const auto* date = std::get_if<Date>(&value)) return Number(date->days);
        if (const auto* time = std::get_if<Time>(&value)) return Number(time->microseconds);
        if (const auto* money = std::get_if<Money>(&value)) {
            currency = money->currency;
            return money->amount;
        }
        return std::nullopt;
    }

    // One that is no makes the whole no, so the best of the guards will do; of intervals of one subject, what they have
    // in common.
    std::optional<Guard> all_of(std::span<const NodeId> operands) const {
        std::optional<Guard> best;
        Guard intervals;
        const auto offer = [&](const Guard& guard) {
            if (!best || openness(guard) < openness(*best)) best = guard;
        };
        for (const NodeId operand : operands) {
            if (!guards_[operand]) continue;
            const Guard& guard = *guards_[operand];
            if (guard.size() != 1 || is_point(guard.front()))
                offer(guard);
            else
                intersect(intervals, guard.front());
        }
        for (const Possibility& interval : intervals) offer({interval});
        return best;
    }

    static void intersect(Guard& intervals, const Possibility& with) {
        const auto same = std::find_if(intervals.begin(), intervals.end(), [&](const Possibility& each) {
            return each.subject == with.subject && each.currency == with.currency;
        });
        if (same == intervals.end()) return intervals.push_back(with);
        const Interval common{stricter(same->interval.low, with.interval.low, true),
                              stricter(same->interval.high, with.interval.high, false)};
        const bool empty = common.low && common.high && common.high->at < common.low->at;
        if (!empty) same->interval = common;
    }

    std::optional<Guard> any_of(std::span<const NodeId> operands) const {
        Guard guard;
        for (const NodeId operand : operands) {
            const auto& more = guards_[operand];
            if (!more || guard.size() + more->size() > most_possibilities) return std::nullopt;
            guard.insert(guard.end(), more->begin(), more->end());
        }
        return guard;
    }

    const graph::Graph& graph_;
    const std::vector<std::uint32_t>& texts_;
    std::vector<std::optional<Guard>> guards_;
};

} // namespace

std::vector<std::optional<Guard>> guards_of(const graph::Graph& graph, const std::vector<std::uint32_t>& texts) {
    return Guards(graph, texts).all();
}

} // namespace voorrang::engine
