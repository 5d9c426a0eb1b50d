// The integers that numbers are reckoned in: 128 bits hold the product of two of 64, and of one and a power of ten.
#pragma once

#include <cstdint>

namespace voorrang {

// GCC and Clang have it on every platform we build for; __extension__ keeps -Wpedantic quiet about it.
__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UnsignedInt128;

inline constexpr unsigned max_small_scale = 18; // 10^18 is the greatest power of ten in an int64

std::int64_t small_power_of_ten(unsigned exponent); // exponent 0..18

} // namespace voorrang
