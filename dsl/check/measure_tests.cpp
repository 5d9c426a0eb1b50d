// What a test expects of measures and of rules across cases.
#include "dsl/check/expressions.hpp"
#include "dsl/check/tests.hpp"
#include "dsl/check/values.hpp"

namespace voorrang::check {

namespace {

using ExpectMeasure = ast::Test::ExpectMeasure;

std::optional<Value> constant(Context& context, const ast::Expression& written, const Type& wanted,
                              const std::string& what) {
    const auto checked = check_typed(context, Scope{}, written, wanted, what);
    if (!checked) return std::nullopt;
    auto value = fold(*checked);
    if (!value) report(context, Code::test_value, written.span, "a test gives constants", "write the value itself");
    return value;
}

Test::MeasureValue check_expectation(Context& context, const ExpectMeasure& expected) {
    Test::MeasureValue result;
    const auto& steps = expected.measure.steps;
    const Span span = path_span(steps, steps.size());
    const auto found = context.names.find(0, steps);
    if (!found || found->steps != steps.size() || found->symbol->kind != SymbolKind::measure) {
        report(context, Code::unknown_name, span, "no measure is called " + in_ticks(path_text(expected.measure)),
               did_you_mean(path_text(expected.measure), context.names.visible_names(0, SymbolKind::measure)));
        return result;
    }
    if (found->rival != nullptr) {
        report_ambiguous(context, span, *found);
        return result;
    }
    result.measure = found->symbol->index;
    const Measure& measure = context.policy.measures[result.measure];
    if (expected.keys.size() != measure.keys.size()) {
        report(context, Code::test_value, span,
               in_ticks(measure.name) + " has " + std::to_string(measure.keys.size()) +
                   (measure.keys.size() == 1 ? " key" : " keys") + ", but this gives " +
                   std::to_string(expected.keys.size()),
               "name the group by all its keys, in their order: `for 2026, \"Alkmaar\"`");
        return result;
    }
    for (std::size_t i = 0; i < measure.keys.size(); ++i)
        if (auto key = constant(context, expected.keys[i], measure.keys[i].type, "this key"))
            result.keys.push_back(std::move(*key));
    if (expected.value) result.value = constant(context, *expected.value, measure.type, in_ticks(measure.name));
    return result;
}

} // namespace

std::vector<Test::MeasureValue> check_measure_expectations(Context& context, const ast::Test& test) {
    std::vector<Test::MeasureValue> values;
    for (const auto& expectation : test.expectations)
        if (const auto* expected = std::get_if<ExpectMeasure>(&expectation.node))
            values.push_back(check_expectation(context, *expected));
    return values;
}

} // namespace voorrang::check
