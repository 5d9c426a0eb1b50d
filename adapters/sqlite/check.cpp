#include "adapters/sqlite/check.hpp"

#include "adapters/sqlite/fault.hpp"

#include <sqlite3.h>

namespace voorrang::sqlite {

Result<void> check(Database& database, const std::stop_token& stop) {
    Result<Statement> statement = database.prepare("PRAGMA quick_check(1)");
    if (!statement) return statement.error();
    const std::stop_callback interrupt(stop, [&] { sqlite3_interrupt(database.handle()); });
    if (stop.stop_requested()) return {};
    const Result<bool> row = statement->step();
    if (stop.stop_requested()) return {};
    if (!row) return row.error();
    const std::string found = *row ? statement->text(0) : "no answer";
    if (found == "ok") return {};
    const Kind& kind = database.kind();
    return about(kind, kind.codes.damaged, "is damaged: " + found, database.path(), "restore it from a copy");
}

} // namespace voorrang::sqlite
