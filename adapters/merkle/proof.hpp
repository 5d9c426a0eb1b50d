// Proofs about a tree for who has only its root: that an entry is in it, and that a later tree begins with all of an
// earlier one. Made and checked as RFC 9162 sections 2.1.3 and 2.1.4 write it down. Who checks needs no tree.
#pragma once

#include "adapters/merkle/tree.hpp"

#include <optional>

namespace voorrang::merkle {

using Proof = std::vector<Hash>;

// Section 2.1.3.1: that leaf `index` is in the tree of `size` leaves. `index` must be less than `size`.
Result<Proof> inclusion_proof(std::uint64_t index, std::uint64_t size, const Nodes& nodes);

// Section 2.1.3.2.
bool is_included(const Hash& leaf, std::uint64_t index, std::uint64_t size, const Proof& proof, const Hash& root);

// Section 2.1.4.1: that the tree of `later` leaves begins with that of `earlier`, which must be at most `later`. Empty
// for equal trees, and for an `earlier` of 0, with which every tree begins.
Result<Proof> consistency_proof(std::uint64_t earlier, std::uint64_t later, const Nodes& nodes);

// What a proof from `earlier` to more leaves leads to: the roots of both trees. Nothing if it is no proof of these
// sizes. Where `after` is the root of the later tree, `before` is that of its first leaves, whoever made the proof; but
// if `earlier` is a power of two, it is the one that was given.
struct Roots {
    Hash before, after;
};
std::optional<Roots> roots_of(std::uint64_t earlier, const Hash& earlier_root, std::uint64_t later, const Proof& proof);

// Section 2.1.4.2.
bool is_consistent(std::uint64_t earlier, const Hash& earlier_root, std::uint64_t later, const Hash& later_root,
                   const Proof& proof);

} // namespace voorrang::merkle
