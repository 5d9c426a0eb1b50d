#include "dsl/calendar/calendar.hpp"
#include "dsl/value/civil.hpp"

namespace voorrang::calendar {

namespace {

int year_of(Date date) { return static_cast<int>(civil_from_days(date.days).year); }
std::int64_t new_year(int year) { return days_from_civil({year, 1, 1}); }
bool exists(std::int64_t day) { return day >= first_day && day <= last_day; }
Date date_at(std::int64_t day) { return Date{static_cast<std::int32_t>(day)}; }

} // namespace

const std::bitset<366>& WorkingDays::days_off(int year) {
    const auto [place, added] = days_off_.try_emplace(year);
    if (!added) return place->second;
    std::bitset<366>& off = place->second;
    const std::int64_t first = new_year(year), end = new_year(year + 1);
    for (std::int64_t day = first; day < end; ++day)
        off[static_cast<std::size_t>(day - first)] = calendar_->weekend[weekday(date_at(day))];
    // What is counted from Easter may fall in another year than its Easter.
    for (const Holiday& holiday : calendar_->holidays)
        for (const int of : {year - 1, year, year + 1})
            if (const auto date = holiday_in(holiday, of); date && date->days >= first && date->days < end)
                off[static_cast<std::size_t>(date->days - first)] = true;
    return off;
}

bool WorkingDays::is_working_day(Date date) {
    const int year = year_of(date);
    return !days_off(year)[static_cast<std::size_t>(date.days - new_year(year))];
}

std::string WorkingDays::why_not(Date date) {
    constexpr const char* names[] = {"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    const int year = year_of(date);
    for (const Holiday& holiday : calendar_->holidays)
        for (const int of : {year - 1, year, year + 1})
            if (holiday_in(holiday, of) == date) return holiday.title;
    return calendar_->weekend[weekday(date)] ? names[weekday(date)] : "";
}

std::int64_t WorkingDays::working_days_of(int year) {
    return new_year(year + 1) - new_year(year) - static_cast<std::int64_t>(days_off(year).count());
}

std::optional<Date> WorkingDays::next_from(Date date) {
    for (std::int64_t day = date.days; exists(day); ++day)
        if (is_working_day(date_at(day))) return date_at(day);
    return std::nullopt;
}

std::optional<Date> WorkingDays::add(Date date, std::int64_t count) {
    constexpr std::int64_t most = last_day - first_day; // a number beyond it has no minus
    if (count < -most || count > most) return std::nullopt;
    const std::int64_t step = count < 0 ? -1 : 1;
    std::int64_t left = count < 0 ? -count : count;
    std::int64_t day = date.days;
    while (left > 0) {
        const std::int64_t next = day + step;
        if (!exists(next)) return std::nullopt;
        // Whole years at once, so that a great number takes no longer than a small one.
        const int year = year_of(date_at(next));
        const bool at_edge = step > 0 ? next == new_year(year) : next == new_year(year + 1) - 1;
        if (at_edge && working_days_of(year) < left) {
            left -= working_days_of(year);
            day = step > 0 ? new_year(year + 1) - 1 : new_year(year);
            continue;
        }
        day = next;
        if (is_working_day(date_at(day))) --left;
    }
    return date_at(day);
}

std::int64_t WorkingDays::between(Date from, Date to) {
    std::int64_t count = 0;
    // Forward (from, to]; backward [to, from).
    const bool forward = from <= to;
    std::int64_t day = forward ? from.days + std::int64_t{1} : to.days;
    const std::int64_t end = forward ? to.days + std::int64_t{1} : from.days;
    while (day < end) {
        const int year = year_of(date_at(day));
        if (day == new_year(year) && new_year(year + 1) <= end) {
            count += working_days_of(year);
            day = new_year(year + 1);
            continue;
        }
        if (is_working_day(date_at(day))) ++count;
        ++day;
    }
    return forward ? count : -count;
}

} // namespace voorrang::calendar
