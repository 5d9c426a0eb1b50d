// What the service's log shows to a witness.
#pragma once

#include "adapters/note/offer.hpp"
#include "adapters/store/store.hpp"

namespace voorrang::audit {

// The last checkpoint, and the proof that its log begins with the first `old` entries; without a proof where it has
// fewer. V752 if there is no checkpoint yet, V714 if the tree that is kept is not that of the checkpoint.
Result<note::Offer> offer(store::Reader& reader, std::uint64_t old);

} // namespace voorrang::audit
