#include "adapters/sqlite_store/rows.hpp"

namespace voorrang::sqlite_store {

namespace {

std::optional<store::User> user_of(const sqlite::Statement& row) {
    std::optional<std::vector<std::string>> roles = list_of(row, 3);
    if (!roles) return std::nullopt;
    return store::User{row.text(0), row.text(1),         row.text(2),     std::move(*roles),
                       row.text(4), row.integer(5) != 0, time_of(row, 6), row.text(7)};
}

std::optional<store::Token> token_of(const sqlite::Statement& row) {
    return store::Token{row.text(0),     row.text(1),     row.text(2),        row.text(3),
                        time_of(row, 4), time_of(row, 5), time_if_any(row, 6)};
}

#define USER "id, name, organisation, roles, subject, disabled, created, handle"
#define TOKEN "id, hash, user, label, created, expires, revoked"

} // namespace

Result<std::optional<store::User>> Rows::user(const std::string& id) {
    return connection_.one("SELECT " USER " FROM users WHERE id = ?", user_of, id);
}

Result<std::optional<store::User>> Rows::user_of_subject(const std::string& subject) {
    return connection_.one("SELECT " USER " FROM users WHERE subject = ? AND subject <> ''", user_of, subject);
}

Result<std::vector<store::User>> Rows::users() {
    return connection_.all("SELECT " USER " FROM users ORDER BY id", user_of);
}

Result<std::optional<store::Token>> Rows::token_by_hash(const std::string& hash) {
    return connection_.one("SELECT " TOKEN " FROM tokens WHERE hash = ?", token_of, hash);
}

Result<std::vector<store::Token>> Rows::tokens(const std::string& user) {
    return connection_.all("SELECT " TOKEN " FROM tokens WHERE user = ? ORDER BY created, id", token_of, user);
}

Result<void> Rows::put_user(const store::User& user) {
    return connection_.run("INSERT INTO users (" USER
                           ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                           "name = excluded.name, organisation = excluded.organisation, roles = excluded.roles, "
                           "subject = excluded.subject, disabled = excluded.disabled, created = excluded.created, "
                           "handle = excluded.handle",
                           {"subject", user.subject}, user.id, user.name, user.organisation, list_text(user.roles),
                           user.subject, std::int64_t{user.disabled ? 1 : 0}, user.created, user.handle);
}

Result<void> Rows::put_token(const store::Token& token) {
    return connection_.run("INSERT INTO tokens (" TOKEN ") VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                           "hash = excluded.hash, user = excluded.user, label = excluded.label, "
                           "created = excluded.created, expires = excluded.expires, revoked = excluded.revoked",
                           {"token", token.id}, token.id, token.hash, token.user, token.label, token.created,
                           token.expires, token.revoked);
}

Result<void> Rows::remove_user(const std::string& id) {
    return connection_.together([&]() -> Result<void> {
        const Result<void> tokens = connection_.run("DELETE FROM tokens WHERE user = ?", {"token of", id}, id);
        return tokens ? connection_.run("DELETE FROM users WHERE id = ?", {"user", id}, id) : tokens;
    });
}

} // namespace voorrang::sqlite_store
