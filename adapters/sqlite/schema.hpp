// The tables of the decision log: docs/decision-log.md.
#pragma once

#include <cstdint>
#include <string>

namespace voorrang::sqlite {

inline constexpr std::int64_t log_application_id = 0x566F6F72; // "Voor": what tells a log from other databases
inline constexpr std::int64_t log_version = 1;

// Makes all tables and triggers in an empty database, and marks it as a log.
std::string schema_sql();

} // namespace voorrang::sqlite
