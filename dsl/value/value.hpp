// One value of the language, outside the engine's columns: literals, constants, values in explanations and tests.
#pragma once

#include "dsl/number/number.hpp"
#include "dsl/value/calendar_date.hpp"
#include "dsl/value/currency.hpp"

#include <string>
#include <variant>
#include <vector>

namespace voorrang {

struct Money {
    Number amount;
    Currency currency;
    friend bool operator==(const Money&, const Money&) = default;
};

struct Percent {
    Number fraction; // 12.5% is 0.125
    friend bool operator==(const Percent&, const Percent&) = default;
};

// A fact that is missing. Never false, never zero.
struct Unknown {
    friend bool operator==(const Unknown&, const Unknown&) = default;
};

struct Value;
using ValueList = std::vector<Value>;

struct Value : std::variant<Unknown, bool, Number, Percent, Money, Date, Time, Duration, std::string, ValueList> {
    using variant::variant;
};

// For people, in the notation of the language (`en`): yes, no, unknown, 83.5, 33.33… (100/3), 12.5%, EUR 1,250.00,
// 2026-01-31, 20 days, "text" (quoted), ["a", "b"].
std::string to_display_text(const Value& value);

// EUR 1,250.00: grouped by threes, at least the currency's minor unit, more decimals if the amount has them.
std::string to_display_text(const Money& money);

} // namespace voorrang
