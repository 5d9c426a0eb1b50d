#include "dsl/check/overloaded.hpp"
#include "dsl/check/types.hpp"
#include "tests/check/dump.hpp"

namespace voorrang::check_test {

namespace {

using namespace check;

const char* word(Operator op) {
    switch (op) {
    case Operator::logical_or:
        return "or";
    case Operator::logical_and:
        return "and";
    case Operator::logical_not:
        return "not";
    case Operator::equal:
        return "=";
    case Operator::not_equal:
        return "<>";
    case Operator::less:
        return "<";
    case Operator::less_equal:
        return "<=";
    case Operator::greater:
        return ">";
    case Operator::greater_equal:
        return ">=";
    case Operator::in:
        return "in";
    case Operator::not_in:
        return "not-in";
    case Operator::has:
        return "has";
    case Operator::starts_with:
        return "starts-with";
    case Operator::first_letters:
        return "first-letters";
    case Operator::add:
        return "+";
    case Operator::subtract:
        return "-";
    case Operator::multiply:
        return "*";
    case Operator::divide:
        return "/";
    case Operator::negate:
        return "negate";
    case Operator::otherwise:
        return "otherwise";
    case Operator::known:
        return "known";
    case Operator::is_unknown:
        return "is-unknown";
    case Operator::empty:
        return "empty";
    case Operator::not_empty:
        return "not-empty";
    case Operator::conditional:
        return "if";
    case Operator::date_of:
        return "date-of";
    case Operator::day_of:
        return "day-of";
    case Operator::working_add:
        return "working-add";
    case Operator::next_working_day:
        return "next-working-day";
    case Operator::working_days_between:
        return "working-days-between";
    case Operator::is_working_day:
        return "is-working-day";
    case Operator::end_of_period:
        return "end-of-period";
    case Operator::end_of_working_days:
        return "end-of-working-days";
    case Operator::year_of:
        return "year-of";
    case Operator::month_of:
        return "month-of";
    case Operator::quarter_of:
        return "quarter-of";
    case Operator::list:
        return "list";
    case Operator::relative_lowest:
        return "relative-lowest";
    case Operator::relative_highest:
        return "relative-highest";
    case Operator::linear:
        return "linear";
    case Operator::linear_value:
        return "linear-value";
    case Operator::abnormally_low:
        return "abnormally-low";
    }
    return "?";
}

std::string applied(const Policy& policy, const Applied& it) {
    std::string text;
    switch (it.kind) {
    case AppliedKind::definition:
        text = policy.definitions[it.index].full_name;
        break;
    case AppliedKind::table:
        text = policy.tables[it.index].full_name;
        break;
    case AppliedKind::rule:
        text = policy.rules[it.index].full_name;
        break;
    }
    return it.argument ? "(" + text + " of " + dump(policy, **it.argument) + ")" : text;
}

std::string aggregated(const Policy& policy, const Aggregated& it) {
    std::string text = "(" + std::string(ast::word(it.function)) + " #" + std::to_string(it.variable) + " in " +
                       dump(policy, *it.list);
    if (it.value) text += " value " + dump(policy, **it.value);
    if (it.where) text += " where " + dump(policy, **it.where);
    if (it.quantile) text += " part " + to_exact_text(*it.quantile);
    if (it.without_extremes > 0) text += " without " + std::to_string(it.without_extremes);
    return text + ")";
}

std::string keys(const Policy& policy, const std::vector<SortKey>& by) {
    std::string text;
    for (const SortKey& key : by) text += (key.highest_first ? " highest " : " lowest ") + dump(policy, *key.value);
    return text;
}

std::string ranked(const Policy& policy, const Ranked& it) {
    return "(rank #" + std::to_string(it.variable) + " of " + dump(policy, *it.element) + keys(policy, it.by) +
           (it.where ? " where " + dump(policy, **it.where) : "") + ")";
}

std::string sorted(const Policy& policy, const Sorted& it) {
    return "(sort #" + std::to_string(it.variable) + " in " + dump(policy, *it.list) + keys(policy, it.by) +
           (it.first ? " first " + std::to_string(*it.first) : "") + ")";
}

} // namespace

std::string dump(const Policy& policy, const Expression& expression) {
    return std::visit(Overloaded{[&](const Constant& it) {
                                     const auto* text = std::get_if<std::string>(&it.value);
                                     return expression.type.kind == Kind::choice && text != nullptr
                                                ? *text
                                                : to_display_text(it.value);
                                 },
                                 [&](const Variable& it) { return "#" + std::to_string(it.id); },
                                 [&](const SingleRecord& it) { return policy.records[it.record].name; },
                                 [&](const AllRecords& it) { return *policy.records[it.record].plural; },
                                 [&](const FieldOf& it) {
                                     const Record& record = policy.records[it.base->type.record];
                                     return dump(policy, *it.base) + "." + record.fields[it.field].name;
                                 },
                                 [&](const ParameterValue& it) { return policy.parameters[it.parameter].full_name; },
                                 [&](const Applied& it) { return applied(policy, it); },
                                 [&](const Operation& it) {
                                     std::string text = std::string("(") + word(it.op);
                                     for (const Expression& operand : it.operands) text += " " + dump(policy, operand);
                                     return text + ")";
                                 },
                                 [&](const Rounded& it) {
                                     return "(round " + dump(policy, *it.operand) + " to " +
                                            std::to_string(it.decimals) + " " + std::string(round_mode_text(it.mode)) +
                                            ")";
                                 },
                                 [&](const Aggregated& it) { return aggregated(policy, it); },
                                 [&](const Ranked& it) { return ranked(policy, it); },
                                 [&](const Sorted& it) { return sorted(policy, it); }},
                      expression.node);
}

} // namespace voorrang::check_test
