// Conditions that are the same in every case: what can never be met, and what always is.
#include "dsl/check/conditions.hpp"
#include "dsl/check/overloaded.hpp"
#include "dsl/check/stages.hpp"

namespace voorrang::check {

namespace {

// What is written as a condition of its own. A fact that is yes or no may be either; `yes` says that it is meant.
bool is_composed(const Expression& expression) {
    if (expression.type.kind != Kind::yes_no) return false;
    const auto* operation = std::get_if<Operation>(&expression.node);
    return operation != nullptr && operation->op != Operator::otherwise && operation->op != Operator::known &&
           operation->op != Operator::is_unknown;
}

class Finder {
  public:
    explicit Finder(Context& context) : context_(context) {}

    // Tells the innermost conditions that never vary: those around them follow. Returns whether there was one.
    bool visit(const Expression& expression) {
        bool found = false;
        for_each_part(expression, [&](const Expression& part) { found = visit(part) || found; });
        return found || (is_composed(expression) && tell(expression));
    }
    bool visit(const std::optional<Expression>& expression) { return expression && visit(*expression); }

  private:
    template <class Visit>
    static void for_each_part(const Expression& expression, Visit visit) {
        std::visit(Overloaded{[&](const FieldOf& it) { visit(*it.base); },
                              [&](const Applied& it) {
                                  if (it.argument) visit(**it.argument);
                              },
                              [&](const Operation& it) {
                                  for (const Expression& operand : it.operands) visit(operand);
                              },
                              [&](const Rounded& it) { visit(*it.operand); },
                              [&](const Aggregated& it) {
                                  visit(*it.list);
                                  if (it.value) visit(**it.value);
                                  if (it.where) visit(**it.where);
                              },
                              [](const auto&) {}},
                   expression.node);
    }

    bool tell(const Expression& condition) {
        const auto formula = formulas_of({{&condition, std::nullopt}}).front();
        if (analysis::never_holds(formula))
            report(context_, Code::never_met, condition.span, "this can never be so, whatever the facts are",
                   "look at the values it compares with: none meets all of it");
        else if (analysis::always_holds(formula))
            report(context_, Code::always_met, condition.span, "this is always so where its facts are known",
                   "leave it out, or look at the value that it compares with");
        else
            return false;
        return true;
    }

    Context& context_;
};

} // namespace

void find_constant_conditions(Context& context) {
    Finder finder(context);
    for (const Definition& definition : context.policy.definitions) {
        finder.visit(definition.body);
        for (const auto& exception : definition.exceptions) {
            finder.visit(exception.when);
            finder.visit(exception.as);
        }
    }
    // The cells of a table are looked at together: see table_analysis.hpp.
    for (const Table& table : context.policy.tables)
        for (const auto& row : table.rows) finder.visit(row.output);
    for (std::uint32_t index = 0; index < context.policy.rules.size(); ++index) {
        const Rule& rule = context.policy.rules[index];
        bool found = finder.visit(rule.that);
        found = finder.visit(rule.when) || found;
        found = finder.visit(rule.unless) || found;
        if (found) context.constant_rules.insert(index);
    }
    if (const auto& award = context.policy.award)
        for (const auto& criterion : award->criteria) finder.visit(criterion.score);
}

} // namespace voorrang::check
