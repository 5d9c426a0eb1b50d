// A rule file in the words of the other surface language: keywords and built-in names are written anew, all else stays
// as it was, to the byte: names, texts, comments, layout.
#pragma once

#include "dsl/diagnostics/result.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <string>
#include <string_view>

namespace voorrang::rewrite {

struct Rewritten {
    std::string text;
    Diagnostics diagnostics; // if there are errors, the text is that of the source, unchanged
};

// `language` is the code of a surface: "nl". A file that does not parse is left alone, with its diagnostics. V804 if
// the translation would not say the same, or there is no such language.
Rewritten translate(const SourceMap& sources, SourceId source, std::string_view language);

} // namespace voorrang::rewrite
