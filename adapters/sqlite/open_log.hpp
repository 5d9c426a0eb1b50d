// Opens a decision log, or tells why this file can't be one.
#pragma once

#include "adapters/sqlite/database.hpp"

namespace voorrang::sqlite {

// Made if it is not there. Tries to begin a write, so that a log that can't be written is found before anything is
// decided.
Result<Database> open_log_to_write(const std::string& path);
Result<Database> open_log_to_read(const std::string& path);

} // namespace voorrang::sqlite
