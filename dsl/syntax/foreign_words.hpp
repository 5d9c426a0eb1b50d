// Words of other languages, formulas and spreadsheets, and what stands for them in a rule file (in English).
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace voorrang::syntax {

struct ForeignWord {
    std::string_view word;
    std::string_view here;
};

inline constexpr auto foreign_words = std::to_array<ForeignWord>({
    {"true", "yes"},
    {"false", "no"},
    {"waar", "yes"},
    {"onwaar", "no"},
    {"null", "x is unknown"},
    {"number", "count of …"},
    {"total", "sum of …"},
    {"maximum", "highest of …"},
    {"max", "highest of …"},
    {"minimum", "lowest of …"},
    {"min", "lowest of …"},
    {"mean", "average of …"},
    {"avg", "average of …"},
    {"totaal", "sum of …"},
    {"som", "sum of …"},
});

// What to write for it; empty if it is none of these.
constexpr std::string_view for_foreign_word(std::string_view word) {
    const auto found = std::ranges::find(foreign_words, word, &ForeignWord::word);
    return found != foreign_words.end() ? found->here : std::string_view();
}

} // namespace voorrang::syntax
