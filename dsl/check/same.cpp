#include "dsl/check/same.hpp"

#include "dsl/check/overloaded.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

using Optional = std::optional<Box<Expression>>;

bool same(const Optional& a, const Optional& b) {
    return a.has_value() == b.has_value() && (!a || check::same(**a, **b));
}

struct Same {
    bool operator()(const Constant& a, const Constant& b) const {
        const Value::variant &x = a.value, &y = b.value;
        return x == y;
    }
    bool operator()(const Variable& a, const Variable& b) const { return a.id == b.id; }
    bool operator()(const SingleRecord& a, const SingleRecord& b) const { return a.record == b.record; }
    bool operator()(const AllRecords& a, const AllRecords& b) const { return a.record == b.record; }
    bool operator()(const FieldOf& a, const FieldOf& b) const {
        return a.field == b.field && check::same(*a.base, *b.base);
    }
    bool operator()(const ParameterValue& a, const ParameterValue& b) const { return a.parameter == b.parameter; }
    bool operator()(const Applied& a, const Applied& b) const {
        return a.kind == b.kind && a.index == b.index && same(a.argument, b.argument);
    }
    bool operator()(const Operation& a, const Operation& b) const {
        return a.op == b.op && a.calendar == b.calendar &&
               std::equal(a.operands.begin(), a.operands.end(), b.operands.begin(), b.operands.end(),
                          [](const Expression& x, const Expression& y) { return check::same(x, y); });
    }
    bool operator()(const Rounded& a, const Rounded& b) const {
        return a.decimals == b.decimals && a.mode == b.mode && check::same(*a.operand, *b.operand);
    }
    // Each loop has a variable of its own, and whatever else a construct may have is not looked at: then they are not
    // known to be the same.
    template <class A, class B>
    bool operator()(const A&, const B&) const {
        return false;
    }
};

// Changes every expression inside one, from the inside out.
template <class Change>
void change_all(Expression& expression, const Change& change) {
    const auto go = [&](auto& inner) { change_all(*inner, change); };
    std::visit(Overloaded{[&](FieldOf& it) { go(it.base); },
                          [&](Applied& it) {
                              if (it.argument) go(*it.argument);
                          },
                          [&](Operation& it) {
                              for (Expression& operand : it.operands) change_all(operand, change);
                          },
                          [&](Rounded& it) { go(it.operand); }, [](auto&) {}},
               expression.node);
    change(expression);
}

} // namespace

bool same(const Expression& a, const Expression& b) { return std::visit(Same{}, a.node, b.node); }

Expression replaced(const Expression& expression, VariableId variable, const Expression& by) {
    Expression result = expression;
    change_all(result, [&](Expression& inner) {
        const auto* found = std::get_if<Variable>(&inner.node);
        if (found != nullptr && found->id == variable) inner.node = by.node;
    });
    return result;
}

namespace {

// A chain of definitions may be long, and one may use another twice: after so many in all the rest stays as it is.
constexpr unsigned most_unfoldings = 50;

Expression unfolded_to(const Policy& policy, const Expression& expression, unsigned& left) {
    Expression result = expression;
    change_all(result, [&](Expression& inner) {
        const auto* applied = std::get_if<Applied>(&inner.node);
        if (applied == nullptr || applied->kind != AppliedKind::definition) return;
        const Definition& definition = policy.definitions[applied->index];
        if (!definition.exceptions.empty() || left == 0) return;
        --left;
        Expression body = unfolded_to(policy, definition.body, left);
        if (applied->argument && definition.subject)
            body = replaced(body, definition.subject->variable, **applied->argument);
        inner.node = std::move(body.node);
    });
    return result;
}

} // namespace

Expression unfolded(const Policy& policy, const Expression& expression) {
    unsigned left = most_unfoldings;
    return unfolded_to(policy, expression, left);
}

} // namespace voorrang::check
