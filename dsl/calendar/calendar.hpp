// Which days are working days, and what law makes of them: the calendar of a policy, reckoned for any year.
#pragma once

#include "dsl/value/calendar_date.hpp"

#include <bitset>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace voorrang::calendar {

// A day of the year: fixed, or so many days after (before: negative) Easter Sunday.
struct YearDay {
    bool easter = false;
    int offset = 0;
    unsigned month = 0, day = 0;
    friend bool operator==(const YearDay&, const YearDay&) = default;
};

struct Holiday {
    std::string title;
    YearDay on;
    // Where `on` falls on this weekday (ISO: 1 is Monday, 7 Sunday), the holiday is on `moved` instead.
    std::optional<unsigned> unless_weekday;
    std::optional<YearDay> moved;
    std::optional<int> from_year, until_year; // until: the first year in which it no longer is one
    int every = 1;                            // years, counted from from_year
    friend bool operator==(const Holiday&, const Holiday&) = default;
};

// What the clocks show: a standard offset, and whether they follow the summer time of the European Union.
struct Zone {
    std::string name; // Europe/Amsterdam
    int offset_minutes = 0;
    bool summer_time = false;
    friend bool operator==(const Zone&, const Zone&) = default;
};
std::optional<Zone> find_zone(std::string_view name);
std::vector<std::string> zone_names();

struct Calendar {
    std::string name;
    std::optional<Zone> zone;      // absent: a time falls on the day of the offset in which it was written
    std::bitset<8> weekend;        // by ISO weekday; never all seven
    std::vector<Holiday> holidays; // in the order of the text
};

// zone.cpp
// Summer time begins and ends at 01:00 UTC on the last Sunday of March and of October (Directive 2000/84/EC; since 1996
// the same in all of the Union). Before 1996 no clock is put forward.
int offset_at(const Zone& zone, std::int64_t microseconds); // minutes east of UTC at an instant
Date date_in(const Zone& zone, Time time);
// The instant at which a day begins there. (No clock of the Union is changed at midnight.)
Time start_of(const Zone& zone, Date date);
// The day of a time: by the calendar's clock, or by the time's own offset if it has none.
Date date_in(const Calendar& calendar, Time time);
// A day ends where the next begins: the end of the last hour of a period. Without a clock: in UTC.
std::optional<Time> end_of(const Calendar& calendar, Date date);

// easter.cpp
// Gregorian: Meeus, "Astronomical Algorithms", chapter 8 (after the anonymous algorithm of 1876).
Date easter(int year);
unsigned weekday(Date date); // ISO: 1 is Monday, 7 Sunday

// holidays.cpp
std::optional<Date> day_in(const YearDay& day, int year); // nothing: 29 February of a common year
std::optional<Date> holiday_in(const Holiday& holiday, int year);

// working_days.cpp. Remembers the years it has reckoned. Everywhere: nullopt outside the years 1 to 9999.
class WorkingDays {
  public:
    explicit WorkingDays(const Calendar& calendar) : calendar_(&calendar) {}

    bool is_working_day(Date date);
    // Why it is none: "Sunday", "Koningsdag"; empty if it is one.
    std::string why_not(Date date);
    // The day itself if it is a working day, else the first after it (Algemene termijnenwet art. 1).
    std::optional<Date> next_from(Date date);
    // The n-th working day after the date, which is not counted itself; for n < 0 the n-th before it.
    std::optional<Date> add(Date date, std::int64_t count);
    // The n for which add(from, n) is `to`, if it is a working day: working days after `from`, up to and with `to`;
    // negative if `to` comes first.
    std::int64_t between(Date from, Date to);

    // period.cpp. The last day of a period that begins with an event on that day, by Regulation (EEC, Euratom) No
    // 1182/71, art. 3. In working days: the n-th working day (art. 3(3)). `length` is not negative and has no hours.
    std::optional<Date> end_of_period(Date event, Duration length);
    std::optional<Date> end_of_period(Date event, std::int64_t working_days);

  private:
    std::int64_t working_days_of(int year);
    const std::bitset<366>& days_off(int year);

    const Calendar* calendar_;
    std::unordered_map<int, std::bitset<366>> days_off_; // of each year, by day of the year
};

} // namespace voorrang::calendar
