#include "adapters/sqlite_store/rows.hpp"

namespace voorrang::sqlite_store {

namespace {

std::optional<store::Request> request_of(const sqlite::Statement& row) {
    return store::Request{row.text(0), row.text(1),    row.text(2), static_cast<int>(row.integer(3)),
                          row.text(4), time_of(row, 5)};
}

} // namespace

Result<std::optional<store::Request>> Rows::request(const std::string& user, const std::string& key) {
    return connection_.one("SELECT user, key, hash, status, answer, at FROM requests WHERE user = ? AND key = ?",
                           request_of, user, key);
}

Result<void> Rows::add_request(const store::Request& request) {
    return connection_.run("INSERT INTO requests (user, key, hash, status, answer, at) VALUES (?, ?, ?, ?, ?, ?)",
                           {"request", request.key}, request.user, request.key, request.hash,
                           static_cast<std::int64_t>(request.status), request.answer, request.at);
}

Result<void> Rows::forget_requests(Time before) {
    return connection_.run("DELETE FROM requests WHERE at < ?", {"request", ""}, before);
}

Result<void> Rows::forget_requests_with(const std::string& text) {
    return connection_.run("DELETE FROM requests WHERE instr(answer, ?)", {"request", ""}, text);
}

} // namespace voorrang::sqlite_store
