// A log for whoever checks it without our programs: JSON Lines. docs/audit.md has the format, docs/audit/verify.py
// checks it.
#pragma once

#include "adapters/sqlite_store/rows.hpp"

#include <functional>

namespace voorrang::auditor {

// The number of entries that were written. `line` gets lines without their line feed; false ends it.
Result<std::int64_t> export_log(sqlite_store::Rows& rows, const std::function<bool(std::string_view)>& line);

// A proof that an entry is in the log, as JSON: the leaf, its place, hashes from the leaf up, the checkpoint under
// which it stands, and the key that signed that. V751 if there is no such entry, V752 if no checkpoint has it yet.
Result<std::string> prove(sqlite_store::Rows& rows, std::int64_t entry);

} // namespace voorrang::auditor
