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
        if (!ast::shuts_out(rule.kind)) continue;
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
    for (const auto& criterion : declared.criteria)
        if (criterion.minimum) strikes.push_back(under_minimum(declared, criterion, frame));
    const NodeId sound = builder_.broadcast(builder_.logical_not(builder_.logical_or(std::move(strikes))), frame);
    return builder_.make(Op::admitted, ColumnType::truth, {sound});
}

// The score of a criterion as it counts: rounded, if the award rounds scores.
Scalar Lowering::criterion_score(const check::Award& declared, const check::Award::Criterion& criterion,
                                 graph::FrameId frame) {
    const Scalar score = scalar(criterion.score);
    NodeId node = builder_.broadcast(score.node, frame);
    graph::Outline shown;
    shown.kind = OutlineKind::criterion;
    shown.op = Op::round;
    shown.span = criterion.span;
    shown.name = criterion.name;
    shown.children = {score.outline};
    if (declared.round_scores) {
        node = builder_.make(Op::round, column_type(criterion.score.type), {node},
                             builder_.rounding(declared.round_scores->decimals, declared.round_scores->mode));
        shown.min_decimals = declared.round_scores->decimals;
    }
    shown.node = node;
    return {node, builder_.outline(std::move(shown))};
}

// A score under its minimum shuts out, as a requirement does, and is told like one.
NodeId Lowering::under_minimum(const check::Award& declared, const check::Award::Criterion& criterion,
                               graph::FrameId frame) {
    const Scalar score = criterion_score(declared, criterion, frame);
    const Scalar minimum = scalar(*criterion.minimum);
    const NodeId under =
        builder_.broadcast(builder_.make(Op::less, ColumnType::truth, {score.node, minimum.node}), frame);
    graph::Outline compared;
    compared.kind = OutlineKind::operation;
    compared.node = under;
    compared.op = Op::less;
    compared.span = criterion.span;
    compared.name = "under the minimum";
    compared.children = {score.outline, minimum.outline};
    graph::Outline shown;
    shown.kind = OutlineKind::rule;
    shown.node = under;
    shown.op = Op::logical_and;
    shown.negated = {false};
    shown.span = criterion.span;
    shown.name = criterion.name;
    shown.children = {builder_.outline(std::move(compared))};
    shown.cites = declared.reason.cites;
    shown.because = graph::OutlineTemplate{{"the score is ", score.outline, ", under the minimum of ", minimum.outline},
                                           std::nullopt};
    graph::Verdict verdict;
    verdict.rule = declared.full_name + "." + criterion.name;
    verdict.name = criterion.name;
    verdict.kind = RuleKind::require;
    verdict.frame = frame;
    verdict.entity = builder_.graph().frames[frame].entity;
    verdict.subject = policy_.records[declared.competitor.record].name;
    verdict.holds = under;
    verdict.outline = builder_.outline(std::move(shown));
    builder_.graph().verdicts.push_back(std::move(verdict));
    return under;
}

// Weight times score, added up; or what adds, less what deducts.
NodeId Lowering::total(const check::Award& declared, graph::Award& award) {
    using Form = graph::Criterion::Form;
    std::optional<NodeId> total;
    for (const auto& criterion : declared.criteria) {
        const ColumnType type = column_type(criterion.score.type);
        const Scalar score = criterion_score(declared, criterion, award.frame);
        const Form form = static_cast<Form>(criterion.form);
        check::Type number;
        number.kind = check::Kind::number;
        const Number sign(form == Form::adds ? 1 : -1);
        const Scalar weight =
            form == Form::weighted ? scalar(criterion.weight) : lower_constant(sign, number, criterion.span);
        NodeId part = score.node;
        if (form == Form::weighted) part = builder_.make(Op::multiply, type, {weight.node, part});
        if (total)
            total = builder_.make(form == Form::deducts ? Op::subtract : Op::add, type, {*total, part});
        else
            total = form == Form::deducts ? builder_.make(Op::negate, type, {part}) : part;
        award.criteria.push_back({criterion.name, form, weight.node, score.node, score.outline, weight.outline});
    }
    NodeId sum = builder_.broadcast(*total, award.frame);
    if (declared.round_total) {
        sum = builder_.make(Op::round, builder_.graph().nodes[sum].type, {sum},
                            builder_.rounding(declared.round_total->decimals, declared.round_total->mode));
        award.total_decimals = declared.round_total->decimals;
    }
    return sum;
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
    award.highest_wins = declared.direction == ast::Award::Direction::highest;
    variables_[declared.competitor.variable] = competitor;
    award.admitted = admitted(declared, competitor, award);
    admitted_ = award.admitted;
    competitors_ = frame;
    award_ = &declared;
    if (declared.lots) lots(declared, award);
    award.total = total(declared, award);
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
            // The better score comes first: the higher one where the highest total wins or where it is deducted from a
            // total of which the lowest wins, else the lower one.
            const bool deducts = criterion.form == graph::Criterion::Form::deducts;
            award.ties.push_back(
                {By::criterion, criterion.name, criterion.score, award.highest_wins != deducts, criterion.outline});
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
