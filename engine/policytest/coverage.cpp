#include "engine/policytest/coverage.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::OutlineKind;
using phrases::said;

namespace {

// Whether any row of a truth column says so.
bool anywhere(const Column& column, Truth truth) {
    return std::find(column.truth.begin(), column.truth.end(), truth) != column.truth.end();
}

} // namespace

Coverage::Coverage(const check::Policy& policy, const graph::Graph& graph) : graph_(graph) {
    for (const auto& rule : policy.rules)
        item(CoveredKind::rule, said("rule {1}", {rule.name}), rule.span, {Aspect::strikes, Aspect::spares});
    for (const auto& definition : policy.definitions)
        for (const auto& exception : definition.exceptions)
            item(CoveredKind::exception, said("exception {1} of {2}", {exception.name, definition.name}),
                 exception.span, {Aspect::applies, Aspect::stays_out});
    for (const auto& table : policy.tables)
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            item(CoveredKind::row, said("row {1} of table {2}", {std::to_string(table.rows[i].number), table.name}),
                 table.rows[i].span, {Aspect::hit});
    if (policy.award) {
        for (const auto& criterion : policy.award->criteria)
            item(CoveredKind::criterion, said("criterion {1}", {criterion.name}), criterion.span, {Aspect::scores});
        first_tie_ = items_.size();
        for (std::size_t i = 0; i < policy.award->ties.size(); ++i) {
            const auto& value = policy.award->ties[i].value;
            item(CoveredKind::tie, said("tie key {1}", {graph.award->ties[i].name}),
                 value ? value->span : policy.award->span, {Aspect::decides});
        }
    }
    first_measure_ = items_.size();
    for (const auto& measure : policy.measures) {
        if (measure.of_groups) continue; // they come last
        std::vector<Aspect> aspects{Aspect::measured};
        if (measure.flagged) aspects = {Aspect::strikes, Aspect::spares};
        if (!measure.targets.empty()) aspects = {Aspect::measured, Aspect::met, Aspect::missed};
        item(CoveredKind::measure,
             measure.flagged ? said("rule {1}", {measure.name}) : said("measure {1}", {measure.name}), measure.span,
             aspects);
    }
    for (const auto& workflow : policy.workflows) ways(workflow);
}

void Coverage::ways(const check::Workflow& workflow) {
    for (const auto& state : workflow.states) {
        for (const auto& deadline : state.deadlines)
            item(CoveredKind::way,
                 said("{1}: the deadline of {2}, to {3}",
                      {workflow.name, state.name, workflow.states[deadline.to].name}),
                 deadline.span, {Aspect::taken});
        for (const auto& event : state.events)
            item(CoveredKind::way, said("{1}: {2} in {3}", {workflow.name, event.name, state.name}), event.span,
                 event.when ? std::vector{Aspect::taken, Aspect::held_back} : std::vector{Aspect::taken});
    }
}

void Coverage::item(CoveredKind kind, Said name, Span span, const std::vector<Aspect>& aspects) {
    index_.emplace(Key{static_cast<std::uint32_t>(kind), span.source, span.begin, span.end}, items_.size());
    Covered covered{kind, std::move(name), span, {}};
    for (const Aspect aspect : aspects) covered.parts.push_back({aspect, 0});
    items_.push_back(std::move(covered));
}

void Coverage::mark(CoveredKind kind, Span span, Aspect aspect) {
    const auto found = index_.find(Key{static_cast<std::uint32_t>(kind), span.source, span.begin, span.end});
    if (found == index_.end()) return;
    const auto& parts = items_[found->second].parts;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i].aspect == aspect) seen_.emplace(found->second, i);
}

void Coverage::add(const Evaluation& evaluation, const Decision& decision) {
    seen_.clear();
    for (const graph::Outline& shown : graph_.outlines) outline(shown, evaluation);
    ties(decision);
    for (const auto& [item, part] : seen_) ++items_[item].parts[part].tests;
}

// Only what is sure counts: a value that unknown facts could change shows nothing of the measure.
void Coverage::add(const std::vector<MeasureResult>& measures) {
    seen_.clear();
    for (std::size_t i = 0; i < measures.size(); ++i) {
        const Covered& covered = items_[first_measure_ + i];
        for (const GroupResult& group : measures[i].groups) {
            if (!group.exact || group.state != GroupResult::State::known) continue;
            const auto* raised = std::get_if<bool>(&group.value);
            if (measures[i].flagged && raised != nullptr)
                mark(CoveredKind::measure, covered.span, *raised ? Aspect::strikes : Aspect::spares);
            mark(CoveredKind::measure, covered.span, Aspect::measured);
            if (!group.target || group.target->state == TargetResult::State::unknown) continue;
            const bool met = group.target->state == TargetResult::State::met;
            mark(CoveredKind::measure, covered.span, met ? Aspect::met : Aspect::missed);
        }
    }
    for (const auto& [item, part] : seen_) ++items_[item].parts[part].tests;
}

