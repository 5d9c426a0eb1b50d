#include "dsl/diagnostics/suggest.hpp"

#include "dsl/diagnostics/utf8.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace voorrang {

namespace {

std::u32string decode(std::string_view text) {
    std::u32string result;
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        result.push_back(point.value);
        offset += point.length;
    }
    return result;
}

// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each costing one. Swapped
// letters are the commonest slip of the fingers, so they must not cost two.
std::size_t distance(std::u32string_view a, std::u32string_view b) {
    std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, substitution});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[j] = std::min(current[j], before[j - 2] + 1);
        }
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return previous[b.size()];
}

} // namespace

std::optional<std::string> suggest(std::string_view word, std::span<const std::string> candidates) {
    const std::u32string wanted = decode(word);
    const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
    const std::string* best = nullptr;
    std::size_t best_distance = limit + 1;
    for (const std::string& candidate : candidates) {
        const std::u32string letters = decode(candidate);
        const std::size_t difference =
            std::max(letters.size(), wanted.size()) - std::min(letters.size(), wanted.size());
        if (letters.empty() || difference > limit) continue;
        const std::size_t d = distance(wanted, letters);
        if (d < best_distance || (d == best_distance && best != nullptr && candidate < *best)) {
            best = &candidate;
            best_distance = d;
        }
    }
    if (best == nullptr) return std::nullopt;
    return *best;
}

} // namespace voorrang
