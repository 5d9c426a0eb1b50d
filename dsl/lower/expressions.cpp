#include "dsl/lower/lowering.hpp"

#include <algorithm>

#include <array>

namespace voorrang::lower {

using check::Kind;
using check::Operator;
using graph::ColumnType;
using graph::NodeId;
using graph::Op;
using graph::OutlineId;
using graph::OutlineKind;

std::string Lowering::text_of(Span span) const { return std::string(sources_.text(span)); }

OutlineId Lowering::outline(OutlineKind kind, NodeId node, const Expr& expression, std::vector<OutlineId> children) {
    graph::Outline result;
    result.kind = kind;
    result.node = node;
    result.op = builder_.graph().nodes[node].op;
    result.span = expression.span;
    result.name = text_of(expression.span);
    result.children = std::move(children);
    result.percent = expression.type.kind == Kind::percent;
    return builder_.outline(std::move(result));
}

Lowered Lowering::lower(const Expr& expression) {
    struct {
        Lowering& self;
        const Expr& expression;
        Lowered operator()(const check::Constant& constant) const {
            if (expression.type.kind == Kind::list)
                return List(self.literal(constant.value, *expression.type.element, expression.span));
            return self.lower_constant(constant.value, expression.type, expression.span);
        }
        Lowered operator()(const check::Variable& variable) const { return self.variables_.at(variable.id); }
        Lowered operator()(const check::SingleRecord& single) const { return self.facts_.single(single.record); }
        Lowered operator()(const check::AllRecords& all) const {
            return List(EntityList{self.builder_.row(0), self.facts_.many(all.record), *expression.type.element});
        }
        Lowered operator()(const check::FieldOf& field) const { return self.lower_field(field, expression); }
        Lowered operator()(const check::ParameterValue& value) const {
            return self.lower_parameter(value.parameter, expression);
        }
        Lowered operator()(const check::Applied& applied) const { return self.apply(applied); }
        Lowered operator()(const check::Operation& operation) const {
            if (operation.op == Operator::list) {
                LiteralList elements;
                for (const auto& element : operation.operands) elements.elements.push_back(self.scalar(element));
                return List(std::move(elements));
            }
            return self.lower_operation(operation, expression);
        }
        Lowered operator()(const check::Rounded& rounded) const { return self.lower_rounded(rounded, expression); }
        Lowered operator()(const check::Aggregated& aggregated) const {
            return self.lower_aggregate(aggregated, expression);
        }
        Lowered operator()(const check::Ranked& ranked) const { return self.lower_ranked(ranked, expression); }
        Lowered operator()(const check::Sorted& sorted) const { return self.lower_sorted(sorted); }
    } visitor{*this, expression};
    return std::visit(visitor, expression.node);
}

Scalar Lowering::as_scalar(const Lowered& value, const Expr& expression) {
    if (const auto* found = std::get_if<Scalar>(&value)) return *found;
    const auto& reference = std::get<RecordRef>(value);
    return {reference.reference, outline(OutlineKind::fact, reference.reference, expression, {})};
}

Scalar Lowering::scalar(const Expr& expression) { return as_scalar(lower(expression), expression); }

RecordRef Lowering::record(const Expr& expression) { return std::get<RecordRef>(lower(expression)); }

Scalar Lowering::lower_constant(const Value& value, const check::Type& type, Span span) {
    Value stored = value;
    if (const auto* percent = std::get_if<Percent>(&value)) stored = percent->fraction;
    const NodeId node = builder_.constant(stored, column_type(type));
    graph::Outline result;
    result.kind = OutlineKind::constant;
    result.node = node;
    result.op = Op::constant;
    result.span = span;
    result.name = text_of(span);
    result.percent = type.kind == Kind::percent;
    return {node, builder_.outline(std::move(result))};
}

Lowered Lowering::lower_field(const check::FieldOf& field, const Expr& expression) {
    const RecordRef base = record(*field.base);
    const auto& declared = policy_.records[base.record].fields[field.field];
    if (declared.type.kind == Kind::list)
        return List(EntityList{base.reference, facts_.list(base, field.field), *declared.type.element});
    if (declared.type.kind == Kind::record && !declared.by) return facts_.nested(base, field.field);

    const bool is_reference = declared.type.kind == Kind::record;
    const graph::FactId fact = is_reference ? facts_.reference(base, field.field) : facts_.scalar(base, field.field);
    const auto& owner = builder_.graph().nodes[base.reference];
    const bool own_row = owner.op == Op::row && builder_.graph().frames[owner.frame].natural;
    const NodeId node = own_row ? builder_.fact(owner.frame, fact) : builder_.gather(base.reference, fact);
    if (is_reference) return RecordRef{node, builder_.graph().schema.facts[fact].target, declared.type.record, "", {}};

    const OutlineId id = outline(OutlineKind::fact, node, expression, {});
    auto& described = builder_.graph().outlines[id];
    described.fact = fact;
    if (!own_row) described.reference = base.reference;
    return declared.sealed_until ? sealed({node, id}, declared) : Scalar{node, id};
}

// The fact as it may be seen: its outline is told from the sealed value, and says until when.
Scalar Lowering::sealed(Scalar fact, const check::Field& field) {
    const Scalar until = scalar(*field.sealed_until);
    const NodeId node = builder_.make(Op::sealed, builder_.graph().nodes[fact.node].type, {fact.node, until.node},
                                      field.seal_calendar.value_or(graph::no_calendar));
    auto& described = builder_.graph().outlines[fact.outline];
    described.node = node;
    described.op = Op::sealed;
    described.children = {until.outline};
    return {node, fact.outline};
}

NodeId Lowering::reference_date() {
    if (reference_date_) return *reference_date_;
    NodeId date = 0;
    if (policy_.reference_date) {
        const Scalar value = scalar(*policy_.reference_date);
        builder_.graph().reference_date_outline = value.outline;
        date = policy_.reference_date->type.kind == Kind::time
                   ? builder_.make(Op::date_of, ColumnType::date, {value.node})
                   : value.node;
    } else {
        date = builder_.constant(Unknown{}, ColumnType::date);
    }
    reference_date_ = builder_.make(Op::reference_date, ColumnType::date, {date});
    builder_.graph().reference_date = reference_date_;
    return *reference_date_;
}

// The values of a parameter as a node: the one in force on the reference date.
NodeId Lowering::dated(std::uint32_t parameter, std::vector<NodeId> values) {
    const auto& dates = builder_.graph().parameters[parameter];
    if (dates.from.size() == 1 && !dates.from.front() && !dates.until.front()) return values.front();
    values.insert(values.begin(), reference_date());
    const ColumnType type = builder_.graph().nodes[values.back()].type;
    return builder_.make(Op::parameter, type, std::move(values), parameter);
}

Lowered Lowering::lower_parameter(std::uint32_t index, const Expr& expression) {
    const auto& declared = policy_.parameters[index];
    auto [found, added] =
        parameters_.try_emplace(index, static_cast<std::uint32_t>(builder_.graph().parameters.size()));
    if (added) {
        graph::DatedParameter parameter{declared.full_name, {}, {}};
        for (const auto& value : declared.values) {
            parameter.from.push_back(value.from);
            parameter.until.push_back(value.until);
        }
        builder_.graph().parameters.push_back(std::move(parameter));
    }
    if (declared.type.kind == Kind::list) {
        DatedLists lists{found->second, {}};
        for (const auto& value : declared.values)
            lists.values.push_back(literal(value.value, *declared.type.element, value.span));
        const auto& first = declared.values.front();
        if (declared.values.size() == 1 && !first.from && !first.until) return List(std::move(lists.values.front()));
        return List(std::move(lists));
    }
    std::vector<NodeId> values;
    for (const auto& value : declared.values)
        values.push_back(lower_constant(value.value, declared.type, value.span).node);
    const NodeId node = dated(found->second, std::move(values));
    const OutlineId id = outline(OutlineKind::parameter, node, expression, {});
    auto& described = builder_.graph().outlines[id];
    described.span = declared.span;
    described.name = declared.name;
    described.cites = declared.reason.cites;
    for (const auto& value : declared.values)
        builder_.graph().outlines[id].cites.insert(builder_.graph().outlines[id].cites.end(), value.cites.begin(),
                                                   value.cites.end());
    reason_later(id, declared.reason.because);
    return Scalar{node, id};
}

Scalar Lowering::lower_rounded(const check::Rounded& rounded, const Expr& expression) {
    const Scalar operand = scalar(*rounded.operand);
    // A percentage is rounded as it is shown: 12.345% to 1 decimal is 12.3%, which is 0.123.
    const unsigned decimals = rounded.decimals + (expression.type.kind == Kind::percent ? 2 : 0);
    const NodeId node = builder_.make(Op::round, column_type(expression.type), {operand.node},
                                      builder_.rounding(decimals, rounded.mode));
    const OutlineId id = outline(OutlineKind::rounding, node, expression, {operand.outline});
    builder_.graph().outlines[id].min_decimals = rounded.decimals;
    return {node, id};
}

Scalar Lowering::lower_operation(const check::Operation& operation, const Expr& expression) {
    switch (operation.op) {
    case Operator::in:
    case Operator::not_in:
        return membership(operation.operands[0], operation.operands[1], expression, operation.op == Operator::not_in);
    case Operator::has:
        return membership(operation.operands[1], operation.operands[0], expression, false);
    case Operator::empty:
    case Operator::not_empty:
        return emptiness(operation.operands[0], expression, operation.op == Operator::not_empty);
    case Operator::known:
    case Operator::is_unknown:
        // A list is known if it was given, whatever it holds: counting it is what needs it.
        if (operation.operands[0].type.kind == Kind::list) {
            const List operand = list(operation.operands[0]);
            NodeId known = builder_.yes_no(true);
            if (const auto* rows = std::get_if<EntityList>(&operand)) {
                const auto frame = builder_.frame(builder_.frame_of(rows->owner), rows->entity, rows->owner);
                const NodeId count = builder_.aggregate(Op::count, ColumnType::number, frame, {}, {});
                known = builder_.make(Op::is_known, ColumnType::truth, {count});
            }
            if (operation.op == Operator::is_unknown) known = builder_.logical_not(known);
            return {known, outline(OutlineKind::operation, known, expression, {})};
        }
        break;
    default:
        break;
    }
    std::vector<Scalar> values;
    std::vector<NodeId> nodes;
    std::vector<OutlineId> outlines;
    for (const auto& operand : operation.operands) {
        values.push_back(scalar(operand));
        nodes.push_back(values.back().node);
        outlines.push_back(values.back().outline);
    }
    if (operation.op == Operator::abnormally_low) return abnormally_low(expression, values);
    if (operation.op == Operator::relative_lowest || operation.op == Operator::relative_highest)
        return relative(operation, expression, {nodes[0], outlines[0]});
    const NodeId node = operation_node(operation, expression, nodes);
    const auto kind = operation.op == Operator::conditional ? OutlineKind::conditional : OutlineKind::operation;
    return {node, outline(kind, node, expression, std::move(outlines))};
}

NodeId Lowering::operation_node(const check::Operation& operation, const Expr& expression,
                                const std::vector<NodeId>& operands) {
    const auto truth = [&](Op op) { return builder_.make(op, ColumnType::truth, operands); };
    const auto swapped = [&](Op op) { return builder_.make(op, ColumnType::truth, {operands[1], operands[0]}); };
    const ColumnType type = column_type(expression.type);
    switch (operation.op) {
    case Operator::logical_or:
        return truth(Op::logical_or);
    case Operator::logical_and:
        return truth(Op::logical_and);
    case Operator::logical_not:
        return truth(Op::logical_not);
    case Operator::equal:
        return truth(Op::equal);
    case Operator::not_equal:
        return builder_.logical_not(truth(Op::equal));
    case Operator::less:
        return truth(Op::less);
    case Operator::less_equal:
        return truth(Op::less_equal);
    case Operator::greater:
        return swapped(Op::less);
    case Operator::greater_equal:
        return swapped(Op::less_equal);
    case Operator::starts_with:
        return truth(Op::starts_with);
    case Operator::first_letters:
        return builder_.make(Op::first_letters, type, operands);
    case Operator::otherwise:
        return builder_.make(Op::otherwise, type, operands);
    case Operator::known:
        return truth(Op::is_known);
    case Operator::is_unknown:
        return builder_.logical_not(truth(Op::is_known));
    case Operator::conditional:
        return builder_.make(Op::select, type, operands);
    case Operator::date_of:
        return operation.operands[0].type.kind == Kind::date ? operands[0] : builder_.make(Op::date_of, type, operands);
    case Operator::day_of:
        return builder_.make(Op::day_of, type, operands, operation.calendar);
    case Operator::working_add:
        return builder_.make(Op::working_add, type, operands, operation.calendar);
    case Operator::next_working_day:
        return builder_.make(Op::next_working_day, type, operands, operation.calendar);
    case Operator::working_days_between:
        return builder_.make(Op::working_between, type, operands, operation.calendar);
    case Operator::is_working_day:
        return builder_.make(
            Op::equal, ColumnType::truth,
            {operands[0], builder_.make(Op::next_working_day, ColumnType::date, {operands[0]}, operation.calendar)});
    case Operator::end_of_period:
        return builder_.make(Op::end_of_period, type, operands, operation.calendar);
    case Operator::end_of_working_days:
        return builder_.make(Op::end_of_working_days, type, operands, operation.calendar);
    case Operator::year_of:
    case Operator::month_of:
    case Operator::quarter_of:
        return builder_.make(Op::date_part, type, operands,
                             static_cast<std::uint32_t>(operation.op) - static_cast<std::uint32_t>(Operator::year_of));
    case Operator::linear:
        return linear(operands, operation.operands[0].type);
    case Operator::linear_value: {
        const NodeId score = linear(operands, operation.operands[0].type);
        const NodeId share = builder_.make(Op::divide, ColumnType::number, {score, builder_.number(100)});
        return builder_.make(Op::multiply, type, {operands[3], share});
    }
    default:
        return arithmetic(operation.op, operation.operands[0].type, expression.type, operands);
    }
}

NodeId Lowering::arithmetic(Operator op, const check::Type& left, const check::Type& result,
                            std::vector<NodeId> operands) {
    const ColumnType type = column_type(result);
    const bool dated = left.kind == Kind::date || left.kind == Kind::time;
    switch (op) {
    case Operator::add:
        return builder_.make(dated ? Op::date_add : Op::add, type, std::move(operands));
    case Operator::subtract:
        if (dated && result.kind == Kind::duration)
            return builder_.make(Op::date_between, type, {operands[1], operands[0]});
        if (dated)
            return builder_.make(Op::date_add, type,
                                 {operands[0], builder_.make(Op::negate, ColumnType::duration, {operands[1]})});
        return builder_.make(Op::subtract, type, std::move(operands));
    case Operator::multiply:
        return builder_.make(Op::multiply, type, std::move(operands));
    case Operator::divide:
        return builder_.make(Op::divide, type, std::move(operands));
    default:
        return builder_.make(Op::negate, type, std::move(operands));
    }
}

// PIANOo, "Schaal, score en score grafiek": relative scoring, here out of 100. Lowest: 100 * lowest / x; highest:
// 100 * x / highest; among the admitted.
Scalar Lowering::relative(const check::Operation& operation, const Expr& expression, const Scalar& value) {
    const bool lowest = operation.op == Operator::relative_lowest;
    const ColumnType type = column_type(operation.operands[0].type);
    const Rivals all = rivals(operation.operands[0], value);
    const NodeId best =
        builder_.aggregate(lowest ? Op::lowest : Op::highest, type, all.frame, all.value.node, all.counts);
    const NodeId ratio = lowest ? builder_.make(Op::divide, ColumnType::number, {best, value.node})
                                : builder_.make(Op::divide, ColumnType::number, {value.node, best});
    const NodeId node = builder_.make(Op::multiply, ColumnType::number, {builder_.number(100), ratio});
    graph::Outline extreme;
    extreme.kind = OutlineKind::aggregate;
    extreme.node = best;
    extreme.op = lowest ? Op::lowest : Op::highest;
    extreme.span = operation.operands[0].span;
    extreme.name = std::string(lowest ? "lowest " : "highest ") + text_of(operation.operands[0].span) + " admitted";
    extreme.children = {all.value.outline};
    const OutlineId best_outline = builder_.outline(std::move(extreme));
    return {node, outline(OutlineKind::operation, node, expression, {value.outline, best_outline})};
}

// So far under the average of all, or further; not where it is no lower than the average at all. See docs/scoring.md.
Scalar Lowering::abnormally_low(const Expr& expression, const std::vector<Scalar>& operands) {
    const NodeId value = operands[0].node, average = operands[2].node;
    const ColumnType type = builder_.graph().nodes[value].type;
    const NodeId rest = builder_.make(Op::subtract, ColumnType::number, {builder_.number(1), operands[1].node});
    const NodeId limit = builder_.make(Op::multiply, type, {average, rest});
    const NodeId node = builder_.logical_and({builder_.make(Op::less, ColumnType::truth, {value, average}),
                                              builder_.make(Op::less_equal, ColumnType::truth, {value, limit})});
    builder_.graph().outlines[operands[2].outline].name =
        "average of " + builder_.graph().outlines[operands[0].outline].name + " over all";
    const OutlineId id = outline(OutlineKind::operation, node, expression,
                                 {operands[0].outline, operands[1].outline, operands[2].outline});
    builder_.graph().outlines[id].op = Op::less_equal; // told by its values, not by its sides
    return {node, id};
}

// 100 * (x - zero_at) / (full_at - zero_at), not below 0 nor above 100.
NodeId Lowering::linear(const std::vector<NodeId>& operands, const check::Type& type) {
    const ColumnType column = column_type(type);
    const NodeId from_zero = builder_.make(Op::subtract, column, {operands[0], operands[1]});
    const NodeId whole = builder_.make(Op::subtract, column, {operands[2], operands[1]});
    const NodeId share = builder_.make(Op::divide, ColumnType::number, {from_zero, whole});
    const NodeId score = builder_.make(Op::multiply, ColumnType::number, {builder_.number(100), share});
    const NodeId zero = builder_.number(0);
    const NodeId full = builder_.number(100);
    return builder_.make(Op::select, ColumnType::number,
                         {builder_.make(Op::less, ColumnType::truth, {score, zero}), zero,
                          builder_.make(Op::less, ColumnType::truth, {full, score}), full, score});
}

} // namespace voorrang::lower
