#include "adapters/auth/plain_text.hpp"

#include "dsl/diagnostics/utf8.hpp"

namespace voorrang::auth {

bool is_plain(std::string_view text, std::size_t max_bytes) {
    if (text.size() > max_bytes) return false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
        // Line and paragraph separators, and what turns the direction of writing round.
        const bool layout = point.value == 0x2028 || point.value == 0x2029 ||
                            (point.value >= 0x202A && point.value <= 0x202E) ||
                            (point.value >= 0x2066 && point.value <= 0x2069);
        if (!point.valid || control || layout) return false;
        at += point.length;
    }
    return true;
}

} // namespace voorrang::auth
