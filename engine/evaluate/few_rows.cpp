#include "engine/evaluate/few_rows.hpp"

#include <algorithm>
#include <numeric>

namespace voorrang::engine {

using graph::NodeId;

namespace {

// Fewer are as soon evaluated in columns.
constexpr std::size_t fewest = 8;

// The rules that no look-up helps.
std::vector<std::uint32_t> rules_without_guard(const graph::Graph& graph, const Plan& plan) {
    if (plan.rules) return plan.rules->fixed;
    std::vector<std::uint32_t> all(graph.verdicts.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

FewRows::Rules& rules_of(std::vector<FewRows::Rules>& rules, const graph::Graph& graph, const Plan& plan,
                         graph::FrameId frame) {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const auto& each) { return each.frame == frame; });
    if (found != rules.end()) return *found;
    return rules.emplace_back(FewRows::Rules{frame, graph.frames[frame].entity, Scalars(graph, plan), {}});
}

} // namespace

std::optional<FewRows> FewRows::of(const graph::Graph& graph, const Plan& plan) {
    const auto can_make = [&](const graph::Verdict& verdict) {
        return graph.nodes[verdict.holds].frame == verdict.frame && graph.frames[verdict.frame].natural &&
               !plan.steady[verdict.holds] && Scalars::can_make(graph, plan, verdict.holds);
    };
    FewRows few;
    few.always.resize(graph.nodes.size(), 0);
    mark_award(graph, few.always);
    if (plan.rules)
        for (const LookUp& look_up : plan.rules->look_ups) few.always[look_up.subject()] = 1;
    const std::vector<std::uint32_t> candidates = rules_without_guard(graph, plan);
    for (const std::uint32_t each : candidates)
        if (!can_make(graph.verdicts[each])) few.always[graph.verdicts[each].holds] = 1;
    plan.mark_needs(few.always);

    const std::vector<std::uint8_t> columns = few.always;
    std::size_t made = 0;
    for (const std::uint32_t each : candidates) {
        const graph::Verdict& verdict = graph.verdicts[each];
        if (columns[verdict.holds]) {
            few.fixed.push_back(each);
            continue;
        }
        Rules& rules = rules_of(few.rules, graph, plan, verdict.frame);
        rules.scalars.add(verdict.holds, columns);
        rules.verdicts.push_back(each);
        ++made;
    }
    if (made < fewest) return std::nullopt;
    for (const Rules& rules : few.rules)
        for (const NodeId leaf : rules.scalars.leaves()) few.always[leaf] = 1;
    plan.mark_needs(few.always);
    few.fast = plan.in_order(graph, few.always);
    return few;
}

} // namespace voorrang::engine
