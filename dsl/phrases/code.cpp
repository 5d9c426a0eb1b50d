#include "dsl/phrases/code.hpp"

#include "dsl/syntax/characters.hpp"

#include <algorithm>
#include <array>

namespace voorrang::phrases {

namespace {

using namespace syntax;

Keyword keyword_at(std::string_view text, std::size_t at) {
    const std::size_t end = end_of_word(text, at);
    const bool step = (at > 0 && text[at - 1] == '.') || (char_at(text, end) == '.' && char_at(text, end + 1) != '.');
    return step ? Keyword::none : english().find(text.substr(at, end - at));
}

} // namespace

std::string code_in(const Surface& surface, std::string_view text) {
    std::string out;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = end_of_word(text, at);
        if (end == at || quoted) {
            if (text[at] == '"') quoted = !quoted;
            out += text[at++];
            continue;
        }
        const Keyword keyword = keyword_at(text, at);
        const Keyword next = char_at(text, end) == ' ' ? keyword_at(text, end + 1) : Keyword::none;
        const auto pair = std::ranges::find(surface.words, std::array{keyword, next}, &Surface::Word::keywords);
        if (keyword != Keyword::none && next != Keyword::none && pair != surface.words.end()) {
            out += pair->spelling;
            at = end_of_word(text, end + 1);
            continue;
        }
        out += keyword == Keyword::none ? text.substr(at, end - at) : surface.spelling(keyword);
        at = end;
    }
    return out;
}

} // namespace voorrang::phrases
