// Calendars as written: which days are no working days.
#pragma once

#include "dsl/ast/expression.hpp"

namespace voorrang::ast {

// calendar nl
//   weekend saturday, sunday
//   holiday "Nieuwjaarsdag" on 01-01
//   holiday "Goede Vrijdag" on easter - 2 days
//   holiday "Koningsdag" on 04-27 or before a sunday on 04-26 from 2014
struct Calendar {
    Name name;
    std::vector<unsigned> weekend; // ISO weekdays: 1 is Monday, 7 Sunday
    struct Day {
        bool easter = false; // counted from Easter Sunday by `offset`, else month and day
        int offset = 0;      // days
        unsigned month = 0, day = 0;
        friend bool operator==(const Day&, const Day&) = default;
    };
    struct Holiday {
        std::string title;
        Day on;
        // Where `on` falls on this weekday, the holiday is on `moved` instead.
        std::optional<unsigned> unless_weekday;
        std::optional<Day> moved;
        std::optional<int> from_year, until_year; // until: the first year in which it no longer is one
        int every = 1;                            // years, counted from from_year
        std::vector<Citation> cites;
        Span span;
    };
    std::vector<Holiday> holidays;
    Reason reason;
    Span span;
};

} // namespace voorrang::ast
