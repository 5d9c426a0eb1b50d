#include "dsl/syntax/keywords.hpp"

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
    return word != words.end() && word->spelling == spelling ? word->keyword : Keyword::none;
}

std::string_view Surface::spelling(Keyword keyword) const {
    const auto word = std::ranges::find(words, keyword, &Word::keyword);
    return word != words.end() ? word->spelling : std::string_view();
}

} // namespace voorrang::syntax
