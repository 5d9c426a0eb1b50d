#include "engine/whatif/reach.hpp"

#include "engine/facts/cell_text.hpp"

#include <algorithm>

namespace voorrang::engine {

namespace {

using graph::FrameId;
using graph::Node;
using graph::NodeId;
using graph::Op;

class Walk {
  public:
    Walk(const graph::Graph& graph, const Facts& facts, const Evaluation& evaluation, Reach& reach)
        : graph_(graph), facts_(facts), evaluation_(evaluation), reach_(reach) {}

    void visit(NodeId id, std::uint32_t row) {
        if (!seen_.insert({id, row}).second) return;
        const Node& node = graph_.nodes[id];
        if (const auto fact = fact_of(id, row)) reach_.facts[*fact];
        const auto operands = graph_.operands_of(node);
        if (node.op == Op::gather) return;
        if (node.op == Op::look_up) {
            if (column(operands[0]).known(row))
                visit(operands[1], static_cast<std::uint32_t>(column(operands[0]).integers[row]));
            return;
        }
        if (node.op == Op::equal || node.op == Op::less || node.op == Op::less_equal)
            compared(operands[0], operands[1], node, row);
        if (node.op >= Op::count && node.op <= Op::all) looped(node, row);
        for (const NodeId operand : operands) {
            if (encloses(graph_.nodes[operand].frame, node.frame)) {
                visit(operand, outer(operand, node, row));
                continue;
            }
            // An operand of a loop: in each of its rows.
            const FrameId inner = graph_.nodes[operand].frame;
            if (graph_.frames[inner].parent != node.frame || evaluation_.frames[inner].begin.empty()) continue;
            const FrameRows& rows = evaluation_.frames[inner];
            for (std::uint32_t each = rows.begin[row]; each < rows.begin[row + 1]; ++each) visit(operand, each);
        }
    }

  private:
    const Column& column(NodeId node) const { return evaluation_.columns[node]; }
    bool encloses(FrameId outer, FrameId inner) const {
        while (inner != outer && inner != 0) inner = graph_.frames[inner].parent;
        return inner == outer;
    }
    std::uint32_t outer(NodeId operand, const Node& user, std::uint32_t row) const {
        return evaluation_.outer_row(graph_, user.frame, row, graph_.nodes[operand].frame);
    }

    // The fact that a node shows as it is.
    std::optional<FactAt> fact_of(NodeId id, std::uint32_t row) const {
        const Node& node = graph_.nodes[id];
        const auto operands = graph_.operands_of(node);
        if (node.op == Op::fact) return FactAt{node.payload, evaluation_.entity_row(node.frame, row)};
        if (node.op == Op::gather && column(operands[0]).known(row))
            return FactAt{node.payload, static_cast<std::uint32_t>(column(operands[0]).integers[row])};
        if (node.op == Op::broadcast ||
            (node.op == Op::otherwise && column(operands[0]).known(outer(operands[0], node, row))))
            return fact_of(operands[0], outer(operands[0], node, row));
        return std::nullopt;
    }

    void compared(NodeId a, NodeId b, const Node& node, std::uint32_t row) {
        const auto hint = [&](NodeId one, NodeId other) {
            const auto fact = fact_of(one, outer(one, node, row));
            const std::uint32_t at = outer(other, node, row);
            if (!fact || column(other).type == graph::ColumnType::reference || !column(other).known(at)) return;
            auto& values = reach_.facts[*fact];
            Value value = column_value(column(other), at, facts_.texts);
            if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
        };
        hint(a, b);
        hint(b, a);
    }

    void looped(const Node& node, std::uint32_t row) {
        const auto& frame = graph_.frames[node.payload];
        const auto& entities = graph_.schema.entities;
        const bool plain = std::none_of(entities.begin(), entities.end(), [&](const graph::Entity& entity) {
            return entity.parent == frame.entity && &entity != &entities[graph::the_case];
        });
        if (!plain || entities[frame.entity].parent == graph::the_case || entities[frame.entity].identifier) return;
        const Column& owner = column(frame.owner);
        const std::uint32_t at = evaluation_.outer_row(graph_, node.frame, row, graph_.nodes[frame.owner].frame);
        if (owner.size > at && owner.known(at))
            reach_.lists.insert({frame.entity, static_cast<std::uint32_t>(owner.integers[at])});
    }

    const graph::Graph& graph_;
    const Facts& facts_;
    const Evaluation& evaluation_;
    Reach& reach_;
    std::set<std::pair<NodeId, std::uint32_t>> seen_;
};

} // namespace

void add_reach(const graph::Graph& graph, const Facts& facts, const Evaluation& evaluation, NodeId node,
               std::uint32_t row, Reach& reach) {
    Walk(graph, facts, evaluation, reach).visit(node, row);
}

} // namespace voorrang::engine
