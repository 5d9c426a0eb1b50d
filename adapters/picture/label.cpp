#include "adapters/picture/label.hpp"

#include "adapters/markup/escape.hpp"

namespace voorrang::picture {

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string shortened(const std::string& text) {
    constexpr std::size_t most = 40;
    std::string out;
    std::size_t count = 0;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 && ++count > most) return out + "…";
        out += c;
    }
    return out;
}

std::string small(const std::string& text) {
    return "<FONT POINT-SIZE=\"9\" COLOR=\"#4b5563\">" + markup::escaped(text) + "</FONT>";
}

} // namespace voorrang::picture
