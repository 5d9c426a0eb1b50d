// libFuzzer entry: dates, times and durations, as rule files and as JSON have them. The text holds two, one on each
// line: what can be read is written as what reads the same, and going on and back again ends where it began.
#include "adapters/ocds/iso_duration.hpp"
#include "dsl/value/calendar_date.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace voorrang;

void require(bool holds) {
    if (!holds) std::abort();
}

void fuzz_date(Date date, std::string_view text) {
    require(to_text(date) == text);
    const Duration since = between(Date{0}, date);
    require(add(Date{0}, since) == date);
    const auto next = add(date, Duration{0, 1, 0});
    require(next.has_value() == (text != "9999-12-31"));
    if (next) require(between(date, *next) == Duration{0, 1, 0});
}

void fuzz_time(Time time) {
    const auto again = parse_time(to_text(time));
    require(again && *again == time && again->offset_minutes == time.offset_minutes);
    require(to_text(time).starts_with(to_text(date_of(time))));
}

void fuzz_duration(Duration duration, std::string_view other) {
    require(!to_text(duration).empty());
    require(compare(duration, duration) == std::strong_ordering::equal);
    const auto back = negate(duration);
    if (back) {
        require(negate(*back) == duration);
        require(add(duration, *back) == Duration{});
    }
    if (const auto date = parse_date(other)) {
        const auto later = add(*date, duration);
        // Days alone are a number of days; months may end on a shorter one.
        if (later && duration.months == 0) require(between(*date, *later) == duration);
    }
    if (const auto time = parse_time(other)) {
        const auto later = add(*time, duration);
        if (later) require(later->offset_minutes == time->offset_minutes);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t line_end = text.find('\n');
    const std::string_view first = text.substr(0, line_end);
    const std::string_view second = line_end == std::string_view::npos ? "2024-02-29" : text.substr(line_end + 1);
    if (const auto date = parse_date(first)) fuzz_date(*date, first);
    if (const auto time = parse_time(first)) fuzz_time(*time);
    if (const auto duration = ocds::parse_iso_duration(first)) fuzz_duration(*duration, second);
    return 0;
}
