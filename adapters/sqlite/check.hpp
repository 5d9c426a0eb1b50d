// Whether a database is whole.
#pragma once

#include "adapters/sqlite/database.hpp"

#include <stop_token>

namespace voorrang::sqlite {

// Reads every page: that the pages hang together, that rows are of the types and within the checks of their tables. Not
// whether indexes agree with their tables; nor can a text that became another text be found. A stop that is asked for
// while it reads ends it: it has then found nothing wrong.
Result<void> check(Database& database, const std::stop_token& stop = {});

} // namespace voorrang::sqlite
