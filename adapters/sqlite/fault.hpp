// What a fault of SQLite means for someone who keeps a decision log.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"

struct sqlite3;

namespace voorrang::sqlite {

// The last fault of the connection (may be null: no memory); `path` as the user gave it.
Diagnostic fault(sqlite3* connection, const std::string& path);

Diagnostic log_diagnostic(Code code, std::string message, const std::string& path, std::string help = {});

} // namespace voorrang::sqlite
