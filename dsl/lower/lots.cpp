#include "dsl/lower/lowering.hpp"

namespace voorrang::lower {

using graph::ColumnType;
using graph::FrameId;
using graph::NodeId;
using graph::Op;

// Without lots all competitors are one loop. With lots each of them has a loop of its own over all, of which those
// count that are for the same lot.
Lowering::Rivals Lowering::rivals(const Expr& value, const Scalar& own) {
    if (!award_->lots) return {competitors_, own, *admitted_};
    const check::VariableId variable = award_->competitor.variable;
    const RecordRef competitor = std::get<RecordRef>(variables_.at(variable));
    const FrameId inner = builder_.frame(competitors_, competitor.entity, builder_.row(0));
    const NodeId other = builder_.row(inner);
    const NodeId lot = scalar(award_->lots->of).node;
    variables_[variable] = RecordRef{other, competitor.entity, competitor.record, "", {}};
    const Scalar others = scalar(value);
    const NodeId others_lot = scalar(award_->lots->of).node;
    variables_[variable] = competitor;
    const NodeId same = builder_.make(Op::equal, ColumnType::truth, {others_lot, lot});
    return {inner, others, builder_.logical_and({same, builder_.look_up(other, *admitted_)})};
}

void Lowering::lots(const check::Award& declared, graph::Award& award) {
    const check::Award::Lots& written = *declared.lots;
    const RecordRef lot = subject_row(written.lot.record);
    graph::Lots lots;
    lots.frame = builder_.frame_of(lot.reference);
    lots.entity = lot.entity;
    lots.name = policy_.records[lot.record].name;
    lots.several = written.several;
    lots.by_average = written.combinations == ast::EachLot::Combinations::by_average;
    if (written.several) {
        const EntityList list = std::get<EntityList>(this->list(written.of));
        lots.outline = list_outline(list, written.of);
        lots.of = builder_.graph().outlines[builder_.graph().outlines[lots.outline].children.front()].node;
    } else {
        const Scalar of = scalar(written.of);
        lots.of = builder_.broadcast(of.node, award.frame);
        lots.outline = of.outline;
    }
    if (written.limit) {
        const Scalar most = scalar(written.limit->most);
        const Scalar by = scalar(written.limit->by);
        graph::Lots::Limit limit{most.node, most.outline, builder_.broadcast(by.node, award.frame), by.outline, {}, {}};
        limit.highest_first = written.limit->highest_first;
        if (written.limit->order) {
            variables_[written.lot.variable] = lot;
            const Scalar order = scalar(*written.limit->order);
            variables_.erase(written.lot.variable);
            limit.order = builder_.broadcast(order.node, lots.frame);
            limit.order_outline = order.outline;
        }
        lots.limit = limit;
    }
    award.lots = lots;
}

} // namespace voorrang::lower
