#include "adapters/merkle/tree.hpp"

#include <bit>

namespace voorrang::merkle {

Result<std::vector<KeptNode>> append(std::uint64_t size, const Hash& leaf, const Nodes& nodes) {
    std::vector<KeptNode> whole{{{0, size}, leaf}};
    // Each one bit at the end of the number is a whole subtree to the left of what has just become whole.
    for (std::uint64_t index = size; (index & 1) == 1; index >>= 1) {
        const KeptNode& right = whole.back();
        const Result<Hash> left = nodes({right.node.level, index - 1});
        if (!left) return left.error();
        whole.push_back({{right.node.level + 1, index >> 1}, node_hash(*left, right.hash)});
    }
    return whole;
}

Result<Hash> range_hash(std::uint64_t begin, std::uint64_t end, const Nodes& nodes) {
    if (begin == end) return empty_hash();
    // Whole subtrees from the left, each smaller than the one before, then joined from the right.
    std::vector<Hash> peaks;
    while (begin < end) {
        const auto level = static_cast<unsigned>(std::bit_width(end - begin) - 1);
        const Result<Hash> peak = nodes({level, begin >> level});
        if (!peak) return peak.error();
        peaks.push_back(*peak);
        begin += std::uint64_t{1} << level;
    }
    Hash hash = peaks.back();
    for (std::size_t i = peaks.size() - 1; i > 0; --i) hash = node_hash(peaks[i - 1], hash);
    return hash;
}

Result<Hash> root(std::uint64_t size, const Nodes& nodes) { return range_hash(0, size, nodes); }

} // namespace voorrang::merkle
