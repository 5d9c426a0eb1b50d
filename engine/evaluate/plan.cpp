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
    case Op::first_letters:
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
void need_owners(const graph::Graph& graph, graph::FrameId frame, std::vector<NodeId>& needs) {
    for (; frame != 0; frame = graph.frames[frame].parent)
        if (!graph.frames[frame].natural) needs.push_back(graph.frames[frame].owner);
}

// How the conditions of an operation stand among its operands, if those whose condition is `no` don't count.
std::optional<std::pair<std::uint32_t, std::uint32_t>> conditions_of(const Node& node) {
    switch (node.op) {
    case Op::logical_or:
        return std::pair{1U, 0U};
    case Op::table_first:
    case Op::table_unique:
    case Op::table_any:
        return std::pair{2U, 0U};
    default:
        if (node.op >= Op::row_sum && node.op <= Op::row_distinct && node.has_where) return std::pair{2U, 1U};
        return std::nullopt;
    }
}

} // namespace

void Plan::find_sifters(const graph::Graph& graph) {
    const auto guards = guards_of(graph, text);
    const auto guard = [&](NodeId id) { return guards[id] ? &*guards[id] : nullptr; };
    for (NodeId id = 0; id < graph.nodes.size(); ++id) {
        const auto layout = conditions_of(graph.nodes[id]);
        if (!layout || member[id] != no_member || steady[id]) continue;
        const auto [width, condition] = *layout;
        const auto operands = graph.operands_of(graph.nodes[id]);
        std::vector<const Guard*> conditions;
        for (std::size_t i = condition; i < operands.size(); i += width) conditions.push_back(guard(operands[i]));
        auto sieve = Sieve::over(conditions);
        if (!sieve) continue;
        sifter[id] = static_cast<std::uint32_t>(sifters.size());
        std::vector<std::uint8_t> is_fixed(sieve->conditions, 0);
        for (const std::uint32_t each : sieve->fixed) is_fixed[each] = 1;
        for (std::size_t i = 0; i < is_fixed.size(); ++i)
            if (!is_fixed[i]) sifted[operands[i * width + condition]] = 1;
        sifters.push_back({std::move(*sieve), width, condition});
    }
    std::vector<const Guard*> verdicts;
    for (const auto& verdict : graph.verdicts) verdicts.push_back(guard(verdict.holds));
    rules = Sieve::over(verdicts);
    if (!rules) return;
    std::vector<std::uint8_t> is_fixed(rules->conditions, 0);
    for (const std::uint32_t each : rules->fixed) is_fixed[each] = 1;
    for (std::size_t i = 0; i < is_fixed.size(); ++i) {
        if (is_fixed[i]) continue;
        sifted[graph.verdicts[i].holds] = 1;
        rule_frames.push_back(graph.verdicts[i].frame);
    }
    std::sort(rule_frames.begin(), rule_frames.end());
    rule_frames.erase(std::unique(rule_frames.begin(), rule_frames.end()), rule_frames.end());
}

void Plan::find_needs(const graph::Graph& graph) {
    for (NodeId id = 0; id < graph.nodes.size(); ++id) {
        needs_begin_.push_back(static_cast<std::uint32_t>(needs_.size()));
        const Node& node = graph.nodes[id];
        const auto operands = graph.operands_of(node);
        if (member[id] != no_member) {
            needs_.push_back(members[member[id]].text);
        } else if (sifter[id] != no_sifter) {
            const auto& [sieve, width, condition] = sifters[sifter[id]];
            for (const std::uint32_t each : sieve.fixed)
                needs_.insert(needs_.end(), operands.begin() + each * width, operands.begin() + (each + 1) * width);
            for (const LookUp& look_up : sieve.look_ups) needs_.push_back(look_up.subject());
        } else {
            needs_.insert(needs_.end(), operands.begin(), operands.end());
        }
        need_owners(graph, node.frame, needs_);
        if (loops(node.op)) need_owners(graph, node.payload, needs_);
    }
    needs_begin_.push_back(static_cast<std::uint32_t>(needs_.size()));
}

void Plan::find_fast(const graph::Graph& graph) {
    always.assign(graph.nodes.size(), 0);
    if (rules) {
        for (const std::uint32_t each : rules->fixed) always[graph.verdicts[each].holds] = 1;
        for (const LookUp& look_up : rules->look_ups) always[look_up.subject()] = 1;
    } else {
        for (const auto& verdict : graph.verdicts) always[verdict.holds] = 1;
    }
    mark_award(graph, always);
    mark_needs(always);
    steady_of = steady_among(graph, always);
    fast = in_order(graph, always);
}

Plan::Steady Plan::steady_among(const graph::Graph& graph, const std::vector<std::uint8_t>& marked) const {
    Steady found(graph.frames.size());
    for (NodeId id = 0; id < graph.nodes.size(); ++id) {
        const graph::FrameId frame = graph.nodes[id].frame;
        if (marked[id] && steady[id] && graph.frames[frame].natural) found[frame].push_back(id);
    }
    return found;
}

void Plan::mark_needs(std::vector<std::uint8_t>& marked) const {
    for (auto id = static_cast<NodeId>(marked.size()); id-- > 0;)
        if (marked[id])
            for (const NodeId needed : needs(id)) marked[needed] = 1;
}

std::vector<NodeId> Plan::in_order(const graph::Graph& graph, const std::vector<std::uint8_t>& marked) const {
    std::vector<NodeId> nodes;
    for (NodeId id = 0; id < marked.size(); ++id)
        if (marked[id] && !(steady[id] && graph.frames[graph.nodes[id].frame].natural)) nodes.push_back(id);
    return nodes;
}

void mark_award(const graph::Graph& graph, std::vector<std::uint8_t>& marked) {
    if (!graph.award) return;
    const graph::Award& award = *graph.award;
    marked[award.admitted] = marked[award.total] = 1;
    if (award.limit) marked[*award.limit] = 1;
    if (const auto& lots = award.lots) {
        marked[lots->of] = 1;
        if (lots->limit) marked[lots->limit->most] = marked[lots->limit->by] = 1;
        if (lots->limit && lots->limit->order) marked[*lots->limit->order] = 1;
    }
    for (const auto& tie : award.ties)
        if (tie.by != graph::TieKey::By::draw || tie.outline) marked[tie.node] = 1;
}

Plan::Plan(const graph::Graph& graph)
    : steady(steady_nodes(graph)), text(constant_texts(graph)), member(graph.nodes.size(), no_member),
      sifter(graph.nodes.size(), no_sifter), sifted(graph.nodes.size(), 0) {
    for (NodeId id = 0; id < graph.nodes.size(); ++id) {
        if (auto found = membership(graph, graph.nodes[id], text)) {
            member[id] = static_cast<std::uint32_t>(members.size());
            members.push_back(std::move(*found));
        }
    }
    find_sifters(graph);
    find_needs(graph);
    find_fast(graph);
}

} // namespace voorrang::engine
