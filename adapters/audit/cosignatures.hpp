// Cosignatures of witnesses as they come in (C2SP tlog-cosignature): kept beside the checkpoints that they are of. Who
// is believed is for whoever checks the log: anybody who may give one here can make a key.
#pragma once

#include "adapters/note/checkpoint.hpp"
#include "adapters/store/store.hpp"

namespace voorrang::audit {

// Of one checkpoint; a note that has more than a hundred signatures is none.
inline constexpr std::size_t most_cosignatures = 16;

struct Taken {
    std::int64_t size = 0;     // entries of the checkpoint
    std::uint64_t seconds = 0; // when the witness saw it, since 1970
    bool added = false;        // there was none of this witness for the checkpoint yet
};

// `written` is a checkpoint of this log with a cosignature by the key, among any others. V753 if it is not, or the
// cosignature has a moment that is yet to come; V751 if the log has no such checkpoint; V752 if it has enough of them.
Result<Taken> take_cosignature(store::Writer& writer, std::string_view written, const note::PublicKey& witness,
                               Time now);

} // namespace voorrang::audit
