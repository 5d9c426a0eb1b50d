// Opens a database of ours, or tells why this file can't be one.
#pragma once

#include "adapters/sqlite/database.hpp"

namespace voorrang::sqlite {

// Made if it is not there; brought up to date if it is of an earlier version. Tries to begin a write, so that a
// database that can't be written is found at once. `kind` must outlive the database.
Result<Database> open_to_write(const std::string& path, const Kind& kind);
// Of this version only.
Result<Database> open_to_read(const std::string& path, const Kind& kind);

// As the two above do first: devices, pipes and folders are refused.
Result<void> check_file(const std::string& path, Access access, const Kind& kind);

} // namespace voorrang::sqlite
