// Which of two values comes first.
#pragma once

#include "dsl/value/value.hpp"

#include <compare>

namespace voorrang {

// nullopt: values that have no order (texts, other kinds, other currencies, months with days).
std::optional<std::strong_ordering> order(const Value& a, const Value& b);

} // namespace voorrang
