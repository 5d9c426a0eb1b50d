// Small questions about characters that the lexer asks everywhere.
#pragma once

#include "dsl/diagnostics/utf8.hpp"
#include "dsl/syntax/unicode_letters.hpp"

#include <cstddef>
#include <string_view>

namespace voorrang::syntax {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline bool digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_digit(text[at]); }

// '\0' past the end.
inline char char_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

inline std::size_t end_of_digits(std::string_view text, std::size_t at) {
    while (digit_at(text, at)) ++at;
    return at;
}

// The end of the letters, digits and underscores that begin at `at`.
inline std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const char c = text[at];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_') {
            ++at;
            continue;
        }
        const CodePoint next = code_point_at(text, at);
        if (!is_letter(next.value)) break;
        at += next.length;
    }
    return at;
}

// Bytes of the white space within a line that stands at `at`; 0 if there is none. No-break spaces come along when a
// text is pasted from a word processor.
inline std::size_t blank_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(' ') || rest.starts_with('\t')) return 1;
    if (rest.starts_with("\u00A0")) return 2;
    if (rest.starts_with("\u202F")) return 3;
    return 0;
}

inline std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const std::size_t length = blank_at(text, at);
        if (length == 0) break;
        at += length;
    }
    return at;
}

} // namespace voorrang::syntax
