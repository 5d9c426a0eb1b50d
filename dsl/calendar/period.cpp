// Regulation (EEC, Euratom) No 1182/71 of the Council of 3 June 1971, article 3, for periods in days, weeks, months and
// years.
#include "dsl/calendar/calendar.hpp"

namespace voorrang::calendar {

std::optional<Date> WorkingDays::end_of_period(Date event, Duration length) {
    // (1) The day of the event is not counted. (2)(b) A period of n days ends with the last hour of its last day.
    // (2)(c) One in weeks, months or years ends with the last day that has the name or number of the day of the event,
    // and where the month has no such day, with the last of the month: what add() does.
    const auto reckoned = voorrang::add(event, length);
    if (!reckoned) return std::nullopt;
    // (3) Holidays, Sundays and Saturdays are counted. (4) But the last day is a working day.
    auto last = next_from(*reckoned);
    // (5) A period of two days or more has at least two working days.
    const bool two_days = length.months > 0 || length.days >= 2;
    while (last && two_days && between(event, *last) < 2) last = add(*last, 1);
    return last;
}

std::optional<Date> WorkingDays::end_of_period(Date event, std::int64_t working_days) {
    const auto last = add(event, working_days);
    return last ? next_from(*last) : std::nullopt; // of none: the day itself, if it is a working day
}

} // namespace voorrang::calendar
