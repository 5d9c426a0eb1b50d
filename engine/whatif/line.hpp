// Values that lie on a line: numbers, percentages, amounts, dates, times and whole days.
#pragma once

#include "engine/facts/facts.hpp"

namespace voorrang::engine {

// Where a value lies; nothing if its type has no line (yes/no, texts, months).
std::optional<Number> place_on_line(const Value& value);
// The value that lies there, of the same kind and currency. Nothing outside what that kind can be.
std::optional<Value> value_at(const Number& place, const Value& like);
// The step from one value to the next: a cent, a day, a second; of a whole number 1, else one of its last decimal.
Number step_of(const Value& value);

} // namespace voorrang::engine
