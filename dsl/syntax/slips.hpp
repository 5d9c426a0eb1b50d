// What people write out of habit from other languages or by a word processor's doing, and what they meant.
#pragma once

#include "dsl/syntax/token.hpp"

#include <string_view>

namespace voorrang::syntax {

struct Slip {
    std::string_view written;
    Symbol symbol = Symbol::none;    // read in its place …
    Keyword keyword = Keyword::none; // … or this; neither: nothing is
    bool comment = false;            // the rest of the line is passed over
    std::string_view currency = {};  // the code of the currency that an amount behind it is in
    std::string_view help;
};

// The slip that the text begins with; nullptr if there is none.
const Slip* find_slip(std::string_view text);

} // namespace voorrang::syntax
