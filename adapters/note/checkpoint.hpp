// Checkpoints: what a log is at a moment, in three lines (C2SP tlog-checkpoint, https://c2sp.org/tlog-checkpoint): the
// name of the log, how many entries it has, and the root of their Merkle tree. And cosignatures: that a witness has
// seen one, and seen that the log had only grown since the one before (C2SP tlog-cosignature,
// https://c2sp.org/tlog-cosignature).
#pragma once

#include "adapters/merkle/hash.hpp"
#include "adapters/note/note.hpp"

namespace voorrang::note {

struct Checkpoint {
    std::string origin; // the name of the log, usually an address without a scheme
    std::uint64_t size = 0;
    merkle::Hash root{};
    std::vector<std::string> extensions; // lines that follow
    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

std::string to_text(const Checkpoint& checkpoint); // the text of a note
std::optional<Checkpoint> parse_checkpoint(std::string_view text);

// Of the text of a checkpoint. The key must be of the kind `cosignature`.
Signature cosign(std::string_view text, std::uint64_t seconds, const SecretKey& key);

// When the witness of the key cosigned the checkpoint. Nothing if it did not, or one that it is said to have made is
// wrong; the latest of several.
std::optional<std::uint64_t> cosigned_by(const Note& checkpoint, const PublicKey& key);

} // namespace voorrang::note
