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
    graph::OutlineTemplate result{because_parts(text->parts), std::nullopt};
    if (text->dutch) result.dutch = because_parts(*text->dutch);
    return result;
}

graph::OutlineTemplate::Parts Lowering::because_parts(const check::Template::Parts& parts) {
    graph::OutlineTemplate::Parts result;
    for (const auto& part : parts) {
        if (const auto* words = std::get_if<std::string>(&part)) {
            result.emplace_back(*words);
            continue;
        }
        const auto& expression = std::get<Expr>(part);
        const Lowered value = lower(expression);
        if (const auto* rows = std::get_if<List>(&value)) {
            result.emplace_back(list_outline(*rows, expression));
        } else {
            result.emplace_back(as_scalar(value, expression).outline);
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
    const Scalar base = in_its_time(declared, std::get<Scalar>(body));
    std::vector<NodeId> operands{base.node};
    std::vector<OutlineId> children{base.outline};
    std::vector<Scalar> whens;
    for (const auto& exception : declared.exceptions)
        whens.push_back(while_in_force(
            declared.force, while_in_force(exception.force, scalar(exception.when), exception.when), exception.when));
    graph::Precedence precedence;
    for (std::size_t i = 0; i < declared.exceptions.size(); ++i) {
        const auto& exception = declared.exceptions[i];
        const Scalar when = whens[i];
        const Scalar as = scalar(exception.as);
        operands.insert(operands.end(), {when.node, as.node});
        precedence.push_back(exception.above);
        std::vector<NodeId> applies{when.node};
        for (const std::uint32_t above : exception.above) applies.push_back(builder_.logical_not(whens[above].node));
        graph::Outline shown;
        shown.kind = OutlineKind::exception;
        shown.node = as.node;
        shown.op = Op::exceptions;
        shown.span = exception.span;
        shown.name = exception.name;
        shown.children = {when.outline, as.outline};
        shown.condition = builder_.logical_and(std::move(applies));
        shown.cites = exception.reason.cites;
        shown.percent = declared.type.kind == check::Kind::percent;
        children.push_back(builder_.outline(std::move(shown)));
        reason_later(children.back(), exception.reason.because);
    }
    const NodeId node = declared.exceptions.empty()
                            ? base.node
                            : builder_.make(Op::exceptions, column_type(declared.type), std::move(operands),
                                            builder_.precedence(precedence));
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

namespace {

// Rows with priorities stand in the order of these already.
Op table_op(const check::Table& declared) {
    switch (declared.hit) {
    case ast::HitPolicy::first:
    case ast::HitPolicy::priority:
        return Op::table_first;
    case ast::HitPolicy::unique:
        return Op::table_unique;
    case ast::HitPolicy::any:
        return Op::table_any;
    case ast::HitPolicy::collect:
        break;
    }
    if (declared.collect == ast::AggregateFunction::lowest) return Op::row_lowest;
    return declared.collect == ast::AggregateFunction::highest ? Op::row_highest : Op::row_sum;
}

} // namespace

Scalar Lowering::table(const check::Table& declared) {
    std::vector<NodeId> operands;
    std::vector<OutlineId> rows;
    for (const auto& row : declared.rows) {
        std::vector<NodeId> conditions;
        graph::Outline shown;
        for (std::size_t i = 0; i < row.conditions.size(); ++i) {
            const Scalar lowered = scalar(row.conditions[i]);
            conditions.push_back(lowered.node);
            shown.children.push_back(lowered.outline);
            tell_cell(lowered.outline, row.cells[i]);
        }
        const Scalar output = scalar(row.output);
        shown.children.push_back(output.outline);
        const NodeId applies = builder_.logical_and(std::move(conditions));
        const bool counted = declared.collect == ast::AggregateFunction::count;
        if (declared.collect)
            operands.insert(operands.end(), {counted ? builder_.number(1) : output.node, applies});
        else
            operands.insert(operands.end(), {applies, output.node});
        shown.kind = OutlineKind::table_row;
        shown.node = output.node;
        shown.op = Op::logical_and;
        shown.span = row.span;
        shown.name = "row " + std::to_string(row.number);
        shown.condition = applies;
        shown.percent = row.output.type.kind == check::Kind::percent;
        rows.push_back(builder_.outline(std::move(shown)));
        reason_later(rows.back(), row.because);
    }
    if (declared.rows.empty()) { // as if one stood there that never matches
        const NodeId nothing = builder_.constant(Unknown{}, column_type(declared.type));
        operands = declared.collect ? std::vector{nothing, builder_.yes_no(false)}
                                    : std::vector{builder_.yes_no(false), nothing};
    }
    const Op op = table_op(declared);
    const NodeId node = declared.collect ? builder_.make_where(op, column_type(declared.type), std::move(operands))
                                         : builder_.make(op, column_type(declared.type), std::move(operands));
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
    const auto add = [&](const Scalar& lowered, bool negated) {
        parts.push_back(negated ? builder_.logical_not(lowered.node) : lowered.node);
        children.push_back(lowered.outline);
        against.push_back(negated);
    };
    if (declared.that && ast::shuts_out(declared.kind)) add(scalar(*declared.that), true);
    if (const auto force = in_force(declared.force)) add(*force, false);
    if (declared.when) add(scalar(*declared.when), false);
    if (declared.unless) add(scalar(*declared.unless), true);
    NodeId node = builder_.logical_and(std::move(parts));
    // A question is put while the fact is unknown, unless it is certain that it need not be.
    if (declared.kind == ast::RuleKind::ask) {
        const Scalar open = unknown_fact(*declared.that);
        node = builder_.logical_and(
            {open.node, builder_.make(Op::otherwise, ColumnType::truth, {node, builder_.yes_no(true)})});
        children.insert(children.begin(), open.outline);
        against.insert(against.begin(), false);
    }
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

// Whether a time is on the reference date; nothing if there are no dates.
std::optional<Scalar> Lowering::in_force(const ast::Force& force) {
    if (!force.from && !force.until) return std::nullopt;
    const NodeId date = reference_date();
    const auto day = [&](Date date_) { return builder_.constant(date_, ColumnType::date); };
    std::vector<NodeId> sides;
    if (force.from) sides.push_back(builder_.make(Op::less_equal, ColumnType::truth, {day(*force.from), date}));
    if (force.until) sides.push_back(builder_.make(Op::less, ColumnType::truth, {date, day(*force.until)}));
    graph::Outline shown;
    shown.kind = OutlineKind::parameter; // what it waits for is the reference date
    shown.node = date;
    shown.op = Op::reference_date;
    shown.span = force.span;
    shown.name = "the reference date";
    const OutlineId date_shown = builder_.outline(std::move(shown));
    graph::Outline whole;
    whole.kind = OutlineKind::operation;
    whole.node = builder_.logical_and(std::move(sides));
    whole.op = Op::less; // told by its date, not by its sides
    whole.span = force.span;
    whole.name = "in force " + text_of(force.span);
    whole.children = {date_shown};
    const NodeId node = whole.node;
    return Scalar{node, builder_.outline(std::move(whole))};
}

Scalar Lowering::while_in_force(const ast::Force& force, const Scalar& condition, const Expr& expression) {
    const auto time = in_force(force);
    if (!time) return condition;
    const NodeId node = builder_.logical_and({time->node, condition.node});
    return {node, outline(OutlineKind::operation, node, expression, {time->outline, condition.outline})};
}

// Out of force a definition has no value, as a parameter has none; its exceptions do not apply either.
Scalar Lowering::in_its_time(const check::Definition& declared, const Scalar& body) {
    const auto time = in_force(declared.force);
    if (!time) return body;
    const auto parameter = static_cast<std::uint32_t>(builder_.graph().parameters.size());
    builder_.graph().parameters.push_back({declared.full_name, {declared.force.from}, {declared.force.until}});
    graph::Outline shown;
    shown.kind = OutlineKind::operation;
    shown.node = dated(parameter, {body.node});
    shown.op = Op::parameter;
    shown.span = declared.force.span;
    shown.name = declared.name;
    shown.children = {time->outline, body.outline};
    shown.percent = declared.type.kind == check::Kind::percent;
    shown.min_decimals = builder_.graph().outlines[body.outline].min_decimals;
    const NodeId node = shown.node;
    return {node, builder_.outline(std::move(shown))};
}

// Whether a fact is unknown, told by the fact itself.
Scalar Lowering::unknown_fact(const Expr& fact) {
    check::Operation asked{check::Operator::is_unknown, {fact}};
    Expr expression{fact.span, check::Type{}, std::move(asked)};
    expression.type.kind = check::Kind::yes_no;
    const Scalar open = scalar(expression);
    builder_.graph().outlines[open.outline].name += " is unknown";
    return open;
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
    if (declared.kind == ast::RuleKind::oblige || declared.kind == ast::RuleKind::ask) {
        variables_[declared.subject.variable] = subject;
        const Lowered object = lower(*declared.that);
        if (const auto* rows = std::get_if<List>(&object)) {
            verdict.object = list_outline(*rows, *declared.that);
        } else {
            const Scalar value = as_scalar(object, *declared.that);
            verdict.object = value.outline;
            if (declared.kind == ast::RuleKind::oblige) verdict.owed = builder_.broadcast(value.node, frame);
        }
        variables_.erase(declared.subject.variable);
    }
    builder_.graph().verdicts.push_back(std::move(verdict));
}

} // namespace voorrang::lower
