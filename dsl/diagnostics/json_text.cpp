#include "dsl/diagnostics/json_text.hpp"

#include "dsl/diagnostics/utf8.hpp"

namespace voorrang {

namespace {

// Stands for itself, and is a code point by itself.
bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

} // namespace

void append_json_text(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (std::size_t offset = 0; offset < text.size();) {
        std::size_t end = offset;
        while (end < text.size() && is_plain(text[end])) ++end;
        out.append(text, offset, end - offset);
        offset = end;
        if (offset == text.size()) break;
        const CodePoint point = code_point_at(text, offset);
        if (!point.valid)
            out += replacement_utf8;
        else if (point.value == U'"' || point.value == U'\\')
            out.append(1, '\\').append(1, static_cast<char>(point.value));
        else if (point.value == U'\n')
            out += "\\n";
        else if (point.value == U'\t')
            out += "\\t";
        else if (point.value < 0x20 || point.value == 0x7F)
            out.append("\\u00").append(1, hex[point.value >> 4]).append(1, hex[point.value & 0xF]);
        else
            out += text.substr(offset, point.length);
        offset += point.length;
    }
    out += '"';
}

} // namespace voorrang
