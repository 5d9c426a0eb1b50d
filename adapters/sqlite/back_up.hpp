// A copy of a database while it is in use.
#pragma once

#include "adapters/sqlite/database.hpp"

namespace voorrang::sqlite {

// The database as of now, as one file that needs no others beside it and only its owner may read. It is written under
// another name beside `path`, checked, and brought to the disk before it gets its own name: what is called `path` is
// whole. V712 if there is something of this name. Writers are not held up; they may not be on this connection.
Result<void> back_up(Database& database, const std::string& path);

} // namespace voorrang::sqlite
