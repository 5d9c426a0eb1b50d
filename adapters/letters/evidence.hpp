// By what a paper can be held to the log: the entries that it rests on, the leaves that they are of its tree, and the
// signed checkpoint under which they stand.
#pragma once

#include "adapters/letters/paper.hpp"
#include "adapters/letters/texts.hpp"
#include "adapters/store/store.hpp"

namespace voorrang::letters {

// How much a paper tells of the log. Numbers of entries tell whoever has two of them how much happened in between,
// which while bids on another tender are sealed is not for bidders to know (docs/api.md).
enum class Numbers : std::uint8_t { told, left_out };

struct NamedEntry {
    const Text* what; // of texts
    const store::Entry* entry;
};

// The same for the same entries whenever it is asked for: the checkpoint is the first that has them all.
Result<std::vector<Part>> evidence(store::Reader& reader, const std::vector<NamedEntry>& entries, Numbers numbers,
                                   const Voice& voice);

} // namespace voorrang::letters
