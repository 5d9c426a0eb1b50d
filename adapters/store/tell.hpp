// An entry of the log, and a message of it for each webhook that asks for its kind: the one way in which entries are
// written.
#pragma once

#include "adapters/store/store.hpp"

namespace voorrang::store {

// The number of the entry. The messages are due at `now`, which may be after the entry's own moment.
Result<std::int64_t> append_and_tell(Writer& writer, const Entry& entry, Time now);

} // namespace voorrang::store
