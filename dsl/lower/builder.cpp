#include "dsl/lower/builder.hpp"

#include <algorithm>

namespace voorrang::lower {

using graph::ColumnType;
using graph::FrameId;
using graph::NodeId;
using graph::Op;

Builder::Builder() {
    graph_.frames.push_back({}); // the case
    graph::Entity the_case;
    the_case.name = "case";
    graph_.schema.entities.push_back(the_case);
}

std::size_t Builder::KeyHash::operator()(const Key& key) const {
    std::uint64_t hash = 0;
    const auto add = [&](std::uint64_t part) {
        hash = (hash ^ part) * 0x9E3779B97F4A7C15;
        hash ^= hash >> 32;
    };
    add(static_cast<std::uint64_t>(key.op) << 16 | static_cast<std::uint64_t>(key.type) << 8 |
        static_cast<std::uint64_t>(key.has_where));
    add(std::uint64_t{key.frame} << 32 | key.payload);
    add(key.detail);
    for (const NodeId operand : key.operands) add(operand);
    return hash;
}

NodeId Builder::intern(Key key) {
    if (auto found = nodes_.find(key); found != nodes_.end()) return found->second;
    const auto id = static_cast<NodeId>(graph_.nodes.size());
    graph_.nodes.push_back({key.op, key.type, key.has_where, key.frame, key.payload, key.detail,
                            static_cast<std::uint32_t>(graph_.operands.size()),
                            static_cast<std::uint32_t>(key.operands.size())});
    graph_.operands.insert(graph_.operands.end(), key.operands.begin(), key.operands.end());
    nodes_.emplace(std::move(key), id);
    return id;
}

namespace {

// A text that is equal for equal constants of one column type only; the display text of a value would do but for
// durations and times written differently.
std::string constant_key(const Value& value) {
    struct {
        std::string operator()(Unknown) const { return "unknown"; }
        std::string operator()(bool b) const { return b ? "yes" : "no"; }
        std::string operator()(const Number& n) const { return to_exact_text(n); }
        std::string operator()(const Percent& p) const { return to_exact_text(p.fraction) + "%"; }
        std::string operator()(const Money& m) const { return to_text(m.currency) + to_exact_text(m.amount); }
        std::string operator()(Date d) const { return std::to_string(d.days); }
        std::string operator()(Time t) const {
            return std::to_string(t.microseconds) + "/" + std::to_string(t.offset_minutes);
        }
        std::string operator()(Duration d) const {
            return std::to_string(d.months) + "/" + std::to_string(d.days) + "/" + std::to_string(d.microseconds);
        }
        std::string operator()(const std::string& s) const { return s; }
        std::string operator()(const ValueList&) const { return {}; }
    } key;
    return std::visit(key, static_cast<const Value::variant&>(value));
}

} // namespace

NodeId Builder::constant(const Value& value, ColumnType type) {
    // A text's payload is its place among the interned texts, so that facts equal to it get the same number.
    if (type == ColumnType::text && std::holds_alternative<std::string>(value)) {
        const auto& text = std::get<std::string>(value);
        if (texts_.insert(text).second) graph_.texts.push_back(text);
    }
    const auto [found, added] =
        constants_[type].try_emplace(constant_key(value), static_cast<std::uint32_t>(graph_.constants.size()));
    if (added) graph_.constants.push_back(value);
    return intern({Op::constant, type, false, 0, found->second, 0, {}});
}

NodeId Builder::fact(FrameId frame, graph::FactId fact) {
    return intern({Op::fact, graph_.schema.facts[fact].type, false, frame, fact, 0, {}});
}

NodeId Builder::gather(NodeId reference, graph::FactId fact) {
    return intern({Op::gather, graph_.schema.facts[fact].type, false, frame_of(reference), fact, 0, {reference}});
}

NodeId Builder::row(FrameId frame) { return intern({Op::row, ColumnType::reference, false, frame, 0, 0, {}}); }

NodeId Builder::look_up(NodeId reference, NodeId node) {
    return intern({Op::look_up, graph_.nodes[node].type, false, frame_of(reference), 0, 0, {reference, node}});
}

NodeId Builder::make(Op op, ColumnType type, std::vector<NodeId> operands, std::uint32_t payload,
                     std::uint32_t detail) {
    FrameId frame = 0;
    for (const NodeId operand : operands) frame = deeper(frame, frame_of(operand));
    for (NodeId& operand : operands) operand = broadcast(operand, frame);
    return intern({op, type, false, frame, payload, detail, std::move(operands)});
}

NodeId Builder::make_where(Op op, ColumnType type, std::vector<NodeId> operands, std::uint32_t detail) {
    FrameId frame = 0;
    for (const NodeId operand : operands) frame = deeper(frame, frame_of(operand));
    for (NodeId& operand : operands) operand = broadcast(operand, frame);
    return intern({op, type, true, frame, 0, detail, std::move(operands)});
}

NodeId Builder::aggregate(Op op, ColumnType type, FrameId over, std::optional<NodeId> value,
                          std::optional<NodeId> where, std::uint32_t detail) {
    std::vector<NodeId> operands;
    if (value) operands.push_back(broadcast(*value, over));
    if (where) operands.push_back(broadcast(*where, over));
    return intern({op, type, where.has_value(), graph_.frames[over].parent, over, detail, std::move(operands)});
}

NodeId Builder::broadcast(NodeId node, FrameId frame) {
    if (frame_of(node) == frame) return node;
    // A value that is broadcast already is taken from where it came, so that one copy is made, not a chain.
    const NodeId origin =
        graph_.nodes[node].op == Op::broadcast ? graph_.operands[graph_.nodes[node].first_operand] : node;
    return intern({Op::broadcast, graph_.nodes[node].type, false, frame, 0, 0, {origin}});
}

NodeId Builder::logical_and(std::vector<NodeId> operands) {
    if (operands.empty()) return yes_no(true);
    if (operands.size() == 1) return operands.front();
    return make(Op::logical_and, ColumnType::truth, std::move(operands));
}

NodeId Builder::logical_or(std::vector<NodeId> operands) {
    if (operands.empty()) return yes_no(false);
    if (operands.size() == 1) return operands.front();
    return make(Op::logical_or, ColumnType::truth, std::move(operands));
}

FrameId Builder::frame(FrameId parent, graph::EntityId entity, NodeId owner) {
    const NodeId here = broadcast(owner, parent);
    const auto [found, added] = frames_.try_emplace({parent, entity, here}, static_cast<FrameId>(graph_.frames.size()));
    if (added) {
        const auto& outer = graph_.frames[parent];
        const bool natural =
            outer.natural && outer.entity == graph_.schema.entities[entity].parent && graph_.nodes[here].op == Op::row;
        graph_.frames.push_back({parent, entity, here, natural, outer.depth + 1});
    }
    return found->second;
}

FrameId Builder::deeper(FrameId a, FrameId b) const { return graph_.frames[a].depth >= graph_.frames[b].depth ? a : b; }

std::uint32_t Builder::rounding(unsigned decimals, RoundMode mode) {
    const graph::Rounding wanted{decimals, mode};
    auto& all = graph_.roundings;
    const auto found = std::find(all.begin(), all.end(), wanted);
    if (found != all.end()) return static_cast<std::uint32_t>(found - all.begin());
    all.push_back(wanted);
    return static_cast<std::uint32_t>(all.size() - 1);
}

std::uint32_t Builder::precedence(const graph::Precedence& wanted) {
    auto& all = graph_.precedences;
    const auto found = std::find(all.begin(), all.end(), wanted);
    if (found != all.end()) return static_cast<std::uint32_t>(found - all.begin());
    all.push_back(wanted);
    return static_cast<std::uint32_t>(all.size() - 1);
}

graph::OutlineId Builder::outline(graph::Outline outline) {
    graph_.outlines.push_back(std::move(outline));
    return static_cast<graph::OutlineId>(graph_.outlines.size() - 1);
}

} // namespace voorrang::lower
