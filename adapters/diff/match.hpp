// Declarations of two sides by their names, or, where one has no counterpart, by what they say.
#pragma once

#include "adapters/diff/comparison.hpp"

namespace voorrang::diff {

// What the two say otherwise.
std::vector<Difference> differences(const Declared& a, const Declared& b, Language language);

// Those of `b` that say, under another name, what one of `a` says and nothing else does: their names in `b` and in `a`.
std::map<std::string, std::string> renamed(const std::vector<Declared>& a, const std::vector<Declared>& b);

// Adds to `comparison`. `renames`: as renamed() gives them.
void match(std::vector<Declared> a, std::vector<Declared> b, const std::map<std::string, std::string>& renames,
           Language language, Comparison& comparison);

} // namespace voorrang::diff
