// What stands in the log and in documents in the place of personal data: "personal:" and a SHA-256, in lower-case
// hexadecimal, of a salt of 32 random bytes and the value as canonical JSON. The salt and the value stand apart
// (store::Personal). Once they are erased the token tells nothing: without the salt nobody can try values.
//
// A token can't be told from a text of the same form, so none is taken in from outside (find_token).
#pragma once

#include <algorithm>
#include <string_view>

namespace voorrang::personal {

inline constexpr std::string_view prefix = "personal:";
inline constexpr std::size_t digits = 64;
inline constexpr std::size_t token_size = prefix.size() + digits;

// Where the first token at or after `from` begins; npos: there is none.
inline std::size_t find_token(std::string_view text, std::size_t from = 0) {
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    for (std::size_t at = text.find(prefix, from); at != std::string_view::npos; at = text.find(prefix, at + 1)) {
        const std::string_view hash = text.substr(at + prefix.size(), digits);
        if (hash.size() == digits && std::all_of(hash.begin(), hash.end(), is_digit)) return at;
    }
    return std::string_view::npos;
}

inline bool is_token(std::string_view text) { return text.size() == token_size && find_token(text) == 0; }

} // namespace voorrang::personal
