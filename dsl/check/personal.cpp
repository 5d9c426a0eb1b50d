// Decisions may not rest on personal facts. A because text may name them.
#include "dsl/check/stages.hpp"
#include "dsl/check/walk.hpp"

namespace voorrang::check {

namespace {

void report_personal(Context& context, const Expression& expression) {
    const auto* field = std::get_if<FieldOf>(&expression.node);
    if (field == nullptr || field->base->type.kind != Kind::record) return;
    const Record& record = context.policy.records[field->base->type.record];
    const Field& declared = record.fields[field->field];
    if (!declared.personal) return;
    Diagnostic& finding =
        report(context, Code::personal_fact, expression.span,
               "a decision may not rest on " + in_ticks(record.name + "." + declared.name) + ", which is personal",
               "leave it out of the decision; a because text may name it");
    finding.labels.push_back({declared.span, "declared personal here"});
}

} // namespace

void find_personal_facts(Context& context) {
    const OnExpression visit = [&](const Expression& expression) { report_personal(context, expression); };
    const Policy& policy = context.policy;
    for (const auto& definition : policy.definitions) walk_decisive(definition, visit);
    for (const auto& rule : policy.rules) walk_decisive(rule, visit);
    for (const auto& table : policy.tables) walk_decisive(table, visit);
    for (const auto& measure : policy.measures) walk_decisive(measure, visit);
    if (policy.award) walk_decisive(*policy.award, visit);
    for (const auto& workflow : policy.workflows) walk_decisive(workflow, visit);
    for (const auto& record : policy.records)
        for (const auto& field : record.fields) walk(field.sealed_until, visit);
    walk(policy.reference_date, visit);
}

} // namespace voorrang::check
