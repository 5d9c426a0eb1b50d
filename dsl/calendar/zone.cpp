#include "dsl/calendar/calendar.hpp"
#include "dsl/value/civil.hpp"

#include <array>

namespace voorrang::calendar {

namespace {

constexpr int first_common_summer = 1996;

struct Named {
    std::string_view name;
    int hours;
};
constexpr auto european = std::to_array<Named>({
    {"Europe/Amsterdam", 1}, {"Europe/Athens", 2},     {"Europe/Berlin", 1},    {"Europe/Bratislava", 1},
    {"Europe/Brussels", 1},  {"Europe/Bucharest", 2},  {"Europe/Budapest", 1},  {"Europe/Copenhagen", 1},
    {"Europe/Dublin", 0},    {"Europe/Helsinki", 2},   {"Europe/Lisbon", 0},    {"Europe/Ljubljana", 1},
    {"Europe/London", 0},    {"Europe/Luxembourg", 1}, {"Europe/Madrid", 1},    {"Europe/Malta", 1},
    {"Europe/Oslo", 1},      {"Europe/Paris", 1},      {"Europe/Prague", 1},    {"Europe/Riga", 2},
    {"Europe/Rome", 1},      {"Europe/Sofia", 2},      {"Europe/Stockholm", 1}, {"Europe/Tallinn", 2},
    {"Europe/Vienna", 1},    {"Europe/Vilnius", 2},    {"Europe/Warsaw", 1},    {"Europe/Zagreb", 1},
    {"Europe/Zurich", 1},
});

// 01:00 UTC on the last Sunday of a month of 31 days.
std::int64_t change_in(std::int64_t year, int month) {
    const std::int64_t last = days_from_civil({year, month, 31});
    const std::int64_t sunday = last - weekday(Date{static_cast<std::int32_t>(last)}) % 7;
    return sunday * microseconds_per_day + 60 * microseconds_per_minute;
}

} // namespace

std::optional<Zone> find_zone(std::string_view name) {
    if (name == "UTC") return Zone{"UTC", 0, false};
    for (const Named& each : european)
        if (each.name == name) return Zone{std::string(name), each.hours * 60, true};
    return std::nullopt;
}

std::vector<std::string> zone_names() {
    std::vector<std::string> names{"UTC"};
    for (const Named& each : european) names.emplace_back(each.name);
    return names;
}

int offset_at(const Zone& zone, std::int64_t microseconds) {
    if (!zone.summer_time) return zone.offset_minutes;
    const std::int64_t year = civil_from_days(floor_divide(microseconds, microseconds_per_day)).year;
    constexpr int march = 3, october = 10, hour = 60;
    const bool summer = year >= first_common_summer && microseconds >= change_in(year, march) &&
                        microseconds < change_in(year, october);
    return zone.offset_minutes + (summer ? hour : 0);
}

Date date_in(const Zone& zone, Time time) {
    const std::int64_t local = time.microseconds + offset_at(zone, time.microseconds) * microseconds_per_minute;
    return Date{static_cast<std::int32_t>(floor_divide(local, microseconds_per_day))};
}

Time start_of(const Zone& zone, Date date) {
    const std::int64_t midnight = date.days * microseconds_per_day;
    // No clock is changed within hours of midnight, so that the offset is the one of the standard clock's midnight.
    const std::int64_t about = midnight - zone.offset_minutes * microseconds_per_minute;
    const int offset = offset_at(zone, about);
    return Time{midnight - offset * microseconds_per_minute, static_cast<std::int16_t>(offset)};
}

Date date_in(const Calendar& calendar, Time time) {
    return calendar.zone ? date_in(*calendar.zone, time) : date_of(time);
}

std::optional<Time> end_of(const Calendar& calendar, Date date) {
    if (date.days >= last_day) return std::nullopt;
    return start_of(calendar.zone.value_or(Zone{"UTC", 0, false}), Date{date.days + 1});
}

} // namespace voorrang::calendar