void Coverage::add(const std::vector<Step>& steps) {
    seen_.clear();
    for (const Step& step : steps) {
        if (!step.way) continue;
        if (step.kind == Step::Kind::done || step.kind == Step::Kind::elapsed)
            mark(CoveredKind::way, *step.way, Aspect::taken);
        if (step.refusal == Refusal::guard_no) mark(CoveredKind::way, *step.way, Aspect::held_back);
    }
    for (const auto& [item, part] : seen_) ++items_[item].parts[part].tests;
}

// A declaration has an outline for each thing it is applied to; that of any will do.
void Coverage::outline(const graph::Outline& shown, const Evaluation& evaluation) {
    if (shown.kind == OutlineKind::rule) {
        const Column& holds = evaluation.columns[shown.node];
        if (anywhere(holds, Truth::yes)) mark(CoveredKind::rule, shown.span, Aspect::strikes);
        if (anywhere(holds, Truth::no)) mark(CoveredKind::rule, shown.span, Aspect::spares);
    } else if (shown.kind == OutlineKind::definition) {
        exceptions(shown, evaluation);
    } else if (shown.kind == OutlineKind::criterion) {
        const Column& score = evaluation.columns[shown.node];
        for (std::uint32_t row = 0; row < score.size; ++row)
            if (score.known(row)) return mark(CoveredKind::criterion, shown.span, Aspect::scores);
    } else if (shown.kind == OutlineKind::table) {
        table(shown, evaluation);
    }
}

// An exception whose condition holds still stays out where one above it applies.
void Coverage::exceptions(const graph::Outline& shown, const Evaluation& evaluation) {
    const graph::Node& node = graph_.nodes[shown.node];
    if (node.op != graph::Op::exceptions || shown.children.size() < 2) return;
    const graph::Precedence& precedence = graph_.precedences[node.payload];
    const auto condition = [&](std::size_t exception, std::uint32_t row) {
        const graph::NodeId at = *graph_.outlines[shown.children[exception + 1]].condition;
        return evaluation.columns[at].truth[evaluation.outer_row(graph_, node.frame, row, graph_.nodes[at].frame)];
    };
    for (std::uint32_t row = 0; row < evaluation.columns[shown.node].size; ++row) {
        for (std::size_t i = 0; i + 1 < shown.children.size(); ++i) {
            Truth applies = condition(i, row);
            for (const std::uint32_t above : precedence[i])
                applies = truth_and(applies, truth_not(condition(above, row)));
            const Span span = graph_.outlines[shown.children[i + 1]].span;
            if (applies == Truth::yes) mark(CoveredKind::exception, span, Aspect::applies);
            if (applies == Truth::no) mark(CoveredKind::exception, span, Aspect::stays_out);
        }
    }
}

// Of a table that takes the first row that matches, a row behind that one is not hit, whatever its conditions.
void Coverage::table(const graph::Outline& shown, const Evaluation& evaluation) {
    const graph::FrameId frame = graph_.nodes[shown.node].frame;
    for (std::uint32_t row = 0; row < evaluation.columns[shown.node].size; ++row) {
        for (const graph::OutlineId child : shown.children) {
            const graph::Outline& table_row = graph_.outlines[child];
            const std::uint32_t at = evaluation.outer_row(graph_, frame, row, graph_.nodes[*table_row.condition].frame);
            const Truth applies = evaluation.columns[*table_row.condition].truth[at];
            if (applies == Truth::yes) mark(CoveredKind::row, table_row.span, Aspect::hit);
            if (applies != Truth::no && shown.op == graph::Op::table_first) break;
        }
    }
}

void Coverage::ties(const Decision& decision) {
    if (!graph_.award) return;
    const auto& keys = graph_.award->ties;
    for (const Standing& standing : decision.standings)
        for (std::size_t i = 0; i < keys.size(); ++i)
            if (std::find(standing.decided_by.begin(), standing.decided_by.end(), keys[i].name) !=
                standing.decided_by.end())
                seen_.emplace(first_tie_ + i, 0);
}

} // namespace voorrang::engine
