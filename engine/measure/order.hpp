// One order of all values of a kind, for grouping and for quantiles. It is total, also where the language has none
// (texts, amounts in different currencies): the result of a run must not hang on the order of its cases.
#pragma once

#include "dsl/value/value.hpp"

#include <optional>

namespace voorrang::engine {

struct ValueLess {
    bool operator()(const Value& a, const Value& b) const;
};

// A value that may be unknown; unknown ones come last.
struct KeyLess {
    bool operator()(const std::vector<std::optional<Value>>& a, const std::vector<std::optional<Value>>& b) const;
};

} // namespace voorrang::engine
