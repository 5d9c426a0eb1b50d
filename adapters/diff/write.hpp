// What differs, in words or as JSON.
#pragma once

#include "adapters/diff/comparison.hpp"

namespace voorrang::diff {

// Several pairs: of two folders. Files without a counterpart are named.
struct Report {
    std::vector<Comparison> pairs;
    std::vector<std::string> only_in_a, only_in_b;
    bool is_same() const;
};

std::string as_text(const Report& report, Language language);

// { "same": …, "pairs": [ { "a", "b", "only_in_a", "only_in_b", "different", "experience", "same" } ], "only_in_a",
// "only_in_b" }
std::string as_json(const Report& report, Language language);

// "the value is EUR 50,000 in A and EUR 60,000 in B"
std::string in_words(const Difference& difference, Language language);

} // namespace voorrang::diff
