// What a fault of SQLite means for someone who keeps a database of ours.
#pragma once

#include "adapters/sqlite/kind.hpp"
#include "dsl/diagnostics/diagnostic.hpp"

struct sqlite3;

namespace voorrang::sqlite {

// The last fault of the connection (may be null: no memory); `path` as the user gave it.
Diagnostic fault(sqlite3* connection, const Kind& kind, const std::string& path);

// "the NAME MESSAGE".
Diagnostic about(const Kind& kind, Code code, std::string_view message, const std::string& path, std::string help = {});

Diagnostic database_diagnostic(Code code, std::string message, const std::string& path, std::string help = {});

} // namespace voorrang::sqlite
