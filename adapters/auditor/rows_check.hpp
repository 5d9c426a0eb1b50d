// The rows of a database against what the entries of its log vouch for.
#pragma once

#include "adapters/auditor/entries_check.hpp"

namespace voorrang::auditor {

struct RowCounts {
    std::size_t decisions = 0, documents = 0, policies = 0, bids = 0, tenders = 0;
};

// Errors: a table can't be read.
Result<RowCounts> check_rows(sqlite_store::Rows& rows, Vouched vouched, Findings& findings);

} // namespace voorrang::auditor
