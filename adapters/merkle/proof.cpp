#include "adapters/merkle/proof.hpp"

#include <algorithm>
#include <bit>

namespace voorrang::merkle {

namespace {

// The largest power of two that is less than `size`; `size` is more than 1.
std::uint64_t split(std::uint64_t size) { return std::bit_floor(size - 1); }

} // namespace

Result<Proof> inclusion_proof(std::uint64_t index, std::uint64_t size, const Nodes& nodes) {
    Proof proof; // from the root down; turned round at the end
    std::uint64_t begin = 0;
    std::uint64_t end = size;
    while (end - begin > 1) {
        const std::uint64_t middle = begin + split(end - begin);
        const bool left = index < middle;
        const Result<Hash> other = left ? range_hash(middle, end, nodes) : range_hash(begin, middle, nodes);
        if (!other) return other.error();
        proof.push_back(*other);
        (left ? end : begin) = middle;
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

bool is_included(const Hash& leaf, std::uint64_t index, std::uint64_t size, const Proof& proof, const Hash& root) {
    if (index >= size) return false;
    std::uint64_t at = index;      // fn of the RFC
    std::uint64_t last = size - 1; // sn
    Hash hash = leaf;
    for (const Hash& other : proof) {
        if (last == 0) return false;
        if ((at & 1) == 1 || at == last) {
            hash = node_hash(other, hash);
            while ((at & 1) == 0 && at != 0) {
                at >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(hash, other);
        }
        at >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

Result<Proof> consistency_proof(std::uint64_t earlier, std::uint64_t later, const Nodes& nodes) {
    Proof proof;
    if (earlier == 0 || earlier == later) return proof;
    std::uint64_t begin = 0;
    std::uint64_t end = later;
    // Down to where the earlier tree ends at the end of a subtree.
    while (earlier != end) {
        const std::uint64_t middle = begin + split(end - begin);
        const bool left = earlier <= middle;
        const Result<Hash> other = left ? range_hash(middle, end, nodes) : range_hash(begin, middle, nodes);
        if (!other) return other.error();
        proof.push_back(*other);
        (left ? end : begin) = middle;
    }
    // That subtree itself, unless it is the whole earlier tree, which the checker has.
    if (begin != 0) {
        const Result<Hash> last = range_hash(begin, end, nodes);
        if (!last) return last.error();
        proof.push_back(*last);
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

std::optional<Roots> roots_of(std::uint64_t earlier, const Hash& earlier_root, std::uint64_t later,
                              const Proof& proof) {
    if (earlier == 0 || earlier >= later) return std::nullopt;
    Proof path = proof;
    if (std::has_single_bit(earlier)) path.insert(path.begin(), earlier_root);
    if (path.empty()) return std::nullopt;
    std::uint64_t at = earlier - 1; // fn of the RFC
    std::uint64_t last = later - 1; // sn
    while ((at & 1) == 1) {
        at >>= 1;
        last >>= 1;
    }
    Roots roots{path.front(), path.front()};
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (last == 0) return std::nullopt;
        if ((at & 1) == 1 || at == last) {
            roots.before = node_hash(path[i], roots.before);
            roots.after = node_hash(path[i], roots.after);
            while ((at & 1) == 0 && at != 0) {
                at >>= 1;
                last >>= 1;
            }
        } else {
            roots.after = node_hash(roots.after, path[i]);
        }
        at >>= 1;
        last >>= 1;
    }
    if (last != 0) return std::nullopt;
    return roots;
}

bool is_consistent(std::uint64_t earlier, const Hash& earlier_root, std::uint64_t later, const Hash& later_root,
                   const Proof& proof) {
    if (earlier > later) return false;
    if (earlier == later) return proof.empty() && earlier_root == later_root;
    if (earlier == 0) return proof.empty() && earlier_root == empty_hash();
    const std::optional<Roots> roots = roots_of(earlier, earlier_root, later, proof);
    return roots && roots->before == earlier_root && roots->after == later_root;
}

} // namespace voorrang::merkle
