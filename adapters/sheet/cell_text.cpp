#include "adapters/sheet/cell_text.hpp"

#include <charconv>
#include <cstdint>
#include <optional>

namespace voorrang::sheet {

namespace {

constexpr std::size_t most_units = 32'767; // of UTF-16
constexpr std::string_view cut = "… (cut off)";
constexpr std::size_t cut_units = 11;
constexpr std::size_t escape_size = 7; // _x0041_

std::optional<std::uint16_t> escape_at(std::string_view text, std::size_t at) {
    if (text.size() - at < escape_size || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_')
        return std::nullopt;
    std::uint16_t unit = 0;
    const char* const begin = text.data() + at + 2;
    const auto [end, error] = std::from_chars(begin, begin + 4, unit, 16);
    if (error != std::errc() || end != begin + 4) return std::nullopt;
    return unit;
}

// Bytes of the character that begins so; a lone byte counts as one.
std::size_t length_of(unsigned char first) { return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4; }

void append_utf8(std::string& out, std::uint16_t unit) {
    if (unit < 0x80) {
        out += static_cast<char>(unit);
    } else if (unit < 0x800) {
        out += static_cast<char>(0xC0 | unit >> 6);
        out += static_cast<char>(0x80 | (unit & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | unit >> 12);
        out += static_cast<char>(0x80 | (unit >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (unit & 0x3F));
    }
}

} // namespace

std::string cell_text(std::string_view text) {
    std::string out;
    std::size_t units = 0;
    std::size_t room = 0; // where `out` ends if it must be cut
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::min(length_of(static_cast<unsigned char>(text[at])), text.size() - at);
        std::string piece(text.substr(at, length));
        if (escape_at(text, at)) piece = "_x005F_"; // the underscore itself
        if (text[at] == '\r') piece = at + 1 < text.size() && text[at + 1] == '\n' ? "" : "\n";
        const bool control = static_cast<unsigned char>(text[at]) < 0x20 && text[at] != '\t' && text[at] != '\n';
        if (control && text[at] != '\r') piece = "\xEF\xBF\xBD";
        if (piece == "\xEF\xBF\xBE" || piece == "\xEF\xBF\xBF") piece = "\xEF\xBF\xBD";
        const std::size_t added = length == 4 ? 2 : piece.size() > 4 ? piece.size() : piece.empty() ? 0 : 1;
        if (units + added > most_units) {
            out.resize(room);
            return out.append(cut);
        }
        units += added;
        out += piece;
        if (units <= most_units - cut_units) room = out.size();
        at += length;
    }
    return out;
}

std::string text_of_cell(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::optional<std::uint16_t> unit = escape_at(text, at);
        // Half of a pair, or none of XML's characters: it stays as it stands.
        if (!unit || (*unit >= 0xD800 && *unit < 0xE000) || *unit == 0) {
            out += text[at++];
            continue;
        }
        append_utf8(out, *unit);
        at += escape_size;
    }
    return out;
}

} // namespace voorrang::sheet
