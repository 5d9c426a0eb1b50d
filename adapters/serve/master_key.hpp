// The master key of the sealed bids, in a file beside the database.
#pragma once

#include "adapters/seal/seal.hpp"
#include "adapters/store/store.hpp"

#include <filesystem>

namespace voorrang::serve {

// Made at the first start, never again: a log that has entries and no key any more is an error (V720), for the bids
// that were sealed with it could never be opened.
Result<seal::MasterKey> master_key(const std::filesystem::path& file, store::Store& store);

} // namespace voorrang::serve
