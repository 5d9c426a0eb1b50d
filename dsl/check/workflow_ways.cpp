// States without a way to them or on from them, and more than one way at once.
#include "dsl/check/same.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/workflow_graph.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

void find_dead_ends(Context& context, const Workflow& workflow) {
    const std::vector<bool> from_first = reached(workflow, 0);
    for (std::uint32_t state = 0; state < workflow.states.size(); ++state) {
        const auto& declared = workflow.states[state];
        if (!from_first[state]) {
            report(context, Code::state_without_way, declared.span,
                   "the state " + in_ticks(declared.name) + " can't be reached from " +
                       in_ticks(workflow.states.front().name),
                   "let an event or a deadline lead to it: `-> " + declared.name + "`");
            continue;
        }
        const std::vector<bool> from_here = reached(workflow, state);
        bool ends = false;
        for (std::uint32_t other = 0; other < workflow.states.size(); ++other)
            ends = ends || (from_here[other] && workflow.states[other].final);
        if (!ends)
            report(context, Code::state_without_way, declared.span,
                   "from the state " + in_ticks(declared.name) + " no final state can be reached",
                   "mark the states in which a tender may stay for good: `final state …`");
    }
}

// `and` in parts, so that one part can speak against the other guard.
std::vector<const Expression*> parts_of(const Expression& expression) {
    const auto* operation = std::get_if<Operation>(&expression.node);
    if (operation == nullptr || operation->op != Operator::logical_and) return {&expression};
    std::vector<const Expression*> parts;
    for (const Expression& operand : operation->operands) parts.push_back(&operand);
    return parts;
}

bool opposite(Operator a, Operator b) {
    const auto are = [&](Operator x, Operator y) { return (a == x && b == y) || (a == y && b == x); };
    return are(Operator::equal, Operator::not_equal) || are(Operator::less, Operator::greater_equal) ||
           are(Operator::greater, Operator::less_equal) || are(Operator::less, Operator::greater) ||
           are(Operator::in, Operator::not_in) || are(Operator::empty, Operator::not_empty) ||
           are(Operator::known, Operator::is_unknown);
}

bool constant(const Expression& expression) { return std::holds_alternative<Constant>(expression.node); }

// Never both yes.
bool exclude_each_other(const Expression& a, const Expression& b) {
    const auto* x = std::get_if<Operation>(&a.node);
    const auto* y = std::get_if<Operation>(&b.node);
    if (x != nullptr && x->op == Operator::logical_not && same(x->operands.front(), b)) return true;
    if (y != nullptr && y->op == Operator::logical_not && same(y->operands.front(), a)) return true;
    if (x == nullptr || y == nullptr || x->operands.size() != y->operands.size()) return false;
    const bool same_first = same(x->operands.front(), y->operands.front());
    const bool same_all = std::equal(x->operands.begin(), x->operands.end(), y->operands.begin(),
                                     [](const Expression& left, const Expression& right) { return same(left, right); });
    if (same_all && opposite(x->op, y->op)) return true;
    return x->op == Operator::equal && y->op == Operator::equal && same_first && constant(x->operands.back()) &&
           constant(y->operands.back()) && !same(x->operands.back(), y->operands.back());
}

bool exclusive(const std::optional<Expression>& a, const std::optional<Expression>& b) {
    if (!a || !b) return false;
    for (const Expression* x : parts_of(*a))
        for (const Expression* y : parts_of(*b))
            if (exclude_each_other(*x, *y)) return true;
    return false;
}

void find_overlaps(Context& context, const Workflow::State& state) {
    for (std::size_t i = 0; i < state.events.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto &earlier = state.events[j], &later = state.events[i];
            if (later.name != earlier.name || exclusive(earlier.when, later.when)) continue;
            report(context, Code::ways_overlap, later.span,
                   "both events " + in_ticks(later.name) + " of " + in_ticks(state.name) + " may be open at once",
                   "let their conditions leave each other out: `when A`, `when not A`")
                .labels.push_back({earlier.span, "the other is here"});
        }
    for (std::size_t i = 1; i < state.deadlines.size(); ++i)
        report(context, Code::ways_overlap, state.deadlines[i].span,
               in_ticks(state.name) + " has more than one deadline: whichever comes first counts",
               "write one, if one is meant: `if … then … else …`")
            .labels.push_back({state.deadlines.front().span, "the other is here"});
}

} // namespace

void find_ways(Context& context) {
    for (const Workflow& workflow : context.policy.workflows) {
        find_dead_ends(context, workflow);
        for (const auto& state : workflow.states) find_overlaps(context, state);
    }
}

} // namespace voorrang::check
