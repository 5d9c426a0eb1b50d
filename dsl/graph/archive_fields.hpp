// The members of everything that a graph is made of, one list for writing and for reading. A member that is added to
// one of these structures and not here is not kept: tests/graph decides by graphs that were written and read.
#pragma once

#include "dsl/graph/archive.hpp"

#include <type_traits>

namespace voorrang::graph::archive {

// What an archive that reads (writes) gets of a T.
template <class Archive, class T>
using Of = std::conditional_t<Archive::reads, T, const T>;

template <class A>
void fields(A& a, Of<A, Percent>& it) {
    a(it.fraction);
}
template <class A>
void fields(A& a, Of<A, Money>& it) {
    a(it.amount, it.currency.packed);
}
template <class A>
void fields(A&, Of<A, Unknown>&) {}
template <class A>
void fields(A& a, Of<A, Date>& it) {
    a(it.days);
}
template <class A>
void fields(A& a, Of<A, Time>& it) {
    a(it.microseconds, it.offset_minutes);
}
template <class A>
void fields(A& a, Of<A, Duration>& it) {
    a(it.months, it.days, it.microseconds);
}
template <class A>
void fields(A& a, Of<A, Span>& it) {
    a(it.source, it.begin, it.end);
}

template <class A>
void fields(A& a, Of<A, calendar::YearDay>& it) {
    a(it.easter, it.offset, it.month, it.day);
}
template <class A>
void fields(A& a, Of<A, calendar::Holiday>& it) {
    a(it.title, it.on, it.unless_weekday, it.moved, it.from_year, it.until_year, it.every);
}
template <class A>
void fields(A& a, Of<A, calendar::Zone>& it) {
    a(it.name, it.offset_minutes, it.summer_time);
}
template <class A>
void fields(A& a, Of<A, calendar::Calendar>& it) {
    a(it.name, it.zone, it.weekend, it.holidays);
}

// schema.hpp
template <class A>
void fields(A& a, Of<A, Pointer>& it) {
    a(it.parts);
}
template <class A>
void fields(A& a, Of<A, Entity>& it) {
    a(it.name, it.path, it.parent, it.source, it.where, it.has, it.identifier, it.shown_as, it.shown_via);
}
template <class A>
void fields(A& a, Of<A, Fact>& it) {
    a(it.name, it.path, it.entity, it.source, it.reading, it.type, it.from, it.to, it.options, it.target, it.holder,
      it.currency, it.personal);
}
template <class A>
void fields(A& a, Of<A, Schema>& it) {
    a(it.entities, it.facts);
}

// graph.hpp
template <class A>
void fields(A& a, Of<A, Node>& it) {
    a(it.op, it.type, it.has_where, it.frame, it.payload, it.detail, it.first_operand, it.operand_count);
}
template <class A>
void fields(A& a, Of<A, Frame>& it) {
    a(it.parent, it.entity, it.owner, it.natural, it.depth);
}
template <class A>
void fields(A& a, Of<A, Rounding>& it) {
    a(it.decimals, it.mode);
}
template <class A>
void fields(A& a, Of<A, DatedParameter>& it) {
    a(it.name, it.from, it.until);
}
template <class A>
void fields(A& a, Of<A, OutlineTemplate>& it) {
    a(it.parts, it.dutch);
}
template <class A>
void fields(A& a, Of<A, Outline>& it) {
    a(it.kind, it.node, it.op, it.span, it.name, it.fact, it.reference, it.children, it.negated, it.condition,
      it.because, it.cites, it.percent, it.has_where, it.min_decimals, it.order, it.first);
}
template <class A>
void fields(A& a, Of<A, Verdict>& it) {
    a(it.rule, it.name, it.kind, it.frame, it.entity, it.subject, it.holds, it.outline, it.owed, it.object);
}
template <class A>
void fields(A& a, Of<A, Criterion>& it) {
    a(it.name, it.form, it.weight, it.score, it.outline, it.weight_outline);
}
template <class A>
void fields(A& a, Of<A, TieKey>& it) {
    a(it.by, it.name, it.node, it.highest_first, it.outline);
}
template <class A>
void fields(A& a, Of<A, Lots::Limit>& it) {
    a(it.most, it.most_outline, it.by, it.by_outline, it.order, it.order_outline, it.highest_first);
}
template <class A>
void fields(A& a, Of<A, Lots>& it) {
    a(it.frame, it.entity, it.name, it.of, it.several, it.outline, it.limit, it.by_average);
}
template <class A>
void fields(A& a, Of<A, Award::Referred>& it) {
    a(it.verdict, it.holds, it.outline);
}
template <class A>
void fields(A& a, Of<A, Award>& it) {
    a(it.name, it.frame, it.entity, it.competitor, it.admitted, it.referred, it.criteria, it.total, it.highest_wins,
      it.limit, it.limit_outline, it.ties, it.lots, it.total_decimals, it.because, it.cites);
}
template <class A>
void fields(A& a, Of<A, Workflow::Condition>& it) {
    a(it.node, it.outline);
}
template <class A>
void fields(A& a, Of<A, Workflow::By>& it) {
    a(it.role, it.quorum);
}
template <class A>
void fields(A& a, Of<A, Workflow::Doing>& it) {
    a(it.exclusions, it.award, it.rules, it.admits, it.pauses, it.resumes);
}
template <class A>
void fields(A& a, Of<A, Workflow::Event>& it) {
    a(it.name, it.by, it.approvals, it.when, it.doing, it.to, it.because, it.cites, it.span);
}
template <class A>
void fields(A& a, Of<A, Workflow::Deadline>& it) {
    a(it.at, it.minimum, it.to, it.because, it.cites, it.span);
}
template <class A>
void fields(A& a, Of<A, Workflow::State>& it) {
    a(it.name, it.final, it.on_entry, it.deadlines, it.events, it.cites);
}
template <class A>
void fields(A& a, Of<A, Workflow>& it) {
    a(it.name, it.calendar, it.states);
}
template <class A>
void fields(A& a, Of<A, Graph::Expectation>& it) {
    a(it.condition, it.outline, it.frame, it.entity);
}
template <class A>
void fields(A& a, Of<A, Graph>& it) {
    a(it.schema, it.texts, it.constants, it.parameters, it.precedences, it.roundings, it.calendars, it.frames, it.nodes,
      it.operands, it.outlines, it.verdicts, it.award, it.workflows, it.reference_date, it.reference_date_outline,
      it.expectations);
}

// measure.hpp
template <class A>
void fields(A& a, Of<A, Measure::RowValue>& it) {
    a(it.node, it.outline, it.name, it.percent);
}
template <class A>
void fields(A& a, Of<A, Measure::Fold>& it) {
    a(it.function, it.value, it.where, it.quantile, it.type, it.name, it.span, it.percent);
}
template <class A>
void fields(A& a, Of<A, Measure::Other>& it) {
    a(it.measure, it.function, it.quantile, it.where, it.keys, it.type, it.name, it.span, it.percent);
}
template <class A>
void fields(A& a, Of<A, Measure::Target>& it) {
    a(it.value, it.in, it.at_most);
}
template <class A>
void fields(A& a, Of<A, Measure>& it) {
    a(it.name, it.full_name, it.rows, it.flagged, it.frame, it.entity, it.where, it.keys, it.folds, it.shown, it.others,
      it.groups, it.result, it.outline, it.percent, it.because, it.cites, it.targets, it.of_groups, it.span);
}
template <class A>
void fields(A& a, Of<A, Measures>& it) {
    a(it.rows, it.measures);
}

} // namespace voorrang::graph::archive
