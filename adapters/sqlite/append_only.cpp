#include "adapters/sqlite/append_only.hpp"

namespace voorrang::sqlite {

// INSERT OR REPLACE deletes without telling a delete trigger, so a second row of a key is refused before.
std::string append_only_sql(std::span<const Keyed> tables, std::string_view title) {
    std::string refuse = "BEGIN SELECT RAISE(ABORT, '";
    refuse.append(title).append(" is append-only'); END;\n");
    std::string sql;
    for (const Keyed& keyed : tables) {
        const std::string table(keyed.table);
        sql += "CREATE TRIGGER " + table + "_no_update BEFORE UPDATE ON " + table + ' ' + refuse;
        sql += "CREATE TRIGGER " + table + "_no_delete BEFORE DELETE ON " + table + ' ' + refuse;
        sql += "CREATE TRIGGER " + table + "_no_replace BEFORE INSERT ON " + table + " WHEN EXISTS (SELECT 1 FROM " +
               table + " WHERE " + std::string(keyed.same_key) + ") " + refuse;
    }
    return sql;
}

} // namespace voorrang::sqlite
