// The tables of the service: docs/database.md.
#pragma once

#include "adapters/sqlite/kind.hpp"

namespace voorrang::sqlite_store {

// All tables and triggers of version 1, in an empty database. A change of them is a further step below; this one stays
// as it is.
std::string version_1();

inline constexpr sqlite::Kind::Step data_steps[] = {version_1};
inline constexpr sqlite::Kind data_kind{
    "database",
    "database of the service",
    "nothing was half-written; what was confirmed before is kept",
    0x566F6F73, // "Voos"
    data_steps,
    {Code::data_unreadable, Code::data_read_only, Code::data_not_ours, Code::data_write_failed, Code::data_damaged}};

} // namespace voorrang::sqlite_store
