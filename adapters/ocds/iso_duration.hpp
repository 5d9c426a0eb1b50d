// Durations of ISO 8601.
#pragma once

#include "dsl/value/calendar_date.hpp"

namespace voorrang::ocds {

// "P1Y2M", "P2W", "P20D", "PT36H", "P1DT2H30M0.5S": whole numbers, but for seconds with at most 6 decimals. No sign.
std::optional<Duration> parse_iso_duration(std::string_view text);

} // namespace voorrang::ocds
