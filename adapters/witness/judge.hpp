// What a witness thinks of a checkpoint that it is offered (C2SP tlog-witness), by what it has seen of the log before.
#pragma once

#include "adapters/note/offer.hpp"

namespace voorrang::witness {

enum class Verdict : std::uint8_t {
    grown,      // the log begins with all that was seen of it, or is seen for the first time: it may be cosigned
    not_signed, // by no key of the log that is trusted
    other_size, // the proof is not one from what was seen last: there is another to be asked for
    malformed,  // a proof where there can be none, or one from a longer log to a shorter one
    // A log that was not altered, only added to, can't come to these:
    cut,       // it has fewer entries than were seen
    split,     // it has as many as were seen, and they are others
    rewritten, // it has more, and nothing shows that it begins with those that were seen
};
std::string_view word(Verdict verdict); // "rewritten"

constexpr bool is_offence(Verdict verdict) { return verdict >= Verdict::cut; }

// `seen` is the last checkpoint of the same log that was cosigned; none: this is the first one. `keys` are those of the
// log that are trusted; one must have the log's name and have signed.
Verdict judge(const std::optional<note::Checkpoint>& seen, const note::Offer& offer,
              const std::vector<note::PublicKey>& keys);

// Whether what the log has signed shows by itself that it was rewritten, without anybody's word: two roots of as many
// entries, or a proof by which the log that is shown begins with other entries than it did. Else the log may still
// refute it, by a proof that leads from one checkpoint to the other; no other can.
bool is_conclusive(const note::Checkpoint& seen, const note::Offer& offer);

} // namespace voorrang::witness
