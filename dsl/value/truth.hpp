// Strong Kleene logic (Kleene 1952, §64): a conclusion is drawn from what is known whatever the unknown may be.
// `failed` marks a value that could not be reckoned (division by zero …). A deciding operand (no in `and`, yes in
// `or`) prevails over failure, so that the order of the operands never matters; otherwise failure prevails over
// unknown.
#pragma once

#include <cstdint>

namespace voorrang {

enum class Truth : std::uint8_t { no = 0, yes = 1, unknown = 2, failed = 3 };

constexpr Truth truth_not(Truth a) { return a == Truth::no ? Truth::yes : a == Truth::yes ? Truth::no : a; }
constexpr Truth truth_and(Truth a, Truth b) {
    if (a == Truth::no || b == Truth::no) return Truth::no;
    return a > b ? a : b;
}
constexpr Truth truth_or(Truth a, Truth b) {
    if (a == Truth::yes || b == Truth::yes) return Truth::yes;
    return a > b ? a : b;
}

} // namespace voorrang
