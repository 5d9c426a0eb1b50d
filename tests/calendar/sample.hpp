// The calendar of the Netherlands for the tests; workflows/nl/calendar.vrg is the one that is shipped.
#pragma once

#include "dsl/calendar/calendar.hpp"

namespace voorrang::calendar_test {

inline calendar::Holiday fixed(std::string title, unsigned month, unsigned day) {
    calendar::Holiday holiday;
    holiday.title = std::move(title);
    holiday.on = {false, 0, month, day};
    return holiday;
}

inline calendar::Holiday from_easter(std::string title, int offset) {
    calendar::Holiday holiday;
    holiday.title = std::move(title);
    holiday.on = {true, offset, 0, 0};
    return holiday;
}

inline calendar::Holiday unless_sunday(calendar::Holiday holiday, unsigned month, unsigned day) {
    holiday.unless_weekday = 7;
    holiday.moved = calendar::YearDay{false, 0, month, day};
    return holiday;
}

inline calendar::Holiday between_years(calendar::Holiday holiday, std::optional<int> from, std::optional<int> until) {
    holiday.from_year = from;
    holiday.until_year = until;
    return holiday;
}

inline calendar::Calendar netherlands() {
    calendar::Calendar result;
    result.name = "nl";
    result.zone = calendar::find_zone("Europe/Amsterdam");
    result.weekend.set(6).set(7);
    result.holidays = {fixed("Nieuwjaarsdag", 1, 1),
                       from_easter("Goede Vrijdag", -2),
                       from_easter("tweede Paasdag", 1),
                       between_years(unless_sunday(fixed("Koninginnedag", 4, 30), 4, 29), 1980, 2014),
                       between_years(unless_sunday(fixed("Koningsdag", 4, 27), 4, 26), 2014, {}),
                       fixed("vijfde mei", 5, 5),
                       from_easter("Hemelvaartsdag", 39),
                       from_easter("tweede Pinksterdag", 50),
                       fixed("eerste Kerstdag", 12, 25),
                       fixed("tweede Kerstdag", 12, 26)};
    return result;
}

inline Date day(const char* text) { return *parse_date(text); }
inline Time instant(const char* text) { return *parse_time(text); }

} // namespace voorrang::calendar_test
