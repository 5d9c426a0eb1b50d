// Texts in what Graphviz draws.
#pragma once

#include <string>

namespace voorrang::picture {

std::string quoted(const std::string& text);
// A long text would make one box wider than all others together.
std::string shortened(const std::string& text);
// As HTML, in small grey letters.
std::string small(const std::string& text);

} // namespace voorrang::picture
