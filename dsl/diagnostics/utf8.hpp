// UTF-8 read one code point at a time, with a defined answer for bytes that are not UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace voorrang {

inline constexpr char32_t replacement_character = 0xFFFD;
inline constexpr std::string_view replacement_utf8 = "\xEF\xBF\xBD";
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct CodePoint {
    char32_t value = replacement_character;
    std::uint8_t length = 1; // bytes
    bool valid = false;      // if not: one byte that begins no code point (overlong, surrogate, cut off …)
};

// The code point at `offset`, which must be less than text.size().
CodePoint code_point_at(std::string_view text, std::size_t offset);

// Every byte that begins no code point counts as one.
std::size_t count_code_points(std::string_view text);

} // namespace voorrang
