// The tables of the decision log: docs/decision-log.md.
#pragma once

#include "adapters/sqlite/kind.hpp"

namespace voorrang::sqlite {

// All tables and triggers, in an empty database.
std::string schema_sql();

inline constexpr Kind::Step log_steps[] = {schema_sql};
inline constexpr Kind log_kind{
    "log",
    "decision log",
    "nothing was half-written; what was logged before is whole",
    0x566F6F72, // "Voor"
    log_steps,
    {Code::log_unreadable, Code::log_read_only, Code::log_not_ours, Code::log_write_failed, Code::log_not_ours}};

} // namespace voorrang::sqlite
