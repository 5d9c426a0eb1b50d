// Texts of reports, which are known when the program is compiled: the code has them in English, and a text that the
// catalogue has no Dutch form of doesn't compile. What is filled in is said in the reader's language already.
//
//     say(language, "Award to {1}, with a total of {2}.", {name, total})
//
// What is one text in English and two in Dutch tells after ## where it stands: "{1} failed##tests".
#pragma once

#include "dsl/phrases/fixed_nl.hpp"
#include "dsl/phrases/language.hpp"

#include <initializer_list>
#include <string>

namespace voorrang::phrases {

class Fixed {
  public:
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is such a text
    consteval Fixed(const char* english) : phrase_(find(english)) {}
    // Nothing if it is none of these texts.
    static constexpr const Phrase* find_fixed(std::string_view english) {
        for (const auto table : fixed_nl)
            for (const Phrase& each : table)
                if (each.english == english) return &each;
        return nullptr;
    }

    constexpr std::string_view in(Language language) const {
        if (language == Language::nl) return phrase_->translated;
        return phrase_->english.substr(0, phrase_->english.find("##"));
    }

  private:
    // Without a look at find_fixed()'s pointer: for GCC with -fsanitize=undefined that is no constant.
    static consteval const Phrase* find(std::string_view english) {
        for (const auto table : fixed_nl)
            for (const Phrase& each : table)
                if (each.english == english) return &each;
        throw "this text has no Dutch form in dsl/phrases/fixed_nl.hpp";
    }

    const Phrase* phrase_;
};

// `{1}` is the first of the parts; there are at most nine.
std::string filled(std::string_view pattern, std::initializer_list<std::string_view> parts);
inline std::string say(Language language, Fixed text, std::initializer_list<std::string_view> parts = {}) {
    return filled(text.in(language), parts);
}

std::string say_number(Language language, std::uint64_t number); // 1,234,567
// So many of them: "no tenders", "1 tender", "1,250 tenders".
std::string say_count(Language language, std::uint64_t count, Fixed one, Fixed many);

} // namespace voorrang::phrases
