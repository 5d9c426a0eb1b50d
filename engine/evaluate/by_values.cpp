#include "engine/evaluate/by_values.hpp"

#include <algorithm>
#include <numeric>

namespace voorrang::engine {

using graph::NodeId;

namespace {

// Fewer are as soon evaluated in columns.
constexpr std::size_t fewest = 8;
// The columns of so many no longer stay near, whatever the batch.
constexpr std::size_t many_rules = 64;

// The rules that no look-up helps.
std::vector<std::uint32_t> rules_without_guard(const graph::Graph& graph, const Plan& plan) {
    if (plan.rules) return plan.rules->fixed;
    std::vector<std::uint32_t> all(graph.verdicts.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

ByValues::Rules& rules_of(std::vector<ByValues::Rules>& rules, const graph::Graph& graph, const Plan& plan,
                          graph::FrameId frame) {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const auto& each) { return each.frame == frame; });
    if (found != rules.end()) return *found;
    return rules.emplace_back(ByValues::Rules{frame, graph.frames[frame].entity, Scalars(graph, plan), {}});
}

// Marks what more than one of the conditions rests on: that is reckoned once, in a column.
void mark_shared(const graph::Graph& graph, const Plan& plan, const std::vector<NodeId>& conditions,
                 std::vector<std::uint8_t>& columns) {
    constexpr std::uint32_t nobody = 0xFFFFFFFF;
    std::vector<std::uint32_t> user(graph.nodes.size(), nobody);
    std::vector<NodeId> shared, open;
    for (std::uint32_t i = 0; i < conditions.size(); ++i) {
        open.push_back(conditions[i]);
        while (!open.empty()) {
            const NodeId id = Scalars::origin(graph, open.back());
            open.pop_back();
            if (columns[id] || user[id] == i || plan.steady[id]) continue;
            if (user[id] != nobody) {
                shared.push_back(id);
                continue;
            }
            user[id] = i;
            if (!Scalars::can_make(graph, plan, id)) continue; // a leaf
            const auto operands = Scalars::operands_of(graph, plan, id);
            open.insert(open.end(), operands.begin(), operands.end());
        }
    }
    for (const NodeId id : shared) columns[id] = 1;
}

} // namespace

bool is_natural(const graph::Graph& graph, graph::FrameId frame) {
    for (; frame != 0; frame = graph.frames[frame].parent)
        if (!graph.frames[frame].natural) return false;
    return true;
}

std::optional<ByValues> ByValues::of(const graph::Graph& graph, const Plan& plan) {
    const auto can_make = [&](const graph::Verdict& verdict) {
        const NodeId from = Scalars::origin(graph, verdict.holds);
        return graph.nodes[verdict.holds].frame == verdict.frame && is_natural(graph, verdict.frame) &&
               !plan.steady[from] && Scalars::can_make(graph, plan, from);
    };
    ByValues by;
    by.always.resize(graph.nodes.size(), 0);
    mark_award(graph, by.always);
    if (plan.rules)
        for (const LookUp& look_up : plan.rules->look_ups) by.always[look_up.subject()] = 1;
    const std::vector<std::uint32_t> candidates = rules_without_guard(graph, plan);
    std::vector<NodeId> conditions;
    for (const std::uint32_t each : candidates)
        if (const graph::Verdict& verdict = graph.verdicts[each]; can_make(verdict))
            conditions.push_back(Scalars::origin(graph, verdict.holds));
        else
            by.always[verdict.holds] = 1;
    plan.mark_needs(by.always);
    std::sort(conditions.begin(), conditions.end());
    conditions.erase(std::unique(conditions.begin(), conditions.end()), conditions.end());
    mark_shared(graph, plan, conditions, by.always);
    plan.mark_needs(by.always);

    const std::vector<std::uint8_t> columns = by.always;
    std::size_t made = 0;
    for (const std::uint32_t each : candidates) {
        const NodeId holds = graph.verdicts[each].holds, from = Scalars::origin(graph, holds);
        if (!columns[holds] && !columns[from]) {
            Rules& rules = rules_of(by.rules, graph, plan, graph.nodes[from].frame);
            if (rules.scalars.add(from, columns, Scalars::Leaves::any)) {
                rules.verdicts.push_back(each);
                ++made;
                continue;
            }
        }
        by.fixed.push_back(each);
        by.always[holds] = 1;
    }
    if (made < fewest) return std::nullopt;
    by.many = made >= many_rules;
    for (const Rules& rules : by.rules)
        for (const NodeId leaf : rules.scalars.leaves()) by.always[leaf] = 1;
    plan.mark_needs(by.always);
    by.fast = plan.in_order(graph, by.always);
    by.steady_of = plan.steady_among(graph, by.always);
    return by;
}

} // namespace voorrang::engine
