// What cairo has no call for: a file's language, and that its title is what a window is called by.
#pragma once

#include "dsl/phrases/language.hpp"

#include <string>

namespace voorrang::pdf {

// The same file with these in its catalog, as a later revision behind it (ISO 32000-1, 7.5.6). A file whose end is not
// as cairo writes it for PDF 1.4 and older stays as it is.
std::string with_language(std::string file, Language language);

} // namespace voorrang::pdf
