// Calendars as written: which days are no working days.
#pragma once

#include "dsl/ast/expression.hpp"
#include "dsl/calendar/calendar.hpp"

namespace voorrang::ast {

// calendar nl zone "Europe/Amsterdam"
//   weekend saturday, sunday
//   holiday "Nieuwjaarsdag" on 01-01
//   holiday "Goede Vrijdag" on easter - 2 days
//   holiday "Koningsdag" on 04-27 unless sunday then 04-26 from 2014
struct Calendar {
    Name name;
    std::optional<Citation> zone;
    struct Weekday {
        unsigned number = 0; // ISO: 1 is Monday, 7 Sunday
        Span span;
    };
    std::vector<Weekday> weekend;
    struct Day {
        calendar::YearDay day;
        Span span;
    };
    struct Holiday {
        std::string title;
        Day on;
        // Where `on` falls on this weekday, the holiday is on `moved` instead.
        std::optional<Weekday> unless_weekday;
        std::optional<Day> moved;
        std::optional<unsigned> every;                 // years, counted from from_year
        std::optional<unsigned> from_year, until_year; // until: the first year in which it no longer is one
        std::vector<Citation> cites;
        Span span;
    };
    std::vector<Holiday> holidays;
    Reason reason;
    Span span;
};

} // namespace voorrang::ast
