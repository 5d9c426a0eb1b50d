// SVG by Graphviz, with words for those who can't see it.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <map>
#include <string>

namespace voorrang::picture {

struct Spoken {
    std::string title, description;
    std::map<std::string, std::string> titles; // of boxes and lines, by what `dot` calls them: "n3", "n3->n5"
};

// V816 if there is no `dot`, or it does not do it.
Result<std::string> drawn(const std::string& dot, const Spoken& words);

} // namespace voorrang::picture
