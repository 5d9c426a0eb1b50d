// Ranks and orders. A rank is a count: 1 and how many of the others come before. So equal ones share a rank, and the
// next ones after two that are first are third.
#include "dsl/lower/lowering.hpp"

namespace voorrang::lower {

using graph::ColumnType;
using graph::FrameId;
using graph::NodeId;
using graph::Op;
using graph::OutlineId;
using graph::OutlineKind;

Lowered Lowering::lower_sorted(const check::Sorted& sorted) {
    auto rows = std::get<EntityList>(list(*sorted.list));
    rows.order = std::make_shared<const Order>(Order{&sorted, variables_});
    return List(std::move(rows));
}

Scalar Lowering::lower_ranked(const check::Ranked& ranked, const Expr& expression) {
    const RecordRef element = record(*ranked.element);
    const EntityList all{builder_.row(0), facts_.many(element.record), ranked.element->type};
    const Expr* where = ranked.where ? &**ranked.where : nullptr;
    return rank_among(element, all, {ranked.variable, ranked.by, where}, expression.span);
}

Scalar Lowering::rank_among(const RecordRef& element, const EntityList& rows, const Keys& keys, Span span) {
    FrameId outer = builder_.deeper(builder_.frame_of(element.reference), builder_.frame_of(rows.owner));
    for (const auto& key : keys.by) outer = innermost(*key.value, outer);
    if (keys.where != nullptr) outer = innermost(*keys.where, outer);
    const FrameId inner = builder_.frame(outer, rows.entity, rows.owner);
    const NodeId other = builder_.row(inner);

    const auto reckon = [&](const RecordRef& of) {
        variables_[keys.variable] = of;
        std::vector<Scalar> values;
        for (const auto& key : keys.by) values.push_back(scalar(*key.value));
        return values;
    };
    const std::vector<Scalar> own = reckon(element);
    const std::vector<Scalar> theirs = reckon({other, rows.entity, element.record, "", {}});

    // Before the element comes who is better by the first key; or equal by that and better by the next, and so on.
    std::vector<NodeId> ways, level;
    std::vector<OutlineId> own_shown, shown;
    for (std::size_t i = 0; i < keys.by.size(); ++i) {
        const NodeId one = theirs[i].node, mine = own[i].node;
        const bool highest = keys.by[i].highest_first;
        std::vector<NodeId> way = level;
        way.push_back(highest ? builder_.make(Op::less, ColumnType::truth, {mine, one})
                              : builder_.make(Op::less, ColumnType::truth, {one, mine}));
        ways.push_back(builder_.logical_and(std::move(way)));
        level.push_back(builder_.make(Op::equal, ColumnType::truth, {one, mine}));
        own_shown.push_back(own[i].outline);
        shown.push_back(theirs[i].outline);
    }
    std::vector<NodeId> conditions{
        builder_.logical_not(builder_.make(Op::equal, ColumnType::truth, {other, element.reference})),
        builder_.logical_or(std::move(ways))};
    // For want of the element's own keys, too, it may be unknown who comes before it.
    shown.insert(shown.end(), own_shown.begin(), own_shown.end());
    if (keys.where != nullptr) {
        const Scalar where = scalar(*keys.where);
        conditions.push_back(where.node);
        shown.push_back(where.outline);
    }
    variables_.erase(keys.variable);

    graph::Outline before;
    before.kind = OutlineKind::operation;
    before.node = builder_.broadcast(builder_.logical_and(std::move(conditions)), inner);
    before.op = Op::less;
    before.span = span;
    before.name = "comes before";
    before.children = std::move(shown);
    graph::Outline count;
    count.kind = OutlineKind::aggregate;
    count.op = Op::count;
    count.span = span;
    count.name = "how many come before";
    count.has_where = true;
    count.node = builder_.aggregate(Op::count, ColumnType::number, inner, {}, before.node);
    count.children = {builder_.outline(std::move(before))};
    const NodeId rank = builder_.make(Op::add, ColumnType::number, {builder_.number(1), count.node});
    own_shown.push_back(builder_.outline(std::move(count)));
    Expr whole;
    whole.span = span;
    whole.type.kind = check::Kind::number;
    return {rank, outline(OutlineKind::operation, rank, whole, std::move(own_shown))};
}

// The rank of each row of a loop over a list, if the list is in an order.
std::optional<Scalar> Lowering::rank_in_order(const EntityList& rows, FrameId inner) {
    if (rows.order == nullptr) return std::nullopt;
    const check::Sorted& sorted = *rows.order->sorted;
    const RecordRef element{builder_.row(inner), rows.entity, rows.element.record, "", {}};
    const auto outside = std::exchange(variables_, rows.order->variables);
    const Scalar rank = rank_among(element, rows, {sorted.variable, sorted.by, nullptr}, sorted.list->span);
    variables_ = outside;
    return rank;
}

std::optional<Scalar> Lowering::among_first(const EntityList& rows, FrameId inner) {
    if (rows.order == nullptr || !rows.order->sorted->first) return std::nullopt;
    const unsigned most = *rows.order->sorted->first;
    const Scalar rank = *rank_in_order(rows, inner);
    graph::Outline shown;
    shown.kind = OutlineKind::operation;
    shown.node = builder_.make(Op::less_equal, ColumnType::truth, {rank.node, builder_.number(most)});
    shown.op = Op::less_equal;
    shown.span = rows.order->sorted->list->span;
    shown.name = "among the first " + std::to_string(most);
    shown.children = {rank.outline};
    const NodeId node = shown.node;
    return Scalar{node, builder_.outline(std::move(shown))};
}

std::optional<Scalar> Lowering::counted(const std::optional<Scalar>& where, const EntityList& rows, FrameId inner) {
    const auto first = among_first(rows, inner);
    if (!first || !where) return first ? first : where;
    graph::Outline both;
    both.kind = OutlineKind::operation;
    both.node = builder_.logical_and({first->node, where->node});
    both.op = Op::logical_and;
    both.span = rows.order->sorted->list->span;
    both.name = "counts";
    both.children = {first->outline, where->outline};
    const NodeId node = both.node;
    return Scalar{node, builder_.outline(std::move(both))};
}

} // namespace voorrang::lower
