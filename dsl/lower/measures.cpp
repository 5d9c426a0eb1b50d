#include "dsl/lower/lowering.hpp"

namespace voorrang::lower {

using check::Kind;
using graph::NodeId;
using graph::OutlineId;
using graph::OutlineKind;

namespace {

// Percentages are numbers in the graph.
Value stored(const Value& value) {
    if (const auto* percent = std::get_if<Percent>(&value)) return percent->fraction;
    return value;
}

} // namespace

graph::Measure::RowValue Lowering::row_value(const Expr& expression, graph::FrameId frame) {
    const Scalar value = scalar(expression);
    return {builder_.broadcast(value.node, frame), value.outline, text_of(expression.span),
            expression.type.kind == Kind::percent};
}

// What is asked of the rows.
graph::Measure Lowering::measure_rows(const check::Measure& declared) {
    const RecordRef row = subject_row(declared.row.record);
    const auto& record = policy_.records[declared.row.record];
    graph::Measure measure;
    measure.name = declared.name;
    measure.full_name = declared.full_name;
    measure.rows = record.plural.value_or(record.name);
    measure.flagged = declared.flagged;
    measure.frame = builder_.frame_of(row.reference);
    measure.entity = row.entity;
    measure.of_groups = declared.of_groups;
    measure.span = declared.span;
    variables_[declared.row.variable] = row;
    if (declared.where) measure.where = row_value(*declared.where, measure.frame);
    for (const Expr& key : declared.keys) measure.keys.push_back(row_value(key, measure.frame));
    for (const auto& fold : declared.folds) {
        graph::Measure::Fold lowered;
        lowered.function = fold.function;
        if (fold.value) lowered.value = row_value(*fold.value, measure.frame);
        if (fold.where) lowered.where = row_value(*fold.where, measure.frame);
        lowered.quantile = fold.quantile;
        lowered.type = column_type(fold.type);
        lowered.name = text_of(fold.span);
        lowered.span = fold.span;
        lowered.percent = fold.type.kind == Kind::percent;
        measure.folds.push_back(std::move(lowered));
    }
    for (const auto& shown : declared.shown) measure.shown.push_back(row_value(shown.value, measure.frame));
    variables_.erase(declared.row.variable);
    for (const auto& other : declared.others)
        measure.others.push_back({other.measure, other.function, other.quantile, other.where, other.keys,
                                  column_type(other.type), text_of(other.span), other.span,
                                  other.type.kind == Kind::percent});
    return measure;
}

// A fact of a group, and the variable that stands for it.
void Lowering::group_fact(check::VariableId variable, graph::ColumnType type, const std::string& name, Span span,
                          bool percent) {
    auto& graph = builder_.graph();
    graph::Fact fact;
    fact.name = name;
    fact.path = std::to_string(graph.schema.facts.size());
    fact.type = type;
    const auto id = static_cast<graph::FactId>(graph.schema.facts.size());
    graph.schema.facts.push_back(std::move(fact));
    graph::Outline shown;
    shown.kind = OutlineKind::fact;
    shown.node = builder_.fact(0, id);
    shown.op = graph::Op::fact;
    shown.span = span;
    shown.name = name;
    shown.fact = id;
    shown.percent = percent;
    const NodeId node = shown.node;
    variables_[variable] = Scalar{node, builder_.outline(std::move(shown))};
}

// What is made of the results of a group. This lowering makes the graph of one measure's groups and nothing else.
void Lowering::measure_groups(const check::Measure& declared, graph::Measure& measure) {
    add_calendars();
    for (std::size_t i = 0; i < declared.folds.size(); ++i)
        group_fact(declared.folds[i].result, measure.folds[i].type, measure.folds[i].name, measure.folds[i].span,
                   measure.folds[i].percent);
    for (std::size_t i = 0; i < declared.keys.size(); ++i)
        group_fact(declared.key_results[i], column_type(declared.keys[i].type), measure.keys[i].name,
                   declared.keys[i].span, measure.keys[i].percent);
    for (std::size_t i = 0; i < declared.shown.size(); ++i)
        group_fact(declared.shown[i].result, graph::ColumnType::text, measure.shown[i].name,
                   declared.shown[i].value.span, false);
    for (std::size_t i = 0; i < declared.others.size(); ++i)
        group_fact(declared.others[i].result, measure.others[i].type, measure.others[i].name, measure.others[i].span,
                   measure.others[i].percent);
    const Scalar result = scalar(declared.body);
    measure.result = builder_.broadcast(result.node, 0);
    measure.outline = result.outline;
    measure.percent = declared.type.kind == Kind::percent;
    builder_.graph().outlines[result.outline].percent = measure.percent;
    measure.because = because(declared.reason.because);
    measure.cites = declared.reason.cites;
    for (const auto& target : declared.targets)
        measure.targets.push_back(
            {stored(target.value), target.in ? std::optional(stored(*target.in)) : std::nullopt, target.at_most});
    write_reasons();
    measure.groups = std::move(builder_.graph());
}

graph::Measures Lowering::run_measures() {
    graph::Measures result;
    add_calendars();
    for (const auto& declared : policy_.measures) result.measures.push_back(measure_rows(declared));
    write_reasons();
    result.rows = std::move(builder_.graph());
    for (std::size_t i = 0; i < policy_.measures.size(); ++i)
        Lowering(policy_, sources_).measure_groups(policy_.measures[i], result.measures[i]);
    return result;
}

graph::Measures lower_measures(const check::Policy& policy, const SourceMap& sources) {
    return Lowering(policy, sources).run_measures();
}

} // namespace voorrang::lower
