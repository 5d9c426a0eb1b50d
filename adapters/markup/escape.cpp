#include "adapters/markup/escape.hpp"

#include "dsl/diagnostics/utf8.hpp"

namespace voorrang::markup {

namespace {

// XML 1.0, production 2.
bool is_xml_character(char32_t value) {
    if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
    return value != 0xFFFE && value != 0xFFFF;
}

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        if (!point.valid || !is_xml_character(point.value))
            out += replacement_utf8;
        else if (point.value == '&')
            out += "&amp;";
        else if (point.value == '<')
            out += "&lt;";
        else if (point.value == '>')
            out += "&gt;";
        else if (point.value == '"')
            out += "&quot;";
        else
            out += text.substr(i, point.length);
        i += point.length;
    }
    return out;
}

} // namespace voorrang::markup
