#include "adapters/auditor/verify.hpp"

#include "adapters/sqlite/open.hpp"
#include "adapters/sqlite_store/schema.hpp"

namespace voorrang::auditor {

namespace {

// That pages hang together, and indexes agree with their tables.
void check_file(sqlite_store::Connection& connection, Findings& findings) {
    const auto found = [&](const std::string& what) { findings.add("the file", what, ""); };
    const auto visit = [&](const sqlite::Statement& row) {
        if (row.text(0) != "ok") found("SQLite finds it damaged: " + row.text(0));
        return findings.kept().size() < Findings::most_kept;
    };
    if (const Result<void> checked = connection.each("PRAGMA integrity_check", visit); !checked)
        found(checked.error().message);
}

} // namespace

Result<Verified> verify(const std::string& database, const std::vector<Given>& given,
                        const std::vector<note::PublicKey>& trusted, const std::vector<note::PublicKey>& witnesses) {
    Result<sqlite::Database> opened = sqlite::open_to_read(database, sqlite_store::data_kind);
    if (!opened) return opened.error();
    sqlite_store::Rows rows(std::move(*opened));
    if (const Result<void> begun = rows.connection().execute("BEGIN"); !begun) return begun.error();
    Verified verified;
    const auto unreadable = [&](const char* table, const Diagnostic& why) {
        verified.findings.add("the table", "it can't be read: " + why.message, table);
    };
    check_file(rows.connection(), verified.findings);
    const Result<std::set<std::int64_t>> sizes = checkpoint_sizes(rows, given);
    if (!sizes) unreadable("checkpoints", sizes.error());
    Result<Entries> entries = check_entries(rows, sizes ? *sizes : std::set<std::int64_t>(), verified.findings);
    if (!entries) {
        unreadable("log, log_nodes", entries.error());
        return verified;
    }
    verified.entries = entries->count;
    Result<Checkpoints> checkpoints = check_checkpoints(rows, *entries, given, trusted, witnesses, verified.findings);
    if (checkpoints)
        verified.checkpoints = std::move(*checkpoints);
    else
        unreadable("checkpoints, cosignatures", checkpoints.error());
    const Result<RowCounts> counts = check_rows(rows, std::move(entries->vouched), verified.findings);
    if (counts)
        verified.rows = *counts;
    else
        unreadable("decisions, documents, policies, bids, tenders, users", counts.error());
    return verified;
}

} // namespace voorrang::auditor
