#include "dsl/syntax/text_literal.hpp"

#include "dsl/syntax/characters.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace voorrang::syntax {

namespace {

// Marks of one family close each other.
enum class Family { none, straight, curly, single };

struct Mark {
    Family family = Family::none;
    std::size_t length = 0;
};

constexpr auto marks = std::to_array<std::pair<std::string_view, Family>>({
    {"\"", Family::straight},
    {"\u201C", Family::curly}, // “ ” „ ‟, as word processors put them
    {"\u201D", Family::curly},
    {"\u201E", Family::curly},
    {"\u201F", Family::curly},
    {"'", Family::single},
    {"\u2018", Family::single}, // ‘ ’
    {"\u2019", Family::single},
});

Mark mark_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(std::min(at, text.size()));
    for (const auto& [written, family] : marks)
        if (rest.starts_with(written)) return {family, written.size()};
    return {};
}

} // namespace

std::size_t quote_mark_at(std::string_view text, std::size_t at) { return mark_at(text, at).length; }

QuotedExtent quoted_extent(std::string_view text, std::size_t at) {
    const Mark open = mark_at(text, at);
    std::size_t end = at + open.length;
    while (end < text.size() && text[end] != '\n') {
        const Mark mark = mark_at(text, end);
        if (mark.family == open.family) return {end + mark.length, true};
        const bool escaped = text[end] == '\\' && end + 1 < text.size() && text[end + 1] != '\n';
        end += escaped ? 2 : 1;
    }
    if (end > at && text[end - 1] == '\r') --end;
    return {end, false};
}

TextLiteral read_text(std::string_view quoted) {
    TextLiteral result;
    const auto put = [&](char c, std::size_t offset) {
        result.value += c;
        result.offsets.push_back(static_cast<std::uint32_t>(offset));
    };
    const Mark open = mark_at(quoted, 0);
    std::size_t at = open.length;
    for (; at < quoted.size(); ++at) {
        if (mark_at(quoted, at).family == open.family) break;
        if (quoted[at] != '\\') {
            put(quoted[at], at);
            continue;
        }
        const char escape = char_at(quoted, at + 1);
        if (escape == '"' || escape == '\\' || escape == 'n') {
            put(escape == 'n' ? '\n' : escape, at);
            ++at;
        } else {
            result.bad_escapes.push_back(static_cast<std::uint32_t>(at));
            put('\\', at);
        }
    }
    result.offsets.push_back(static_cast<std::uint32_t>(at));
    return result;
}

} // namespace voorrang::syntax
