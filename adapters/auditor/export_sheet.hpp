// A log as rows of a spreadsheet: one for each entry, with the hash of its leaf and the checkpoint under which it
// stands. To be read and filtered by people; what checks a log is the whole export (export.hpp). docs/audit.md has the
// columns.
#pragma once

#include "adapters/sheet/sheet.hpp"
#include "adapters/sqlite_store/rows.hpp"

#include <functional>

namespace voorrang::auditor {

std::vector<std::string> log_head();

// In the order of the log. `row` gets rows; false ends it.
Result<void> log_rows(sqlite_store::Rows& rows, const std::function<bool(const sheet::Row&)>& row);

} // namespace voorrang::auditor
