// Definitions, tables and rules that rest on themselves; and the reference date on what it chooses the value of.
#include "dsl/check/stages.hpp"
#include "dsl/check/walk.hpp"

#include <algorithm>
#include <set>

namespace voorrang::check {

namespace {

// Definitions, tables, rules, parameters, the reference date: one numbering of all that can rest on something.
class Dependencies {
  public:
    explicit Dependencies(const Context& context) : context_(context) {
        const Policy& policy = context.policy;
        add_all(policy.definitions, context.declarations.definitions);
        add_all(policy.tables, context.declarations.tables);
        add_all(policy.rules, context.declarations.rules);
        for (std::size_t index = 0; index < policy.parameters.size(); ++index) {
            const Parameter& parameter = policy.parameters[index];
            nodes_.push_back({parameter.name, context.declarations.parameters[index].ast->name.span, {}});
            const bool dated = std::any_of(parameter.values.begin(), parameter.values.end(),
                                           [](const auto& value) { return value.from || value.until; });
            if (dated) nodes_.back().rests_on.insert(date_node());
        }
        for (std::size_t index = 0; index < policy.definitions.size(); ++index) {
            const auto& exceptions = policy.definitions[index].exceptions;
            if (std::any_of(exceptions.begin(), exceptions.end(), [](const auto& it) { return is_dated(it.force); }))
                nodes_[index].rests_on.insert(date_node());
        }
        for (std::size_t index = 0; index < policy.rules.size(); ++index)
            if (is_dated(policy.rules[index].force))
                nodes_[policy.definitions.size() + policy.tables.size() + index].rests_on.insert(date_node());
        if (policy.reference_date)
            add("the reference date", policy.reference_date->span,
                [&](const OnExpression& visit) { walk(policy.reference_date, visit); });
        else
            nodes_.push_back({"the reference date", {}, {}});
    }

    struct Node {
        std::string name;
        Span span;
        std::set<std::size_t> rests_on;
    };
    const std::vector<Node>& nodes() const { return nodes_; }

  private:
    std::size_t date_node() const {
        const Policy& policy = context_.policy;
        return policy.definitions.size() + policy.tables.size() + policy.rules.size() + policy.parameters.size();
    }

    std::optional<std::size_t> node_of(const Expression& expression) const {
        const Policy& policy = context_.policy;
        if (const auto* parameter = std::get_if<ParameterValue>(&expression.node))
            return policy.definitions.size() + policy.tables.size() + policy.rules.size() + parameter->parameter;
        const auto* applied = std::get_if<Applied>(&expression.node);
        if (applied == nullptr) return std::nullopt;
        switch (applied->kind) {
        case AppliedKind::definition:
            return applied->index;
        case AppliedKind::table:
            return policy.definitions.size() + applied->index;
        case AppliedKind::rule:
            return policy.definitions.size() + policy.tables.size() + applied->index;
        }
        return std::nullopt;
    }

    template <class T, class Ast>
    void add_all(const std::vector<T>& checked, const std::vector<Declared<Ast>>& declared) {
        for (std::size_t index = 0; index < checked.size(); ++index)
            add(checked[index].name, declared[index].ast->name.span,
                [&](const OnExpression& visit) { walk_decisive(checked[index], visit); });
    }

    template <class Walk>
    void add(std::string name, Span span, const Walk& walk_expressions) {
        Node node{std::move(name), span, {}};
        walk_expressions([&](const Expression& expression) {
            if (const auto other = node_of(expression)) node.rests_on.insert(*other);
        });
        nodes_.push_back(std::move(node));
    }

    const Context& context_;
    std::vector<Node> nodes_;
};

// A walk in depth over all nodes, without recursion since a chain of definitions may be long. Meeting a node that is
// still open closes a cycle: the nodes on the way from it.
class CycleSearch {
  public:
    explicit CycleSearch(const std::vector<Dependencies::Node>& nodes) : nodes_(nodes), state_(nodes.size(), fresh) {}

    std::vector<std::vector<std::size_t>> run() {
        for (std::size_t node = 0; node < nodes_.size(); ++node)
            if (state_[node] == fresh) search(node);
        return std::move(cycles_);
    }

  private:
    enum State { fresh, open, closed };
    struct Step {
        std::size_t node;
        std::set<std::size_t>::const_iterator next;
    };

    void search(std::size_t start) {
        std::vector<Step> way;
        enter(way, start);
        while (!way.empty()) {
            Step& step = way.back();
            if (step.next == nodes_[step.node].rests_on.end()) {
                state_[step.node] = closed;
                way.pop_back();
                continue;
            }
            const std::size_t other = *step.next++;
            if (state_[other] == open)
                note(way, other);
            else if (state_[other] == fresh)
                enter(way, other);
        }
    }

    void enter(std::vector<Step>& way, std::size_t node) {
        state_[node] = open;
        way.push_back({node, nodes_[node].rests_on.begin()});
    }

    void note(const std::vector<Step>& way, std::size_t from) {
        const auto begin = std::find_if(way.begin(), way.end(), [&](const Step& step) { return step.node == from; });
        auto& cycle = cycles_.emplace_back();
        for (auto step = begin; step != way.end(); ++step) cycle.push_back(step->node);
    }

    const std::vector<Dependencies::Node>& nodes_;
    std::vector<State> state_;
    std::vector<std::vector<std::size_t>> cycles_;
};

} // namespace

void find_cycles(Context& context) {
    const Dependencies dependencies(context);
    const auto& nodes = dependencies.nodes();
    for (const auto& cycle : CycleSearch(nodes).run()) {
        std::string way;
        for (const std::size_t node : cycle) way += nodes[node].name + " -> ";
        way += nodes[cycle.front()].name;
        const bool one = cycle.size() == 1;
        Diagnostic& finding = report(context, Code::cyclic_definition, nodes[cycle.front()].span,
                                     one ? in_ticks(nodes[cycle.front()].name) + " rests on itself: " + way
                                         : "these rest on each other: " + way,
                                     "one of them must be worked out without the others");
        for (std::size_t i = 1; i < cycle.size(); ++i)
            finding.labels.push_back({nodes[cycle[i]].span, in_ticks(nodes[cycle[i]].name) + " is here"});
    }
}

} // namespace voorrang::check
