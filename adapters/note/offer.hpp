// What a log hands to a witness: the body of `add-checkpoint` of C2SP tlog-witness (https://c2sp.org/tlog-witness). A
// line "old N" with how many entries the log had when the witness last saw it, the hashes of a proof that the log has
// only grown since then (RFC 9162 section 2.1.4), one a line, an empty line, and the checkpoint:
//
//     old 20852014
//     PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
//
//     example.com/behind-the-sofa
//     20852163
//     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
//
//     — example.com/behind-the-sofa Az3grlgtzPIC…
#pragma once

#include "adapters/merkle/proof.hpp"
#include "adapters/note/checkpoint.hpp"

namespace voorrang::note {

struct Offer {
    std::uint64_t old = 0;
    merkle::Proof proof;
    Note note;
    Checkpoint checkpoint; // what the note says
};

// Nothing if it is none: also of more than 63 hashes, which no proof has.
std::optional<Offer> parse_offer(std::string_view text);
std::string to_text(const Offer& offer);

// A note that is a checkpoint, without a proof yet.
std::optional<Offer> parse_checkpoint_note(std::string_view text);

} // namespace voorrang::note
