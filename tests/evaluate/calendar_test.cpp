// What is asked of a calendar, on columns with cells that are unknown and failed.
#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

#include <gtest/gtest.h>

namespace voorrang::engine {
namespace {

using graph::ColumnType;

calendar::Calendar office() {
    calendar::Calendar result;
    result.weekend.set(6).set(7);
    return result;
}

Column dates(const std::vector<const char*>& texts) {
    Column column;
    prepare(column, ColumnType::date, static_cast<std::uint32_t>(texts.size()));
    for (std::uint32_t row = 0; row < texts.size(); ++row) {
        if (const auto date = parse_date(texts[row]))
            column.integers[row] = date->days;
        else
            mark(column, row, std::string_view(texts[row]) == "failed" ? Cell::failed : Cell::unknown);
    }
    return column;
}

Column numbers(std::vector<std::int64_t> values, std::uint8_t scale = 0) {
    Column column;
    prepare(column, ColumnType::number, static_cast<std::uint32_t>(values.size()));
    column.integers = std::move(values);
    column.scale = scale;
    return column;
}

Column durations(const std::vector<Duration>& values) {
    Column column;
    prepare(column, ColumnType::duration, static_cast<std::uint32_t>(values.size()));
    for (std::uint32_t row = 0; row < values.size(); ++row) set_duration(column, row, values[row]);
    return column;
}

std::string told(const Column& column) {
    std::string text;
    for (std::uint32_t row = 0; row < column.size; ++row) {
        text += row == 0 ? "" : " ";
        if (column.cell(row) != Cell::known)
            text += column.cell(row) == Cell::failed ? "failed" : "unknown";
        else
            text += column.type == ColumnType::date ? to_text(Date{static_cast<std::int32_t>(column.integers[row])})
                                                    : std::to_string(column.integers[row]);
    }
    return text;
}

TEST(CalendarColumns, WorkingDaysAreAdded) {
    Column out;
    evaluate_working_add(out, dates({"2026-03-06", "2026-03-06", "?", "failed", "9999-12-31"}),
                         numbers({1, -1, 1, 1, 1}), office());
    EXPECT_EQ(told(out), "2026-03-09 2026-03-05 unknown failed failed");
    evaluate_working_add(out, dates({"2026-03-06", "2026-03-06"}), numbers({15, 20}, 1), office());
    EXPECT_EQ(told(out), "failed 2026-03-10") << "a day and a half is no number of working days";
}

TEST(CalendarColumns, NextAndBetween) {
    Column out;
    evaluate_next_working_day(out, dates({"2026-03-07", "2026-03-09", "?", "failed"}), office());
    EXPECT_EQ(told(out), "2026-03-09 2026-03-09 unknown failed");
    evaluate_working_between(out, dates({"2026-03-06", "2026-03-09", "?", "failed"}),
                             dates({"2026-03-09", "2026-03-06", "failed", "?"}), office());
    EXPECT_EQ(told(out), "1 -1 failed failed");
}

TEST(CalendarColumns, PeriodsInHoursOrBackwardsFail) {
    Column out;
    const Column event = dates({"2026-03-02", "2026-03-02", "2026-03-02", "2026-03-02", "?"});
    evaluate_end_of_period(out, event, durations({{0, 5, 0}, {1, 0, 0}, {0, 0, 3600}, {0, -1, 0}, {0, 1, 0}}),
                           office());
    EXPECT_EQ(told(out), "2026-03-09 2026-04-02 failed failed unknown");
    evaluate_end_of_working_days(out, dates({"2026-03-02", "2026-03-02", "2026-03-01"}), numbers({10, -1, 0}),
                                 office());
    EXPECT_EQ(told(out), "2026-03-16 failed 2026-03-02");
}

TEST(SealedColumns, AreUnknownUntilTheirMoment) {
    Column until;
    prepare(until, ColumnType::time, 4);
    until.integers = {100, 200, 0, 0};
    mark(until, 2, Cell::unknown);
    mark(until, 3, Cell::failed);
    Column out;
    const Column fact = numbers({1, 2, 3, 4});
    evaluate_sealed(out, fact, until, nullptr, Time{100, 0});
    EXPECT_EQ(told(out), "1 unknown unknown unknown");
    evaluate_sealed(out, fact, until, nullptr, Time{99, 0});
    EXPECT_EQ(told(out), "unknown unknown unknown unknown");
    evaluate_sealed(out, fact, until, nullptr, std::nullopt);
    EXPECT_EQ(told(out), "1 2 3 4");
}

// A date is a seal for the whole of its day, by the clock of its calendar.
TEST(SealedColumns, OfADayAreOpenedAsItEnds) {
    calendar::Calendar nl = office();
    nl.zone = calendar::find_zone("Europe/Amsterdam");
    const Column fact = numbers({1}), until = dates({"2026-07-15"});
    Column out;
    evaluate_sealed(out, fact, until, &nl, parse_time("2026-07-15T23:59:59+02:00"));
    EXPECT_EQ(told(out), "unknown");
    evaluate_sealed(out, fact, until, &nl, parse_time("2026-07-15T22:00:00Z"));
    EXPECT_EQ(told(out), "1");
}

} // namespace
} // namespace voorrang::engine
