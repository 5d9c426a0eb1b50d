#include "dsl/lower/lowering.hpp"

namespace voorrang::lower {

using ast::RuleKind;
using check::AppliedKind;
using graph::ColumnType;
using graph::NodeId;
using graph::Op;
using graph::OutlineKind;

// A competitor is admitted if no rule excludes it, nor a record it refers to (its bidder), nor the case as a whole.
NodeId Lowering::admitted(const check::Award& declared, const RecordRef& competitor, graph::Award& award) {
    const graph::FrameId frame = builder_.frame_of(competitor.reference);
    std::vector<NodeId> strikes;
    for (std::uint32_t i = 0; i < policy_.rules.size(); ++i) {
        const auto& rule = policy_.rules[i];
        if (rule.kind != RuleKind::exclude && rule.kind != RuleKind::require) continue;
        const auto strike = [&](const RecordRef& argument) {
            const Scalar holds = std::get<Scalar>(instance(AppliedKind::rule, i, argument));
            strikes.push_back(holds.node);
            if (rule.subject.record != declared.competitor.record)
                award.referred.push_back({i, builder_.broadcast(holds.node, frame), holds.outline});
        };
        const std::uint32_t subject = rule.subject.record;
        if (subject == declared.competitor.record) {
            strike(competitor);
        } else if (!policy_.records[subject].plural) {
            strike(facts_.single(subject));
        } else {
            const auto& fields = policy_.records[competitor.record].fields;
            for (std::uint32_t f = 0; f < fields.size(); ++f) {
                if (!fields[f].by || fields[f].type.record != subject) continue;
                const graph::FactId fact = facts_.reference(competitor, f);
                const NodeId reference = builder_.fact(builder_.frame_of(competitor.reference), fact);
                strike({reference, builder_.graph().schema.facts[fact].target, subject, "", {}});
            }
        }
    }
    const NodeId sound = builder_.broadcast(builder_.logical_not(builder_.logical_or(std::move(strikes))), frame);
    return builder_.make(Op::admitted, ColumnType::truth, {sound});
}

// How many preferences hold for a competitor.
NodeId Lowering::preferences(const check::Award& declared, const RecordRef& competitor) {
    std::vector<NodeId> pairs;
    for (std::uint32_t i = 0; i < policy_.rules.size(); ++i) {
        const auto& rule = policy_.rules[i];
        if (rule.kind != RuleKind::prefer || rule.subject.record != declared.competitor.record) continue;
        const Scalar holds = std::get<Scalar>(instance(AppliedKind::rule, i, competitor));
        pairs.insert(pairs.end(), {builder_.number(1), holds.node});
    }
    const graph::FrameId frame = builder_.frame_of(competitor.reference);
    const NodeId count =
        pairs.empty() ? builder_.number(0) : builder_.make_where(Op::row_sum, ColumnType::number, std::move(pairs));
    return builder_.broadcast(count, frame);
}

void Lowering::award(const check::Award& declared) {
    const RecordRef competitor = subject_row(declared.competitor.record);
    const graph::FrameId frame = builder_.frame_of(competitor.reference);
    graph::Award award;
    award.name = declared.full_name;
    award.frame = frame;
    award.entity = competitor.entity;
    award.competitor = policy_.records[competitor.record].name;
    award.admitted = admitted(declared, competitor, award);
    award.highest_wins = declared.direction == ast::Award::Direction::highest;
    admitted_ = award.admitted;
    competitors_ = frame;
    variables_[declared.competitor.variable] = competitor;
    award_ = &declared;
    if (declared.lots) lots(declared, award);

    NodeId total = builder_.number(0);
    for (const auto& criterion : declared.criteria) {
        const Scalar weight = scalar(criterion.weight);
        const Scalar score = scalar(criterion.score);
        NodeId node = builder_.broadcast(score.node, frame);
        graph::Outline shown;
        shown.kind = OutlineKind::criterion;
        shown.op = Op::round;
        shown.span = criterion.span;
        shown.name = criterion.name;
        shown.children = {score.outline};
        if (declared.round_scores) {
            node = builder_.make(Op::round, ColumnType::number, {node},
                                 builder_.rounding(declared.round_scores->decimals, declared.round_scores->mode));
            shown.min_decimals = declared.round_scores->decimals;
        }
        shown.node = node;
        const NodeId weighted = builder_.make(Op::multiply, ColumnType::number, {weight.node, node});
        total = builder_.make(Op::add, ColumnType::number, {total, weighted});
        award.criteria.push_back(
            {criterion.name, weight.node, node, builder_.outline(std::move(shown)), weight.outline});
    }
    total = builder_.broadcast(total, frame);
    if (declared.round_total) {
        total = builder_.make(Op::round, ColumnType::number, {total},
                              builder_.rounding(declared.round_total->decimals, declared.round_total->mode));
        award.total_decimals = declared.round_total->decimals;
    }
    award.total = total;
    if (declared.limit) {
        const Scalar limit = scalar(*declared.limit);
        award.limit = limit.node;
        award.limit_outline = limit.outline;
    }
    using By = graph::TieKey::By;
    for (const auto& tie : declared.ties) {
        const bool highest = tie.direction == ast::Award::Direction::highest;
        switch (tie.by) {
        case check::Award::Tie::By::criterion: {
            const auto& criterion = award.criteria[tie.criterion];
            // The better score comes first: the higher one, or the lower where the lowest total wins.
            award.ties.push_back(
                {By::criterion, criterion.name, criterion.score, award.highest_wins, criterion.outline});
            break;
        }
        case check::Award::Tie::By::value: {
            const Scalar value = scalar(*tie.value);
            award.ties.push_back(
                {By::value, text_of(tie.value->span), builder_.broadcast(value.node, frame), highest, value.outline});
            break;
        }
        case check::Award::Tie::By::preference:
            award.ties.push_back({By::preference, "preference", preferences(declared, competitor), true, std::nullopt});
            break;
        case check::Award::Tie::By::draw: {
            graph::TieKey draw{By::draw, "draw", 0, true, std::nullopt};
            if (tie.value) {
                const Scalar seed = scalar(*tie.value);
                draw.node = seed.node;
                draw.outline = seed.outline;
            }
            award.ties.push_back(std::move(draw));
            break;
        }
        }
    }
    award.because = because(declared.reason.because);
    award.cites = declared.reason.cites;
    variables_.erase(declared.competitor.variable);
    admitted_.reset();
    builder_.graph().award = std::move(award);
}

} // namespace voorrang::lower
