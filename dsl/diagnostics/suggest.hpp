// "did you mean": the candidate nearest to a misspelt word.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace voorrang {

// The candidate with the least edit distance (Damerau-Levenshtein, restricted), if that is at most a third of the
// word's length (at least 1). Equal distances: the first candidate in alphabetical order.
std::optional<std::string> suggest(std::string_view word, std::span<const std::string> candidates);

} // namespace voorrang
