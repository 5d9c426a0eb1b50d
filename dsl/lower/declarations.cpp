#include "dsl/lower/lowering.hpp"

namespace voorrang::lower {

using check::AppliedKind;
using graph::ColumnType;
using graph::NodeId;
using graph::Op;
using graph::OutlineId;
using graph::OutlineKind;

Lowered Lowering::apply(const check::Applied& applied) {
    std::optional<RecordRef> argument;
    if (applied.argument) argument = record(**applied.argument);
    return instance(applied.kind, applied.index, argument);
}

Lowered Lowering::instance(AppliedKind kind, std::uint32_t index, const std::optional<RecordRef>& argument) {
    const InstanceKey key{kind,
                          index,
                          argument.has_value(),
                          argument ? argument->reference : 0,
                          argument ? argument->entity : 0,
                          argument ? argument->path : std::string()};
    if (auto found = instances_.find(key); found != instances_.end()) return found->second;

    const auto bind = [&](const check::Subject& subject) { variables_[subject.variable] = *argument; };
    std::optional<check::VariableId> bound;
    Lowered result;
    if (kind == AppliedKind::definition) {
        const auto& declared = policy_.definitions[index];
        if (declared.subject) bind(*declared.subject), bound = declared.subject->variable;
        result = definition(declared);
    } else if (kind == AppliedKind::table) {
        const auto& declared = policy_.tables[index];
        if (declared.subject) bind(*declared.subject), bound = declared.subject->variable;
        result = table(declared);
    } else {
        const auto& declared = policy_.rules[index];
        bind(declared.subject), bound = declared.subject.variable;
        result = rule(declared);
    }
    if (bound) variables_.erase(*bound);
    instances_.emplace(key, result);
    return result;
}

std::optional<graph::OutlineTemplate> Lowering::because(const std::optional<check::Template>& text) {
    if (!text) return std::nullopt;
    graph::OutlineTemplate result;
    for (const auto& part : text->parts) {
        if (const auto* words = std::get_if<std::string>(&part)) {
            result.parts.emplace_back(*words);
            continue;
        }
        const auto& expression = std::get<Expr>(part);
        const Lowered value = lower(expression);
        if (const auto* rows = std::get_if<List>(&value)) {
            result.parts.emplace_back(list_outline(*rows, expression));
        } else {
            result.parts.emplace_back(as_scalar(value, expression).outline);
        }
    }
    return result;
}

void Lowering::reason_later(OutlineId outline, const std::optional<check::Template>& text) {
    if (text) later_reasons_.push_back({outline, &text, variables_});
}

void Lowering::write_reasons() {
    for (std::size_t i = 0; i < later_reasons_.size(); ++i) { // writing one may add others
        const LaterReason later = later_reasons_[i];
        variables_ = later.variables;
        auto text = because(*later.text);
        builder_.graph().outlines[later.outline].because = std::move(text);
    }
    variables_.clear();
}

Lowered Lowering::definition(const check::Definition& declared) {
    const Lowered body = lower(declared.body);
    if (!std::holds_alternative<Scalar>(body)) return body; // a name for a list or a record: nothing to compute
    const Scalar base = std::get<Scalar>(body);
    std::vector<NodeId> operands{base.node};
    std::vector<OutlineId> children{base.outline};
    for (const auto& exception : declared.exceptions) {
        const Scalar when = scalar(exception.when);
        const Scalar as = scalar(exception.as);
        operands.insert(operands.end(), {when.node, as.node});
        graph::Outline shown;
        shown.kind = OutlineKind::exception;
        shown.node = as.node;
        shown.op = Op::exceptions;
        shown.span = exception.span;
        shown.name = exception.name;
        shown.children = {when.outline, as.outline};
        shown.condition = when.node;
        shown.cites = exception.reason.cites;
        shown.percent = declared.type.kind == check::Kind::percent;
        children.push_back(builder_.outline(std::move(shown)));
        reason_later(children.back(), exception.reason.because);
    }
    const NodeId node = declared.exceptions.empty()
                            ? base.node
                            : builder_.make(Op::exceptions, column_type(declared.type), std::move(operands));
    graph::Outline shown;
    shown.kind = OutlineKind::definition;
    shown.node = node;
    shown.op = builder_.graph().nodes[node].op;
    shown.span = declared.span;
    shown.name = declared.name;
    shown.children = std::move(children);
    shown.cites = declared.reason.cites;
    shown.percent = declared.type.kind == check::Kind::percent;
    shown.min_decimals = builder_.graph().outlines[base.outline].min_decimals;
    const OutlineId id = builder_.outline(std::move(shown));
    reason_later(id, declared.reason.because);
    return Scalar{node, id};
}

Scalar Lowering::table(const check::Table& declared) {
    std::vector<NodeId> operands;
    std::vector<OutlineId> rows;
    std::size_t number = 0;
    for (const auto& row : declared.rows) {
        std::vector<NodeId> conditions;
        graph::Outline shown;
        for (const auto& condition : row.conditions) {
            const Scalar lowered = scalar(condition);
            conditions.push_back(lowered.node);
            shown.children.push_back(lowered.outline);
        }
        const Scalar output = scalar(row.output);
        shown.children.push_back(output.outline);
        const NodeId applies = builder_.logical_and(std::move(conditions));
        operands.insert(operands.end(), {applies, output.node});
        shown.kind = OutlineKind::table_row;
        shown.node = output.node;
        shown.op = Op::logical_and;
        shown.span = row.span;
        shown.name = "row " + std::to_string(++number);
        shown.condition = applies;
        shown.percent = declared.type.kind == check::Kind::percent;
        rows.push_back(builder_.outline(std::move(shown)));
        reason_later(rows.back(), row.because);
    }
    const Op op = declared.hit == ast::HitPolicy::first ? Op::table_first : Op::table_unique;
    const NodeId node = builder_.make(op, column_type(declared.type), std::move(operands));
    graph::Outline shown;
    shown.kind = OutlineKind::table;
    shown.node = node;
    shown.op = op;
    shown.span = declared.span;
    shown.name = declared.name;
    shown.children = std::move(rows);
    shown.cites = declared.cites;
    shown.percent = declared.type.kind == check::Kind::percent;
    return {node, builder_.outline(std::move(shown))};
}

Scalar Lowering::rule(const check::Rule& declared) {
    std::vector<NodeId> parts;
    std::vector<OutlineId> children;
    std::vector<std::uint8_t> against;
    const auto add = [&](const std::optional<Expr>& condition, bool negated) {
        if (!condition) return;
        const Scalar lowered = scalar(*condition);
        parts.push_back(negated ? builder_.logical_not(lowered.node) : lowered.node);
        children.push_back(lowered.outline);
        against.push_back(negated);
    };
    add(declared.that, true);
    add(declared.when, false);
    add(declared.unless, true);
    const NodeId node = builder_.logical_and(std::move(parts));
    graph::Outline shown;
    shown.kind = OutlineKind::rule;
    shown.node = node;
    shown.op = Op::logical_and;
    shown.negated = std::move(against);
    shown.span = declared.span;
    shown.name = declared.name;
    shown.children = std::move(children);
    shown.cites = declared.reason.cites;
    const OutlineId id = builder_.outline(std::move(shown));
    reason_later(id, declared.reason.because);
    return {node, id};
}

RecordRef Lowering::subject_row(std::uint32_t record) {
    if (!policy_.records[record].plural) return facts_.single(record);
    const graph::EntityId entity = facts_.many(record);
    const graph::FrameId frame = builder_.frame(0, entity, builder_.row(0));
    return {builder_.row(frame), entity, record, "", {}};
}

void Lowering::verdict(std::uint32_t index) {
    const auto& declared = policy_.rules[index];
    const RecordRef subject = subject_row(declared.subject.record);
    const Scalar holds = std::get<Scalar>(instance(AppliedKind::rule, index, subject));
    const graph::FrameId frame = builder_.frame_of(subject.reference);
    graph::Verdict verdict;
    verdict.rule = declared.full_name;
    verdict.name = declared.name;
    verdict.kind = declared.kind;
    verdict.frame = frame;
    verdict.entity = subject.entity;
    verdict.subject = policy_.records[declared.subject.record].name;
    verdict.holds = builder_.broadcast(holds.node, frame);
    verdict.outline = holds.outline;
    builder_.graph().verdicts.push_back(std::move(verdict));
}

} // namespace voorrang::lower
