// Checkpoints of the service's log: C2SP tlog-checkpoint, its origin the name of the key.
#pragma once

#include "adapters/note/checkpoint.hpp"
#include "adapters/store/store.hpp"

namespace voorrang::audit {

// Of the log as it is in this transaction, if the last one is of a shorter log. `also` signs beside the key.
Result<void> publish(store::Writer& writer, const note::SecretKey& key, Time now,
                     const note::SecretKey* also = nullptr);

// A checkpoint with the cosignatures that have come in for it.
Result<std::string> with_cosignatures(store::Reader& reader, const store::Checkpoint& checkpoint);

} // namespace voorrang::audit
