// Whether a database is whole.
#pragma once

#include "adapters/sqlite/database.hpp"

namespace voorrang::sqlite {

// Reads every page: that the pages hang together, that rows are of the types and within the checks of their tables. Not
// whether indexes agree with their tables; nor can a text that became another text be found.
Result<void> check(Database& database);

} // namespace voorrang::sqlite
