// What is asked of a calendar, on whole columns.
#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

namespace voorrang::engine {

using calendar::WorkingDays;
using graph::ColumnType;

namespace {

Date date_at(const Column& column, std::uint32_t row) { return Date{static_cast<std::int32_t>(column.integers[row])}; }

void put(Column& out, std::uint32_t row, std::optional<Date> date) {
    if (date)
        out.integers[row] = date->days;
    else
        mark(out, row, Cell::failed);
}

// Dates of two operands; `reckon` is called where both are known.
template <class Reckon>
void dates(Column& out, const Column& a, const Column& b, Reckon reckon) {
    prepare(out, ColumnType::date, a.size);
    for (std::uint32_t row = 0; row < a.size; ++row) {
        if (const Cell cell = worse(a.cell(row), b.cell(row)); cell != Cell::known)
            mark(out, row, cell);
        else
            put(out, row, reckon(row));
    }
}

std::optional<std::int64_t> whole(const Column& column, std::uint32_t row) { return column.number(row).to_int64(); }

} // namespace

void evaluate_day_of(Column& out, const Column& a, const calendar::Calendar& calendar) {
    prepare(out, ColumnType::date, a.size);
    for (std::uint32_t row = 0; row < a.size; ++row) {
        if (a.known(row))
            out.integers[row] = calendar::date_in(calendar, Time{a.integers[row], a.offset[row]}).days;
        else
            mark(out, row, a.cell(row));
    }
}

void evaluate_working_add(Column& out, const Column& date, const Column& count, const calendar::Calendar& calendar) {
    WorkingDays days(calendar);
    dates(out, date, count, [&](std::uint32_t row) {
        const auto number = whole(count, row);
        return number ? days.add(date_at(date, row), *number) : std::nullopt;
    });
}

void evaluate_next_working_day(Column& out, const Column& a, const calendar::Calendar& calendar) {
    WorkingDays days(calendar);
    dates(out, a, a, [&](std::uint32_t row) { return days.next_from(date_at(a, row)); });
}

void evaluate_working_between(Column& out, const Column& from, const Column& to, const calendar::Calendar& calendar) {
    WorkingDays days(calendar);
    prepare(out, ColumnType::number, from.size);
    for (std::uint32_t row = 0; row < from.size; ++row) {
        if (const Cell cell = worse(from.cell(row), to.cell(row)); cell != Cell::known)
            mark(out, row, cell);
        else
            out.integers[row] = days.between(date_at(from, row), date_at(to, row));
    }
}

void evaluate_end_of_period(Column& out, const Column& event, const Column& length,
                            const calendar::Calendar& calendar) {
    WorkingDays days(calendar);
    dates(out, event, length, [&](std::uint32_t row) -> std::optional<Date> {
        const Duration period = duration_at(length, row);
        if (period.microseconds != 0 || period.days < 0 || period.months < 0) return std::nullopt;
        return days.end_of_period(date_at(event, row), period);
    });
}

void evaluate_end_of_working_days(Column& out, const Column& event, const Column& count,
                                  const calendar::Calendar& calendar) {
    WorkingDays days(calendar);
    dates(out, event, count, [&](std::uint32_t row) -> std::optional<Date> {
        const auto number = whole(count, row);
        if (!number || *number < 0) return std::nullopt;
        return days.end_of_period(date_at(event, row), *number);
    });
}

} // namespace voorrang::engine
