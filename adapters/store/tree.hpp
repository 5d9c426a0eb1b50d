// The Merkle tree over the entries of the log (adapters/merkle): entry 1 is leaf 0. Its leaves are texts that anyone
// can make again from what the entry says: canonical JSON (RFC 8785) of an object with the members
//
//     actor, at (RFC 3339, UTC), body, commits, kind, seq, tender
#pragma once

#include "adapters/store/store.hpp"

namespace voorrang::store {

std::string leaf_of(const Entry& entry);

// The subtrees that the entry, which has its number, makes whole. For whoever implements Writer::append.
Result<void> add_leaf(Writer& writer, const Entry& entry);

// Of the tree in a store; V714 where one that should be there is not. `reader` must outlive it.
merkle::Nodes nodes_of(Reader& reader);

} // namespace voorrang::store
