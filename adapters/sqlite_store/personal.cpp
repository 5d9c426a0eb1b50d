#include "adapters/sqlite_store/rows.hpp"

namespace voorrang::sqlite_store {

namespace {

std::optional<store::Personal> personal_in(const sqlite::Statement& row) {
    return store::Personal{row.text(0), row.text(1), row.bytes(2), row.text(3)};
}

#define COLUMNS "token, scope, salt, value"

} // namespace

Result<std::optional<store::Personal>> Rows::personal(const std::string& token) {
    return connection_.one("SELECT " COLUMNS " FROM personal WHERE token = ?", personal_in, token);
}

Result<std::optional<store::Personal>> Rows::personal_of(const std::string& scope, const std::string& value) {
    return connection_.one("SELECT " COLUMNS " FROM personal WHERE scope = ? AND value = ?", personal_in, scope, value);
}

Result<std::vector<store::Personal>> Rows::personals(const store::PersonalFilter& filter) {
    if (filter.scope)
        return connection_.all("SELECT " COLUMNS " FROM personal WHERE scope = ?1 AND (?2 = '' OR instr(value, ?2)) "
                               "ORDER BY scope, token",
                               personal_in, *filter.scope, filter.containing);
    return connection_.all("SELECT " COLUMNS " FROM personal WHERE ?1 = '' OR instr(value, ?1) ORDER BY scope, token",
                           personal_in, filter.containing);
}

Result<void> Rows::add_personal(const store::Personal& personal) {
    return connection_.run("INSERT INTO personal (" COLUMNS ") VALUES (?, ?, ?, ?)", {"personal value", personal.token},
                           personal.token, personal.scope, Bytes{personal.salt}, personal.value);
}

Result<void> Rows::remove_personal(const std::string& token) {
    return connection_.run("DELETE FROM personal WHERE token = ?", {"personal value", token}, token);
}

} // namespace voorrang::sqlite_store
