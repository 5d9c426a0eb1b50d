// The numbers of a workbook, which are doubles, as the decimals that its reader sees.
#pragma once

#include "dsl/value/calendar_date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace voorrang::sheet {

// A workbook has 86.6 as "86.599999999999994". Of more than 15 digits as many as a double holds for sure: 86.6. Nothing
// if this is no number, or none that anybody would type (beyond 10^100).
std::optional<std::string> decimal_of(std::string_view number);

// 0.125 as the "12.5%" that is seen. Of a decimal.
std::string percentage_of(std::string_view decimal);

// The day, or the day and time without offset ("2026-03-01T12:00:00"), of a number of days. Nothing if there is none:
// of days before 1 March 1900, which workbooks count wrong.
std::optional<std::string> moment_of(std::string_view decimal, bool from_1904);

// What a number format shows.
enum class Shown : std::uint8_t { number, percentage, date };
Shown shown_by(unsigned built_in);
Shown shown_by(std::string_view format_code);

} // namespace voorrang::sheet
