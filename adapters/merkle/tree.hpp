// A Merkle tree that only grows, over leaves numbered 0, 1, … (RFC 9162 section 2.1). Kept are the hashes of subtrees
// that are whole and so never change; all else is reckoned from them: an append touches O(log n) of them, a root or a
// proof reads O(log n).
#pragma once

#include "adapters/merkle/hash.hpp"
#include "dsl/diagnostics/result.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace voorrang::merkle {

// The subtree of the leaves [index * 2^level, (index + 1) * 2^level). Leaves themselves have level 0.
struct Node {
    unsigned level = 0;
    std::uint64_t index = 0;
    friend auto operator<=>(const Node&, const Node&) = default;
};

// Gives the hash of a whole subtree. An error is that of whatever keeps them, and ends what asked.
using Nodes = std::function<Result<Hash>(Node)>;

struct KeptNode {
    Node node;
    Hash hash;
};

// The subtrees that become whole as a leaf is added to a tree of `size` leaves: the leaf first, then upward.
Result<std::vector<KeptNode>> append(std::uint64_t size, const Hash& leaf, const Nodes& nodes);

// The hash of a tree of the first `size` leaves: MTH of section 2.1.1.
Result<Hash> root(std::uint64_t size, const Nodes& nodes);

// The hash of the leaves [begin, end) as section 2.1.1 splits them, where `begin` is a multiple of the largest power of
// two that is less than end - begin, doubled if end - begin is that power: so it is for all that a proof needs.
Result<Hash> range_hash(std::uint64_t begin, std::uint64_t end, const Nodes& nodes);

} // namespace voorrang::merkle
