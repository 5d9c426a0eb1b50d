// Makes nodes of the rule graph. The same node is never made twice: equal operation, frame and operands give the node
// that is there, so a definition used by ten rules is evaluated once.
#pragma once

#include "dsl/graph/graph.hpp"

#include <compare>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace voorrang::lower {

class Builder {
  public:
    Builder();

    graph::Graph& graph() { return graph_; }
    const graph::Graph& graph() const { return graph_; }

    graph::NodeId constant(const Value& value, graph::ColumnType type);
    graph::NodeId number(std::int64_t value) { return constant(Number(value), graph::ColumnType::number); }
    graph::NodeId yes_no(bool value) { return constant(value, graph::ColumnType::truth); }
    graph::NodeId fact(graph::FrameId frame, graph::FactId fact);
    graph::NodeId gather(graph::NodeId reference, graph::FactId fact);
    graph::NodeId row(graph::FrameId frame);
    // The value of a node of a natural frame in the row that a reference names.
    graph::NodeId look_up(graph::NodeId reference, graph::NodeId node);

    // An operation in the innermost frame of its operands; operands of outer frames are broadcast.
    graph::NodeId make(graph::Op op, graph::ColumnType type, std::vector<graph::NodeId> operands,
                       std::uint32_t payload = 0, std::uint32_t detail = 0);
    // The same, n-ary operations over (value, condition) pairs.
    graph::NodeId make_where(graph::Op op, graph::ColumnType type, std::vector<graph::NodeId> operands,
                             std::uint32_t detail = 0);
    // An aggregate over a frame, in that frame's parent.
    graph::NodeId aggregate(graph::Op op, graph::ColumnType type, graph::FrameId over,
                            std::optional<graph::NodeId> value, std::optional<graph::NodeId> where,
                            std::uint32_t detail = 0);
    graph::NodeId broadcast(graph::NodeId node, graph::FrameId frame);

    graph::NodeId logical_not(graph::NodeId a) { return make(graph::Op::logical_not, graph::ColumnType::truth, {a}); }
    // Of none: yes (and), no (or); of one: itself.
    graph::NodeId logical_and(std::vector<graph::NodeId> operands);
    graph::NodeId logical_or(std::vector<graph::NodeId> operands);

    // The loop over the list `entity` of `owner` (a reference), inside frame `parent` (owner's or a deeper one).
    graph::FrameId frame(graph::FrameId parent, graph::EntityId entity, graph::NodeId owner);
    graph::FrameId frame_of(graph::NodeId node) const { return graph_.nodes[node].frame; }
    graph::FrameId deeper(graph::FrameId a, graph::FrameId b) const;

    std::uint32_t rounding(unsigned decimals, RoundMode mode);
    std::uint32_t precedence(const graph::Precedence& precedence);
    graph::OutlineId outline(graph::Outline outline);

  private:
    struct Key {
        graph::Op op;
        graph::ColumnType type;
        bool has_where;
        graph::FrameId frame;
        std::uint32_t payload, detail;
        std::vector<graph::NodeId> operands;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };
    struct FrameKey {
        graph::FrameId parent;
        graph::EntityId entity;
        graph::NodeId owner;
        auto operator<=>(const FrameKey&) const = default;
    };
    graph::NodeId intern(Key key);

    graph::Graph graph_;
    std::unordered_map<Key, graph::NodeId, KeyHash> nodes_;
    std::map<FrameKey, graph::FrameId> frames_;
    std::map<graph::ColumnType, std::unordered_map<std::string, std::uint32_t>> constants_;
    std::unordered_set<std::string> texts_;
};

} // namespace voorrang::lower
