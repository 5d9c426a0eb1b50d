// Constants at check time: working out, ranges.
#pragma once

#include "dsl/check/expression.hpp"
#include "dsl/value/order.hpp"

namespace voorrang::check {

// The value of an expression made of constants only; nullopt if it isn't, or if the arithmetic has no result.
std::optional<Value> fold(const Expression& expression);

// Whether the value, or each of a list, lies in the type's range, if that has one.
bool in_range(const Type& type, const Value& value);
std::string range_text(const Type::Range& range); // "0..3"

} // namespace voorrang::check
