// The tables of the service: docs/database.md.
#pragma once

#include "adapters/sqlite_store/hash_log.hpp"

namespace voorrang::sqlite_store {

// All tables and triggers of version 1, in an empty database. A change of them is a further step below; this one stays
// as it is.
std::string version_1();
// The log as a tree of hashes, with checkpoints (docs/audit.md): the tables, the hashes of entries that are there
// (hash_log), and triggers again.
std::string version_2();
std::string version_3();
std::string version_4(); // indexes for an auditor's search
std::string version_5(); // personal data apart (adapters/personal)
std::string version_6(); // an index for what was said of interests

inline constexpr sqlite::Kind::Step data_steps[] = {version_1, version_2, version_3, version_4, version_5, version_6};
inline constexpr sqlite::Kind data_kind{
    "database",
    "database of the service",
    "nothing was half-written; what was confirmed before is kept",
    0x566F6F73, // "Voos"
    data_steps,
    {Code::data_unreadable, Code::data_read_only, Code::data_not_ours, Code::data_write_failed, Code::data_damaged},
    hash_log};

} // namespace voorrang::sqlite_store
