// The operations of the rule graph on whole columns. Operands have the size of the result, but for aggregates.
// Every operation is strict: failed if an operand is failed, else unknown if one is unknown; the exceptions are said.
#pragma once

#include "dsl/graph/graph.hpp"
#include "engine/evaluate/evaluate.hpp"

#include <functional>
#include <span>

namespace voorrang::engine {

using Columns = std::span<const Column* const>;

// logic.cpp. Strong Kleene: see dsl/value/truth.hpp.
void evaluate_not(Column& out, const Column& a);
void evaluate_and(Column& out, Columns operands);
void evaluate_or(Column& out, Columns operands);
void evaluate_is_known(Column& out, const Column& a); // of a failed value: failed

// compare.cpp. Failed too for amounts in different currencies and durations without order.
void evaluate_equal(Column& out, const Column& a, const Column& b);
void evaluate_less(Column& out, const Column& a, const Column& b, bool or_equal);
// Whether a text is one of a set of the policy's own texts, given by their ids.
void evaluate_member(Column& out, const Column& a, std::span<const std::uint8_t> is_member);
void evaluate_starts_with(Column& out, const Column& a, const Column& b, const TextPool& texts);
// So many letters (code points) of a text from its begin, or all; failed too for a number that is not whole or less
// than nothing. What is new goes into the pool.
void evaluate_first_letters(Column& out, const Column& length, const Column& text, TextPool& texts);

// arithmetic.cpp. Failed too on division by zero, on numbers over 1,000 digits and on different currencies.
void evaluate_add(Column& out, const Column& a, const Column& b, bool subtract);
void evaluate_multiply(Column& out, graph::ColumnType type, const Column& a, const Column& b);
void evaluate_divide(Column& out, graph::ColumnType type, const Column& a, const Column& b);
void evaluate_negate(Column& out, const Column& a);
void evaluate_round(Column& out, const Column& a, const graph::Rounding& rounding);

// dates.cpp. Failed too outside the years 1 to 9999.
void evaluate_date_add(Column& out, const Column& a, const Column& b);
void evaluate_date_between(Column& out, const Column& a, const Column& b);
void evaluate_date_of(Column& out, const Column& a);
void evaluate_date_part(Column& out, const Column& a, std::uint32_t part); // 0 year, 1 month, 2 quarter

// sealed.cpp. Unknown where the seal is not opened by `now`; `calendar` is null where `until` is a time.
void evaluate_sealed(Column& out, const Column& fact, const Column& until, const calendar::Calendar* calendar,
                     std::optional<Time> now);

// calendar.cpp. Failed too outside the years 1 to 9999, for a number of working days that is not whole, for a period in
// hours or less than nothing.
void evaluate_day_of(Column& out, const Column& a, const calendar::Calendar& calendar);
void evaluate_working_add(Column& out, const Column& date, const Column& count, const calendar::Calendar& calendar);
void evaluate_next_working_day(Column& out, const Column& a, const calendar::Calendar& calendar);
void evaluate_working_between(Column& out, const Column& from, const Column& to, const calendar::Calendar& calendar);
void evaluate_end_of_period(Column& out, const Column& event, const Column& length, const calendar::Calendar& calendar);
void evaluate_end_of_working_days(Column& out, const Column& event, const Column& count,
                                  const calendar::Calendar& calendar);

// choice.cpp. Not strict in what is not chosen. Where a condition is unknown the result is known all the same if every
// choice it may lead to has one and the same value.
void evaluate_otherwise(Column& out, const Column& a, const Column& b);
void evaluate_select(Column& out, graph::ColumnType type, Columns operands);
// Failed if two that apply differ.
void evaluate_exceptions(Column& out, graph::ColumnType type, Columns operands, const graph::Precedence& precedence);
// Failed if no row applies, if two do (unique), or if two that do differ (any).
void evaluate_table(Column& out, graph::Op op, graph::ColumnType type, Columns operands);
// Failed on a date on which no value is in force.
void evaluate_parameter(Column& out, graph::ColumnType type, Columns operands, const graph::DatedParameter& parameter);

// What an aggregate needs to know beside its values; see graph::Node::detail.
struct Detail {
    unsigned extremes = 0; // of the highest, and of the lowest, so many are left out
    Number part;           // of a percentile
};
// percentiles.cpp. The place, from 0 on, of a percentile among so many sorted values: the lowest at or under which that
// part of them lies (nearest rank).
std::size_t nearest_rank(const Number& part, std::size_t count);
// The percentile between the values: of n sorted values, x1 … xn, the value at place h = (n + 1/3) p + 1/3, where from
// xi to x(i+1) it goes straight; x1 and xn where h lies outside. Exact: no place is rounded. R. J. Hyndman and Y. Fan,
// "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996), p. 361-365, definition 8, which they
// recommend.
NumberFault interpolate(const Number& part, std::size_t count,
                        const std::function<const Number&(std::size_t)>& value_at, Number& out);
bool is_percentile(graph::Op op);

// aggregate.cpp. `value` and `where` may be null. A list that is unknown gives unknown. Elements whose condition is no
// do not count, whatever their value. any and all follow Kleene; lowest and highest are known where an element of which
// it is unknown whether it counts could not change them. Average, lowest, highest and median of no elements fail; the
// sum of none is 0. The median of an even number is the mean of the two in the middle. Where leaving out the extremes
// leaves nothing, it fails.
void evaluate_aggregate(Column& out, graph::Op op, graph::ColumnType type, const FrameRows& rows, std::uint32_t parents,
                        const Column* value, const Column* where, const Detail& detail);
// The same over the operands of each row: v1, v2, … or v1, w1, v2, w2, ….
void evaluate_row_aggregate(Column& out, graph::Op op, graph::ColumnType type, Columns operands, bool has_where,
                            const Detail& detail);

// agreement.cpp. How many different values; and the one value that all have, failed if they differ or there are none.
void evaluate_distinct(Column& out, const FrameRows& rows, std::uint32_t parents, const Column& value,
                       const Column* where);
void evaluate_consensus(Column& out, const FrameRows& rows, std::uint32_t parents, const Column& value,
                        const Column* where);
void evaluate_row_distinct(Column& out, Columns operands, bool has_where);
void evaluate_row_consensus(Column& out, graph::ColumnType type, Columns operands, bool has_where);

} // namespace voorrang::engine
