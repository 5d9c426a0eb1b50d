// The log of a database that had no tree yet: its entries get what they vouch for, as far as it can be found, and their
// hashes.
#pragma once

#include "adapters/sqlite/kind.hpp"

namespace voorrang::sqlite_store {

// Of the step to version 2; nothing for others. It reads all of the log, and the rows that it names.
Result<void> hash_log(sqlite::Database& database, std::int64_t version);

} // namespace voorrang::sqlite_store
