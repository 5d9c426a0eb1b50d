#include "adapters/sqlite_store/rows.hpp"

#include <algorithm>

namespace voorrang::sqlite_store {

namespace {

std::optional<store::Webhook> webhook_of(const sqlite::Statement& row) {
    std::optional<std::vector<std::string>> kinds = list_of(row, 3);
    if (!kinds) return std::nullopt;
    return store::Webhook{row.integer(0), row.text(1), row.text(2), std::move(*kinds), row.text(4), time_of(row, 5)};
}

std::optional<store::Message> message_of(const sqlite::Statement& row) {
    return store::Message{row.integer(0),  row.integer(1), row.integer(2), static_cast<std::uint32_t>(row.integer(3)),
                          time_of(row, 4), row.text(5)};
}

std::optional<std::int64_t> integer_of(const sqlite::Statement& row) { return row.integer(0); }
std::optional<Time> moment_of(const sqlite::Statement& row) { return time_of(row, 0); }

constexpr Subject message_subject{"message", ""};

} // namespace

Result<std::vector<store::Webhook>> Rows::webhooks() {
    return connection_.all("SELECT id, url, secret, kinds, owner, created FROM webhooks ORDER BY id", webhook_of);
}

Result<std::vector<store::Message>> Rows::due_messages(Time now, std::size_t limit,
                                                       const std::vector<std::int64_t>& but) {
    std::vector<store::Message> due;
    if (limit == 0) return due;
    const auto visit = [&](const sqlite::Statement& row) {
        if (std::ranges::find(but, row.integer(1)) == but.end()) due.push_back(*message_of(row));
        return due.size() < limit;
    };
    const Result<void> done = connection_.each(
        "SELECT id, webhook, entry, attempts, next, error FROM messages WHERE next <= ? ORDER BY next, id", visit, now);
    if (!done) return done.error();
    return due;
}

Result<std::optional<Time>> Rows::next_message() {
    return connection_.one("SELECT next FROM messages ORDER BY next LIMIT 1", moment_of);
}

Result<std::size_t> Rows::messages() {
    const auto count = connection_.one("SELECT count(*) FROM messages", integer_of);
    if (!count) return count.error();
    return static_cast<std::size_t>(count->value_or(0));
}

Result<std::int64_t> Rows::add_webhook(const store::Webhook& webhook) {
    return last_row(connection_.run("INSERT INTO webhooks (url, secret, kinds, owner, created) VALUES (?, ?, ?, ?, ?)",
                                    {"webhook", webhook.url}, webhook.url, webhook.secret, list_text(webhook.kinds),
                                    webhook.owner, webhook.created));
}

Result<void> Rows::remove_webhook(std::int64_t id) {
    return connection_.run("DELETE FROM webhooks WHERE id = ?", {"webhook", ""}, id);
}

Result<void> Rows::add_message(const store::Message& message) {
    return connection_.run("INSERT INTO messages (webhook, entry, attempts, next, error) VALUES (?, ?, ?, ?, ?)",
                           message_subject, message.webhook, message.entry, static_cast<std::int64_t>(message.attempts),
                           message.next, message.error);
}

Result<void> Rows::change_message(const store::Message& message) {
    return connection_.run("UPDATE messages SET attempts = ?, next = ?, error = ? WHERE id = ?", message_subject,
                           static_cast<std::int64_t>(message.attempts), message.next, message.error, message.id);
}

Result<void> Rows::remove_message(std::int64_t id) {
    return connection_.run("DELETE FROM messages WHERE id = ?", message_subject, id);
}

} // namespace voorrang::sqlite_store
