// Quoted texts: their content without escapes, and where each byte of it stands in the source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::syntax {

struct TextLiteral {
    std::string value;
    std::vector<std::uint32_t> offsets;     // of every byte of `value` in the quoted text, and one more for its end
    std::vector<std::uint32_t> bad_escapes; // offsets of backslashes that begin no escape
};

// The length of the quoted text that begins at `at`, with its quotes; it ends at the line end if it is not closed.
struct QuotedExtent {
    std::size_t end = 0;
    bool closed = false;
};
QuotedExtent quoted_extent(std::string_view text, std::size_t at);

// Bytes of the quotation mark at `at`, 0 if there is none. Only " is right; the others are read as what was meant.
std::size_t quote_mark_at(std::string_view text, std::size_t at);

// Reads a quoted text, its closing quote may be missing.
TextLiteral read_text(std::string_view quoted);

} // namespace voorrang::syntax
