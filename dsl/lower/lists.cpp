#include "dsl/lower/lowering.hpp"

namespace voorrang::lower {

using ast::AggregateFunction;
using check::Kind;
using graph::ColumnType;
using graph::FrameId;
using graph::NodeId;
using graph::Op;
using graph::OutlineId;
using graph::OutlineKind;

List Lowering::list(const Expr& expression) { return std::get<List>(lower(expression)); }

LiteralList Lowering::literal(const Value& value, const check::Type& type, Span span) {
    LiteralList result;
    for (const auto& element : std::get<ValueList>(value))
        result.elements.push_back(lower_constant(element, type, span));
    return result;
}

// What is done with a list, by the kind of list; a parameter's lists one by one, then the one in force is taken.
Scalar Lowering::over(const List& list, const std::function<Scalar(const LiteralList&)>& literal,
                      const std::function<Scalar(const EntityList&)>& entity, Span span, const check::Type& type) {
    if (const auto* rows = std::get_if<EntityList>(&list)) return entity(*rows);
    if (const auto* elements = std::get_if<LiteralList>(&list)) return literal(*elements);
    const auto& dated_lists = std::get<DatedLists>(list);
    std::vector<NodeId> nodes;
    for (const auto& elements : dated_lists.values) nodes.push_back(literal(elements).node);
    const NodeId node = dated(dated_lists.parameter, std::move(nodes));
    Expr shown;
    shown.span = span;
    shown.type = type;
    return {node, outline(OutlineKind::operation, node, shown, {})};
}

FrameId Lowering::frame_of(const Lowered& value) const {
    if (const auto* scalar = std::get_if<Scalar>(&value)) return builder_.frame_of(scalar->node);
    if (const auto* reference = std::get_if<RecordRef>(&value)) return builder_.frame_of(reference->reference);
    const auto* rows = std::get_if<EntityList>(&std::get<List>(value));
    return rows ? builder_.frame_of(rows->owner) : 0;
}

FrameId Lowering::innermost(const Expr& expression, FrameId at_least) const {
    FrameId deepest = at_least;
    const auto visit = [&](const auto& self, const Expr& e) -> void {
        struct {
            const Lowering& lowering;
            FrameId& deepest;
            const decltype(self)& next;
            void operator()(const check::Variable& variable) const {
                // The element of an aggregate inside this expression is bound only while that aggregate is lowered.
                const auto bound = lowering.variables_.find(variable.id);
                if (bound == lowering.variables_.end()) return;
                deepest = lowering.builder_.deeper(deepest, lowering.frame_of(bound->second));
            }
            void operator()(const check::FieldOf& field) const { next(next, *field.base); }
            void operator()(const check::Applied& applied) const {
                if (applied.argument) next(next, **applied.argument);
            }
            void operator()(const check::Operation& operation) const {
                for (const auto& operand : operation.operands) next(next, operand);
            }
            void operator()(const check::Rounded& rounded) const { next(next, *rounded.operand); }
            void operator()(const check::Aggregated& aggregated) const {
                next(next, *aggregated.list);
                if (aggregated.value) next(next, **aggregated.value);
                if (aggregated.where) next(next, **aggregated.where);
            }
            void operator()(const check::Ranked& ranked) const {
                next(next, *ranked.element);
                for (const auto& key : ranked.by) next(next, *key.value);
                if (ranked.where) next(next, **ranked.where);
            }
            void operator()(const check::Sorted& sorted) const {
                next(next, *sorted.list);
                for (const auto& key : sorted.by) next(next, *key.value);
            }
            void operator()(const check::Constant&) const {}
            void operator()(const check::SingleRecord&) const {}
            void operator()(const check::AllRecords&) const {}
            void operator()(const check::ParameterValue&) const {}
        } visitor{*this, deepest, self};
        std::visit(visitor, e.node);
    };
    visit(visit, expression);
    return deepest;
}

Scalar Lowering::membership(const Expr& element, const Expr& list_expression, const Expr& expression, bool negated) {
    const Scalar wanted = scalar(element);
    const List searched = list(list_expression);
    const OutlineId shown = list_outline(searched, list_expression);
    const auto finish = [&](NodeId found) {
        if (negated) found = builder_.logical_not(found);
        const OutlineId id = outline(OutlineKind::operation, found, expression, {wanted.outline, shown});
        builder_.graph().outlines[id].op = Op::any; // not the `or` of comparisons that it may be made of
        return Scalar{found, id};
    };
    return over(
        searched,
        [&](const LiteralList& elements) {
            std::vector<NodeId> equal;
            for (const auto& each : elements.elements)
                equal.push_back(builder_.make(Op::equal, ColumnType::truth, {wanted.node, each.node}));
            return finish(builder_.logical_or(std::move(equal)));
        },
        [&](const EntityList& rows) {
            const FrameId outer = builder_.deeper(builder_.frame_of(rows.owner), builder_.frame_of(wanted.node));
            const FrameId inner = builder_.frame(outer, rows.entity, rows.owner);
            NodeId each = 0;
            if (rows.element.kind == Kind::record) {
                each = builder_.row(inner);
            } else {
                const graph::FactId fact = facts_.element(rows.entity, rows.element);
                each = builder_.graph().frames[inner].natural ? builder_.fact(inner, fact)
                                                              : builder_.gather(builder_.row(inner), fact);
            }
            std::vector<NodeId> found{builder_.make(Op::equal, ColumnType::truth, {each, wanted.node})};
            if (const auto first = among_first(rows, inner)) found.push_back(first->node);
            return finish(builder_.aggregate(Op::any, ColumnType::truth, inner, {}, builder_.logical_and(found)));
        },
        expression.span, expression.type);
}

Scalar Lowering::emptiness(const Expr& operand, const Expr& expression, bool negated) {
    const auto finish = [&](NodeId empty, std::vector<OutlineId> children) {
        if (negated) empty = builder_.logical_not(empty);
        return Scalar{empty, outline(OutlineKind::operation, empty, expression, std::move(children))};
    };
    if (operand.type.kind != Kind::list) {
        const Scalar text = scalar(operand);
        const NodeId nothing = builder_.constant(std::string(), ColumnType::text);
        return finish(builder_.make(Op::equal, ColumnType::truth, {text.node, nothing}), {text.outline});
    }
    return over(
        list(operand),
        [&](const LiteralList& elements) { return finish(builder_.yes_no(elements.elements.empty()), {}); },
        [&](const EntityList& rows) {
            const FrameId inner = builder_.frame(builder_.frame_of(rows.owner), rows.entity, rows.owner);
            const NodeId count = builder_.aggregate(Op::count, ColumnType::number, inner, {}, {});
            graph::Outline counted;
            counted.kind = OutlineKind::aggregate;
            counted.node = count;
            counted.op = Op::count;
            counted.span = operand.span;
            counted.name = "count of " + text_of(operand.span);
            const OutlineId shown = builder_.outline(std::move(counted));
            return finish(builder_.make(Op::equal, ColumnType::truth, {count, builder_.number(0)}), {shown});
        },
        expression.span, expression.type);
}

// A list named in a text: "grounds: {bidder.exclusion_grounds}".
OutlineId Lowering::list_outline(const List& shown_list, const Expr& expression) {
    graph::Outline shown;
    shown.kind = OutlineKind::list;
    shown.span = expression.span;
    shown.name = text_of(expression.span);
    shown.op = Op::row_sum;
    const auto add_elements = [&](const LiteralList& elements) {
        for (const auto& element : elements.elements) shown.children.push_back(element.outline);
    };
    if (const auto* rows = std::get_if<EntityList>(&shown_list)) {
        const FrameId inner = builder_.frame(builder_.frame_of(rows->owner), rows->entity, rows->owner);
        shown.op = Op::count;
        shown.node = builder_.aggregate(Op::count, ColumnType::number, inner, {}, {});
        if (const auto rank = rank_in_order(*rows, inner)) {
            shown.order = builder_.broadcast(rank->node, inner);
            shown.first = rows->order->sorted->first;
        }
        if (rows->element.kind != Kind::record) {
            const graph::FactId fact = facts_.element(rows->entity, rows->element);
            const bool natural = builder_.graph().frames[inner].natural;
            const NodeId node = natural ? builder_.fact(inner, fact) : builder_.gather(builder_.row(inner), fact);
            const OutlineId element = outline(OutlineKind::fact, node, expression, {});
            builder_.graph().outlines[element].fact = fact;
            if (!natural) builder_.graph().outlines[element].reference = builder_.row(inner);
            shown.children.push_back(element);
        }
    } else if (const auto* elements = std::get_if<LiteralList>(&shown_list)) {
        add_elements(*elements);
    } else {
        // Which of the lists is in force, as a number.
        const auto& dated_lists = std::get<DatedLists>(shown_list);
        std::vector<NodeId> numbers;
        for (const auto& each : dated_lists.values) {
            numbers.push_back(builder_.number(static_cast<std::int64_t>(numbers.size())));
            shown.children.push_back(list_outline(each, expression));
        }
        shown.op = Op::parameter;
        shown.node = dated(dated_lists.parameter, std::move(numbers));
    }
    return builder_.outline(std::move(shown));
}

Scalar Lowering::lower_aggregate(const check::Aggregated& aggregated, const Expr& expression) {
    return over(
        list(*aggregated.list),
        [&](const LiteralList& elements) { return aggregate_literal(aggregated, expression, elements); },
        [&](const EntityList& rows) { return aggregate_entity(aggregated, expression, rows); }, expression.span,
        expression.type);
}

namespace {

Op op_of(AggregateFunction function) {
    switch (function) {
    case AggregateFunction::count:
        return Op::count;
    case AggregateFunction::sum:
        return Op::sum;
    case AggregateFunction::average:
        return Op::average;
    case AggregateFunction::lowest:
        return Op::lowest;
    case AggregateFunction::highest:
        return Op::highest;
    case AggregateFunction::median:
        return Op::median;
    case AggregateFunction::percentile:
        return Op::percentile;
    case AggregateFunction::interpolated:
        return Op::interpolated;
    case AggregateFunction::consensus:
        return Op::consensus;
    case AggregateFunction::distinct:
        return Op::distinct;
    case AggregateFunction::any:
        return Op::any;
    case AggregateFunction::all:
        return Op::all;
    default:
        return Op::count;
    }
}

Op row_op_of(AggregateFunction function) {
    switch (function) {
    case AggregateFunction::average:
        return Op::row_average;
    case AggregateFunction::lowest:
        return Op::row_lowest;
    case AggregateFunction::highest:
        return Op::row_highest;
    case AggregateFunction::median:
        return Op::row_median;
    case AggregateFunction::percentile:
        return Op::row_percentile;
    case AggregateFunction::interpolated:
        return Op::row_interpolated;
    case AggregateFunction::consensus:
        return Op::row_consensus;
    case AggregateFunction::distinct:
        return Op::row_distinct;
    default:
        return Op::row_sum;
    }
}

} // namespace

void Lowering::bind_element(check::VariableId variable, const EntityList& rows, FrameId inner, const Expr& list) {
    const NodeId row = builder_.row(inner);
    if (rows.element.kind == Kind::record) {
        variables_[variable] = RecordRef{row, rows.entity, rows.element.record, "", {}};
        return;
    }
    const graph::FactId fact = facts_.element(rows.entity, rows.element);
    const bool natural = builder_.graph().frames[inner].natural;
    const NodeId node = natural ? builder_.fact(inner, fact) : builder_.gather(row, fact);
    const OutlineId id = outline(OutlineKind::fact, node, list, {});
    builder_.graph().outlines[id].fact = fact;
    if (!natural) builder_.graph().outlines[id].reference = row;
    variables_[variable] = Scalar{node, id};
}

// What the operation needs to know beside its operands; see graph::Node::detail.
std::uint32_t Lowering::detail_of(const check::Aggregated& aggregated) {
    if (!aggregated.quantile) return aggregated.without_extremes;
    return builder_.graph().nodes[builder_.constant(*aggregated.quantile, ColumnType::number)].payload;
}

Scalar Lowering::aggregate_entity(const check::Aggregated& aggregated, const Expr& expression, const EntityList& rows) {
    // A condition that speaks of an outer element ("cheaper than this bid") makes it a loop inside that element's.
    FrameId outer = builder_.frame_of(rows.owner);
    if (aggregated.value) outer = innermost(**aggregated.value, outer);
    if (aggregated.where) outer = innermost(**aggregated.where, outer);
    const FrameId inner = builder_.frame(outer, rows.entity, rows.owner);
    bind_element(aggregated.variable, rows, inner, *aggregated.list);
    std::optional<NodeId> value;
    std::optional<Scalar> where;
    std::vector<OutlineId> children;
    if (aggregated.value) {
        const Scalar lowered = scalar(**aggregated.value);
        value = lowered.node;
        children.push_back(lowered.outline);
    }
    if (aggregated.where) where = scalar(**aggregated.where);
    variables_.erase(aggregated.variable);
    where = counted(where, rows, inner);
    if (where) children.push_back(where->outline);
    const NodeId node = builder_.aggregate(op_of(aggregated.function), column_type(expression.type), inner, value,
                                           where ? std::optional(where->node) : std::nullopt, detail_of(aggregated));
    const OutlineId id = outline(OutlineKind::aggregate, node, expression, std::move(children));
    builder_.graph().outlines[id].has_where = where.has_value();
    return {node, id};
}

Scalar Lowering::aggregate_literal(const check::Aggregated& aggregated, const Expr& expression,
                                   const LiteralList& elements) {
    std::vector<NodeId> values, wheres;
    std::vector<OutlineId> children;
    for (const auto& element : elements.elements) {
        variables_[aggregated.variable] = element;
        const Scalar value = aggregated.value ? scalar(**aggregated.value) : element;
        values.push_back(value.node);
        children.push_back(value.outline);
        if (aggregated.where) wheres.push_back(scalar(**aggregated.where).node);
    }
    variables_.erase(aggregated.variable);

    NodeId node = 0;
    const ColumnType type = column_type(expression.type);
    switch (aggregated.function) {
    case AggregateFunction::any:
        node = builder_.logical_or(wheres);
        break;
    case AggregateFunction::all:
        node = builder_.logical_and(wheres);
        break;
    case AggregateFunction::count: {
        std::vector<NodeId> pairs;
        for (const NodeId where : wheres) pairs.insert(pairs.end(), {builder_.number(1), where});
        node = wheres.empty() ? builder_.number(static_cast<std::int64_t>(values.size()))
                              : builder_.make_where(Op::row_sum, type, std::move(pairs));
        break;
    }
    default:
        if (values.empty()) { // as if one stood there that doesn't count
            const NodeId nothing = builder_.constant(Unknown{}, column_type((*aggregated.value)->type));
            node = builder_.make_where(row_op_of(aggregated.function), type, {nothing, builder_.yes_no(false)},
                                       detail_of(aggregated));
        } else if (wheres.empty()) {
            node = builder_.make(row_op_of(aggregated.function), type, std::move(values), 0, detail_of(aggregated));
        } else {
            std::vector<NodeId> pairs;
            for (std::size_t i = 0; i < values.size(); ++i) pairs.insert(pairs.end(), {values[i], wheres[i]});
            node = builder_.make_where(row_op_of(aggregated.function), type, std::move(pairs), detail_of(aggregated));
        }
    }
    const OutlineId id = outline(OutlineKind::operation, node, expression, std::move(children));
    builder_.graph().outlines[id].op = row_op_of(aggregated.function); // its children are elements, not conditions
    return {node, id};
}

} // namespace voorrang::lower
