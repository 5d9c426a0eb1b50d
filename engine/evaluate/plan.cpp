#include "engine/evaluate/plan.hpp"

#include <algorithm>
#include <unordered_map>

namespace voorrang::engine {

using graph::ColumnType;
using graph::Node;
using graph::NodeId;
using graph::Op;

bool loops(Op op) { return op >= Op::count && op <= Op::all; }

namespace {

// The same whatever the facts and the options are, if its operands are.
bool pure(Op op) {
    switch (op) {
    case Op::fact:
    case Op::gather:
    case Op::row:
    case Op::look_up:
    case Op::sealed:
    case Op::starts_with:
    case Op::reference_date:
    case Op::admitted:
        return false;
    default:
        return !loops(op);
    }
}

std::vector<std::uint8_t> steady_nodes(const graph::Graph& graph) {
    std::vector<std::uint8_t> steady(graph.nodes.size(), 0);
    for (NodeId id = 0; id < graph.nodes.size(); ++id) {
        const auto operands = graph.operands_of(graph.nodes[id]);
        steady[id] = pure(graph.nodes[id].op) &&
                     std::all_of(operands.begin(), operands.end(), [&](NodeId operand) { return steady[operand]; });
    }
    return steady;
}

constexpr std::uint32_t no_text = 0xFFFFFFFF;

// Of each constant text, its place among the policy's texts, which is its id in every pool.
std::vector<std::uint32_t> constant_texts(const graph::Graph& graph) {
    std::unordered_map<std::string_view, std::uint32_t> ids;
    for (std::uint32_t id = 0; id < graph.texts.size(); ++id) ids.emplace(graph.texts[id], id);
    std::vector<std::uint32_t> texts(graph.nodes.size(), no_text);
    for (NodeId id = 0; id < graph.nodes.size(); ++id) {
        const Node& node = graph.nodes[id];
        if (node.op == Op::broadcast) texts[id] = texts[graph.operands_of(node)[0]];
        if (node.op != Op::constant) continue;
        if (const auto* text = std::get_if<std::string>(&graph.constants[node.payload]))
            if (const auto found = ids.find(*text); found != ids.end()) texts[id] = found->second;
    }
    return texts;
}

// `x is "a" or x is "b" or …`
std::optional<Plan::Member> membership(const graph::Graph& graph, const Node& node,
                                       const std::vector<std::uint32_t>& texts) {
    const auto operands = graph.operands_of(node);
    if (node.op != Op::logical_or || operands.size() < 2) return std::nullopt;
    Plan::Member member{0, std::vector<std::uint8_t>(graph.texts.size())};
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const Node& equal = graph.nodes[operands[i]];
        if (equal.op != Op::equal) return std::nullopt;
        const NodeId left = graph.operands_of(equal)[0], right = graph.operands_of(equal)[1];
        if (graph.nodes[left].type != ColumnType::text || texts[right] == no_text) return std::nullopt;
        if (i > 0 && left != member.text) return std::nullopt;
        member.text = left;
        member.is_member[texts[right]] = 1;
    }
    return member;
}

// Whose lists the rows of a frame are. Natural frames have all rows there are.
void need_owners(const graph::Graph& graph, graph::FrameId frame, std::vector<std::uint8_t>& needed) {
    for (; frame != 0; frame = graph.frames[frame].parent)
        if (!graph.frames[frame].natural) needed[graph.frames[frame].owner] = 1;
}

std::vector<NodeId> needed_nodes(const graph::Graph& graph, const Plan& plan) {
    std::vector<std::uint8_t> needed(graph.nodes.size(), 0);
    for (const auto& verdict : graph.verdicts) needed[verdict.holds] = 1;
    if (graph.award) {
        needed[graph.award->admitted] = needed[graph.award->total] = 1;
        if (graph.award->limit) needed[*graph.award->limit] = 1;
        if (const auto& lots = graph.award->lots) {
            needed[lots->of] = 1;
            if (lots->limit) needed[lots->limit->most] = needed[lots->limit->by] = 1;
            if (lots->limit && lots->limit->order) needed[*lots->limit->order] = 1;
        }
        for (const auto& tie : graph.award->ties)
            if (tie.by != graph::TieKey::By::draw || tie.outline) needed[tie.node] = 1;
    }
    for (NodeId id = static_cast<NodeId>(graph.nodes.size()); id-- > 0;) {
        if (!needed[id]) continue;
        const Node& node = graph.nodes[id];
        if (plan.member[id] != Plan::no_member)
            needed[plan.members[plan.member[id]].text] = 1;
        else
            for (const NodeId operand : graph.operands_of(node)) needed[operand] = 1;
        need_owners(graph, node.frame, needed);
        if (loops(node.op)) need_owners(graph, node.payload, needed);
    }
    std::vector<NodeId> nodes;
    for (NodeId id = 0; id < graph.nodes.size(); ++id)
        if (needed[id]) nodes.push_back(id);
    return nodes;
}

} // namespace

Plan::Plan(const graph::Graph& graph)
    : steady(steady_nodes(graph)), text(constant_texts(graph)), member(graph.nodes.size(), no_member) {
    for (NodeId id = 0; id < graph.nodes.size(); ++id) {
        if (auto found = membership(graph, graph.nodes[id], text)) {
            member[id] = static_cast<std::uint32_t>(members.size());
            members.push_back(std::move(*found));
        }
    }
    fast = needed_nodes(graph, *this);
}

} // namespace voorrang::engine
