// The words of a rule file that was read without a mistake, as who rewrites it needs them.
#pragma once

#include "dsl/syntax/read_source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace voorrang::rewrite {

struct Word {
    enum class Kind { keyword, unit, name, built_in, language_code } kind = Kind::keyword;
    std::size_t begin = 0; // bytes of the source; two keywords that are one spelling have the same
    std::size_t end = 0;
    syntax::Keyword keyword = syntax::Keyword::none;
    std::string name; // without back-quotes; of a built-in one, in English
    bool before_date = false;
};

// In the order of the text, those within because texts too. A unit is the word of a duration: `days` of `20 days`.
std::vector<Word> words_of(std::string_view text, const syntax::SourceRead& read);

} // namespace voorrang::rewrite
