#include "dsl/check/walk.hpp"

#include "dsl/check/overloaded.hpp"

namespace voorrang::check {

namespace {

void walk(const std::vector<SortKey>& keys, const OnExpression& visit) {
    for (const SortKey& key : keys) voorrang::check::walk(*key.value, visit);
}

} // namespace

void walk(const Expression& expression, const OnExpression& visit) {
    visit(expression);
    std::visit(Overloaded{[](const Constant&) {}, [](const Variable&) {}, [](const SingleRecord&) {},
                          [](const AllRecords&) {}, [](const ParameterValue&) {},
                          [&](const FieldOf& it) { walk(*it.base, visit); },
                          [&](const Applied& it) {
                              if (it.argument) walk(**it.argument, visit);
                          },
                          [&](const Operation& it) {
                              for (const Expression& operand : it.operands) walk(operand, visit);
                          },
                          [&](const Rounded& it) { walk(*it.operand, visit); },
                          [&](const Aggregated& it) {
                              walk(*it.list, visit);
                              if (it.value) walk(**it.value, visit);
                              if (it.where) walk(**it.where, visit);
                          },
                          [&](const Ranked& it) {
                              walk(*it.element, visit);
                              walk(it.by, visit);
                              if (it.where) walk(**it.where, visit);
                          },
                          [&](const Sorted& it) {
                              walk(*it.list, visit);
                              walk(it.by, visit);
                          }},
               expression.node);
}

void walk(const std::optional<Expression>& expression, const OnExpression& visit) {
    if (expression) walk(*expression, visit);
}

void walk(const Template& text, const OnExpression& visit) {
    const auto walk_parts = [&](const Template::Parts& parts) {
        for (const auto& part : parts)
            if (const auto* expression = std::get_if<Expression>(&part)) walk(*expression, visit);
    };
    walk_parts(text.parts);
    if (text.dutch) walk_parts(*text.dutch);
}

void walk(const Reason& reason, const OnExpression& visit) {
    if (reason.because) walk(*reason.because, visit);
}

void walk_decisive(const Definition& definition, const OnExpression& visit) {
    walk(definition.body, visit);
    for (const auto& exception : definition.exceptions) {
        walk(exception.when, visit);
        walk(exception.as, visit);
    }
}

void walk_decisive(const Rule& rule, const OnExpression& visit) {
    walk(rule.that, visit);
    walk(rule.when, visit);
    walk(rule.unless, visit);
}

void walk_decisive(const Table& table, const OnExpression& visit) {
    for (const auto& row : table.rows) {
        for (const Expression& condition : row.conditions) walk(condition, visit);
        walk(row.output, visit);
    }
}

void walk_decisive(const Award& award, const OnExpression& visit) {
    for (const auto& criterion : award.criteria) {
        walk(criterion.weight, visit);
        walk(criterion.score, visit);
        walk(criterion.minimum, visit);
    }
    walk(award.limit, visit);
    if (award.lots) {
        walk(award.lots->of, visit);
        if (award.lots->limit) {
            walk(award.lots->limit->most, visit);
            walk(award.lots->limit->by, visit);
            walk(award.lots->limit->order, visit);
        }
    }
    for (const auto& tie : award.ties) walk(tie.value, visit);
}

void walk_decisive(const Workflow& workflow, const OnExpression& visit) {
    for (const auto& state : workflow.states) {
        for (const auto& deadline : state.deadlines) {
            walk(deadline.at, visit);
            walk(deadline.minimum, visit);
        }
        for (const auto& event : state.events) walk(event.when, visit);
    }
}

void walk_decisive(const Measure& measure, const OnExpression& visit) {
    // Rows and keys of a condition on groups are those of the measure whose groups they are.
    if (!measure.of_groups) {
        walk(measure.where, visit);
        for (const Expression& key : measure.keys) walk(key, visit);
    }
    for (const auto& fold : measure.folds) {
        walk(fold.value, visit);
        walk(fold.where, visit);
    }
    walk(measure.body, visit);
}

void walk_all(const Policy& policy, const OnExpression& visit) {
    for (const auto& record : policy.records)
        for (const auto& field : record.fields) {
            walk(field.currency, visit);
            walk(field.sealed_until, visit);
        }
    for (const auto& parameter : policy.parameters) walk(parameter.reason, visit);
    for (const auto& definition : policy.definitions) {
        walk_decisive(definition, visit);
        walk(definition.reason, visit);
        for (const auto& exception : definition.exceptions) walk(exception.reason, visit);
    }
    for (const auto& rule : policy.rules) {
        walk_decisive(rule, visit);
        walk(rule.reason, visit);
    }
    for (const auto& table : policy.tables) {
        walk_decisive(table, visit);
        for (const auto& row : table.rows)
            if (row.because) walk(*row.because, visit);
    }
    for (const auto& workflow : policy.workflows) {
        walk_decisive(workflow, visit);
        walk(workflow.reason, visit);
        for (const auto& state : workflow.states) {
            walk(state.reason, visit);
            for (const auto& deadline : state.deadlines) walk(deadline.reason, visit);
            for (const auto& event : state.events) walk(event.reason, visit);
        }
    }
    if (policy.award) {
        walk_decisive(*policy.award, visit);
        walk(policy.award->reason, visit);
    }
    for (const auto& measure : policy.measures) {
        walk_decisive(measure, visit);
        walk(measure.reason, visit);
        for (const auto& shown : measure.shown) walk(shown.value, visit);
        for (const std::uint32_t parameter : measure.target_parameters)
            visit(Expression{measure.span, {}, ParameterValue{parameter}});
    }
    walk(policy.reference_date, visit);
    for (const auto& test : policy.tests)
        for (const auto& that : test.thats) walk(that.condition, visit);
}

} // namespace voorrang::check
