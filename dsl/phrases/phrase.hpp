// A text of the program in English, and its form in another language.
#pragma once

#include <string_view>

namespace voorrang::phrases {

// "{1} is not a field of {2}": a hole takes any text. Each hole stands once in the English text.
struct Phrase {
    std::string_view english;
    std::string_view translated;
};

} // namespace voorrang::phrases
