#include "adapters/cli/data_rows.hpp"

#include "adapters/cli/input.hpp"
#include "adapters/sqlite/open.hpp"
#include "adapters/sqlite_store/schema.hpp"

namespace voorrang::cli {

Result<sqlite_store::Rows> open_rows(const std::string& path) {
    if (const Result<void> there = check_input(path); !there) return there.error();
    Result<sqlite::Database> database = sqlite::open_to_read(path, sqlite_store::data_kind);
    if (!database) return database.error();
    sqlite_store::Rows rows(std::move(*database));
    if (const Result<void> begun = rows.connection().execute("BEGIN"); !begun) return begun.error();
    return rows;
}

} // namespace voorrang::cli
