#include "adapters/sqlite_store/rows.hpp"

namespace voorrang::sqlite_store {

namespace {

std::optional<store::Decision> decision_of(const sqlite::Statement& row) {
    store::Decision decision;
    decision.id = row.integer(0);
    decision.tender = row.text(1);
    decision.entry = row.integer(2);
    decision.at = time_of(row, 3);
    decision.policy = row.text(4);
    decision.document = row.text(5);
    decision.draw_seed = row.text(6);
    decision.decides = row.text(7);
    decision.outcome = row.text(8);
    decision.winner = row.text_if_any(9);
    decision.decision = row.text(10);
    return decision;
}

std::optional<store::Progress> progress_of(const sqlite::Statement& row) {
    return store::Progress{row.integer(0) != 0, time_if_any(row, 1)};
}

std::optional<std::string> text_of(const sqlite::Statement& row) { return row.text(0); }

std::optional<std::pair<std::string, std::string>> pair_of(const sqlite::Statement& row) {
    return std::pair(row.text(0), row.text(1));
}

#define COLUMNS "tender, entry, at, policy, document, draw_seed, decides, outcome, winner, decision"

} // namespace

Result<std::optional<store::Decision>> Rows::decision(std::int64_t id) {
    return connection_.one("SELECT id, " COLUMNS " FROM decisions WHERE id = ?", decision_of, id);
}

Result<void> Rows::each_decision(const Visit<store::Decision>& visit) {
    return connection_.visit_all("SELECT id, " COLUMNS " FROM decisions NOT INDEXED ORDER BY id", decision_of, visit);
}

Result<void> Rows::each_document(const Visit<std::pair<std::string, std::string>>& visit) {
    return connection_.visit_all("SELECT hash, text FROM documents NOT INDEXED", pair_of, visit);
}

Result<std::vector<store::Decision>> Rows::decisions(const std::string& tender) {
    return connection_.all("SELECT id, " COLUMNS " FROM decisions WHERE tender = ? ORDER BY id", decision_of, tender);
}

Result<std::optional<std::string>> Rows::document(const std::string& hash) {
    return connection_.one("SELECT text FROM documents WHERE hash = ?", text_of, hash);
}

Result<store::Progress> Rows::progress(const std::string& tender) {
    // Backwards along the index, and never as far as the long column. What decides_award() asks, asked of SQLite.
    const auto found = connection_.one(
        "SELECT EXISTS (SELECT 1 FROM decisions WHERE tender = ?1), "
        "(SELECT at FROM decisions WHERE tender = ?1 AND instr(decides, '\"award\"') > 0 ORDER BY id DESC LIMIT 1)",
        progress_of, tender);
    if (!found) return found.error();
    return found->value_or(store::Progress{});
}

Result<std::int64_t> Rows::add_decision(const store::Decision& decision) {
    return last_row(connection_.run("INSERT INTO decisions (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                    {"decision on", decision.tender}, decision.tender, decision.entry, decision.at,
                                    decision.policy, decision.document, decision.draw_seed, decision.decides,
                                    decision.outcome, decision.winner, decision.decision));
}

Result<void> Rows::add_document(const std::string& hash, const std::string& text) {
    return connection_.run("INSERT INTO documents (hash, text) SELECT ?1, ?2 "
                           "WHERE NOT EXISTS (SELECT 1 FROM documents WHERE hash = ?1)",
                           {"document", hash}, hash, text);
}

} // namespace voorrang::sqlite_store
