#include "dsl/syntax/keywords.hpp"

#include "dsl/syntax/characters.hpp"

#include <algorithm>

namespace voorrang::syntax {

bool is_reserved(Keyword keyword) {
    switch (keyword) {
#define X(name, reserved)                                                                                              \
    case Keyword::name:                                                                                                \
        return reserved;
        VOORRANG_KEYWORDS(X)
#undef X
    case Keyword::none:
        break;
    }
    return false;
}

Keyword Surface::find(std::string_view spelling) const {
    const auto word = std::ranges::lower_bound(words, spelling, {}, &Word::spelling);
    const bool found = word != words.end() && word->spelling == spelling && word->keywords[1] == Keyword::none;
    return found ? word->keywords[0] : Keyword::none;
}

std::string_view Surface::spelling(Keyword keyword) const {
    const auto word = std::ranges::find_if(words, [&](const Word& each) {
        return each.keywords == std::array{keyword, Keyword::none} && each.where == SpeltWhere::anywhere;
    });
    return word != words.end() ? word->spelling : std::string_view();
}

namespace {

// The length of what stands at `at`, if it is `spelling`; else 0.
std::size_t length_of(std::string_view spelling, std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    while (true) {
        const std::size_t end = end_of_word(spelling, 0);
        if (!text.substr(at).starts_with(spelling.substr(0, end)) || end_of_word(text, at) != at + end) return 0;
        at += end;
        if (end == spelling.size()) return at - begin;
        const std::size_t next = skip_blanks(text, at);
        if (next == at) return 0;
        at = next;
        spelling.remove_prefix(end + 1);
    }
}

} // namespace

Surface::Match Surface::match(std::string_view text, std::size_t at) const {
    const std::string_view first = text.substr(at, end_of_word(text, at) - at);
    Match longest;
    auto word = std::ranges::lower_bound(words, first, {}, &Word::spelling);
    for (; word != words.end() && word->spelling.starts_with(first); ++word) {
        const bool whole = word->spelling.size() == first.size() || word->spelling[first.size()] == ' ';
        if (!whole) continue; // a longer word
        if (const std::size_t length = length_of(word->spelling, text, at); length > longest.length)
            longest = {&*word, length};
    }
    return longest;
}

std::string_view Surface::english_name(std::string_view built_in) const {
    const auto found = std::ranges::find(built_ins, built_in, &BuiltIn::name);
    return found != built_ins.end() ? found->english : built_in;
}

std::string_view Surface::name_of(std::string_view english) const {
    const auto found = std::ranges::find(built_ins, english, &BuiltIn::english);
    return found != built_ins.end() ? found->name : english;
}

std::span<const Surface* const> surfaces() {
    static const std::array all{&english(), &dutch()};
    return all;
}

const Surface* surface_of_code(std::string_view code) {
    for (const Surface* each : surfaces())
        if (each->code == code) return each;
    return nullptr;
}

const Surface& surface_of_text(std::string_view text) {
    std::size_t at = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    while (at < text.size()) {
        if (text.substr(at).starts_with("--"))
            at = std::min(text.find('\n', at), text.size());
        else if (text[at] == '\n' || text[at] == '\r')
            ++at;
        else if (const std::size_t blank = blank_at(text, at))
            at += blank;
        else
            break;
    }
    const std::string_view word = text.substr(at, end_of_word(text, at) - at);
    for (const Surface* each : surfaces())
        if (each->find(word) == Keyword::language) return *each;
    return english();
}

} // namespace voorrang::syntax
