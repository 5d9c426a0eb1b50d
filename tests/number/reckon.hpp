// Shorthand of the number tests: operations that are expected to succeed, numbers from their text.
#pragma once

#include "dsl/number/number.hpp"
#include "dsl/number/round.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <ostream>
#include <string>

namespace voorrang {

inline void PrintTo(const Number& number, std::ostream* out) { *out << to_exact_text(number); }

inline constexpr std::int64_t least_int64 = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t greatest_int64 = std::numeric_limits<std::int64_t>::max();

inline Number n(std::string_view text) {
    const std::optional<Number> number = parse_exact(text);
    EXPECT_TRUE(number.has_value()) << text;
    return number.value_or(Number());
}

using Operation = NumberFault (*)(const Number&, const Number&, Number&);

inline Number reckon(Operation operation, const Number& a, const Number& b) {
    Number result;
    EXPECT_EQ(operation(a, b, result), NumberFault::none);
    return result;
}

inline Number sum(const Number& a, const Number& b) { return reckon(add, a, b); }
inline Number difference(const Number& a, const Number& b) { return reckon(subtract, a, b); }
inline Number product(const Number& a, const Number& b) { return reckon(multiply, a, b); }
inline Number quotient(const Number& a, const Number& b) { return reckon(divide, a, b); }

} // namespace voorrang
