#include "engine/evaluate/by_row.hpp"

#include "engine/evaluate/by_values.hpp"

#include <algorithm>
#include <unordered_map>

namespace voorrang::engine {

using graph::NodeId;
using graph::Op;

namespace {

class Picker {
  public:
    Picker(const graph::Graph& graph, const Plan& plan, const std::vector<std::uint8_t>& columns, Scalars& scalars)
        : graph_(graph), plan_(plan), columns_(columns), scalars_(scalars) {}

    // Of the conditions of a sieve, each the condition of a row of `frame`.
    template <class NodeOf>
    std::vector<ByRow::Condition> conditions(const Sieve& sieve, NodeOf node_of) {
        std::vector<ByRow::Condition> all(sieve.conditions);
        bool any = false;
        std::size_t fixed = 0;
        for (std::uint32_t i = 0; i < sieve.conditions; ++i) {
            if (fixed < sieve.fixed.size() && sieve.fixed[fixed] == i) {
                ++fixed;
                continue;
            }
            all[i] = condition(node_of(i));
            any |= all[i].scalar != ByRow::in_columns;
        }
        if (!any) all.clear();
        return all;
    }

  private:
    // Rules stand before an award too.
    ByRow::Condition condition(NodeId holds) {
        const auto found = known_.find(holds);
        if (found != known_.end()) return found->second;
        const NodeId from = Scalars::origin(graph_, holds);
        ByRow::Condition made{ByRow::in_columns, graph_.nodes[from].frame};
        if (!columns_[holds] && !columns_[from] && is_natural(graph_, graph_.nodes[holds].frame) &&
            !plan_.steady[from] && Scalars::can_make(graph_, plan_, from))
            made.scalar = scalars_.add(from, columns_, Scalars::Leaves::there).value_or(ByRow::in_columns);
        return known_.emplace(holds, made).first->second;
    }

    const graph::Graph& graph_;
    const Plan& plan_;
    const std::vector<std::uint8_t>& columns_;
    Scalars& scalars_;
    std::unordered_map<NodeId, ByRow::Condition> known_;
};

} // namespace

ByRow::ByRow(const graph::Graph& graph, const Plan& plan, const std::vector<std::uint8_t>& columns)
    : scalars(graph, plan), sifters(plan.sifters.size()) {
    Picker picker(graph, plan, columns, scalars);
    if (plan.rules) rules = picker.conditions(*plan.rules, [&](std::uint32_t i) { return graph.verdicts[i].holds; });
    for (NodeId id = 0; id < graph.nodes.size(); ++id) {
        if (plan.sifter[id] == Plan::no_sifter || graph.nodes[id].op != Op::logical_or) continue;
        const auto operands = graph.operands_of(graph.nodes[id]);
        sifters[plan.sifter[id]] =
            picker.conditions(plan.sifters[plan.sifter[id]].sieve, [&](std::uint32_t i) { return operands[i]; });
    }
}

} // namespace voorrang::engine
