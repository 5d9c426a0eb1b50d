// Two policies beside each other: what is declared and meant in one of them, in both alike, and in both otherwise.
//
// What has no meaning makes no difference: comments, layout, the language of the keywords, the order of declarations,
// how the policy is called, and its tests. A package that both use is looked into only where its content differs.
#pragma once

#include "adapters/diff/declared.hpp"

#include <optional>

namespace voorrang::diff {

// One thing that two declarations of the same name say otherwise; absent where one of them doesn't speak of it.
struct Difference {
    std::string key, what;
    std::optional<std::string> a, b;
};

struct Differing {
    Declared a, b;
    std::vector<Difference> differences; // none: it is called otherwise and says the same
};

struct Side {
    std::string name, title, version, file;
};

struct Comparison {
    Side a, b;
    std::vector<Declared> only_in_a, only_in_b;
    std::vector<Differing> different;
    std::vector<Differing> noted; // that say the same, and of which there are notes of experience
    std::size_t same = 0;         // those as well
    bool is_same() const { return only_in_a.empty() && only_in_b.empty() && different.empty(); }
};

// A policy without errors, with the notes of experience beside it.
struct Compared {
    const files::LoadedPolicy& policy;
    const experience::Notes& notes;
};

// `apart`: packages that are compared by themselves, and not here.
Result<Comparison> compare(const Compared& a, const Compared& b, Language language,
                           const std::set<std::string>& apart = {});

} // namespace voorrang::diff
