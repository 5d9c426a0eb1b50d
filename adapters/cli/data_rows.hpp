// The database of the service, for commands that only read it.
#pragma once

#include "adapters/sqlite_store/rows.hpp"

namespace voorrang::cli {

// As it is at one moment, whether a service runs on it or not.
Result<sqlite_store::Rows> open_rows(const std::string& path);

} // namespace voorrang::cli
