// Constants at check time: working out, comparing, ranges.
#pragma once

#include "dsl/check/expression.hpp"

#include <compare>

namespace voorrang::check {

// The value of an expression made of constants only; nullopt if it isn't, or if the arithmetic has no result.
std::optional<Value> fold(const Expression& expression);

// nullopt: values that have no order (texts, other kinds, other currencies, months with days).
std::optional<std::strong_ordering> order(const Value& a, const Value& b);

// Whether the value, or each of a list, lies in the type's range, if that has one.
bool in_range(const Type& type, const Value& value);
std::string range_text(const Type::Range& range); // "0..3"

} // namespace voorrang::check
