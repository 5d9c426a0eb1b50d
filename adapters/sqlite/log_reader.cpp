#include "adapters/sqlite/log_reader.hpp"

#include "adapters/sqlite/fault.hpp"
#include "adapters/sqlite/open.hpp"
#include "adapters/sqlite/schema.hpp"
#include "dsl/phrases/phrases.hpp"

namespace voorrang::sqlite {

Result<LogReader> LogReader::open(const std::string& path) {
    Result<Database> database = open_to_read(path, log_kind);
    if (!database) return database.error();
    return LogReader(std::move(*database));
}

Result<void> LogReader::each_run(const std::function<bool(const RunRow&)>& visit) {
    Result<Statement> rows = database_.prepare(
        "SELECT r.id, r.started, r.program, p.name, p.version, p.hash, r.as_at, r.draw_seed, e.finished, e.how, "
        "(SELECT count(*) FROM cases c WHERE c.run = r.id), coalesce(e.skipped, 0) "
        "FROM runs r JOIN policies p ON p.hash = r.policy LEFT JOIN run_ends e ON e.run = r.id ORDER BY r.id");
    if (!rows) return rows.error();
    while (true) {
        const Result<bool> row = rows->step();
        if (!row) return row.error();
        if (!*row) return {};
        const RunRow run{rows->integer(0),     rows->text(1),
                         rows->text(2),        {rows->text(3), rows->text(4), rows->text(5)},
                         rows->text_if_any(6), rows->text_if_any(7),
                         rows->text_if_any(8), rows->text_if_any(9),
                         rows->integer(10),    rows->integer(11)};
        if (!visit(run)) return {};
    }
}

Result<void> LogReader::each_case(std::int64_t run, const std::function<bool(const CaseRow&)>& visit) {
    Result<Statement> rows = database_.prepare("SELECT c.id, c.run, c.ocid, d.outcome, d.winner FROM cases c "
                                               "JOIN decisions d ON d.\"case\" = c.id WHERE c.run = ? ORDER BY c.seq");
    if (!rows) return rows.error();
    rows->bind(1, run);
    while (true) {
        const Result<bool> row = rows->step();
        if (!row) return row.error();
        if (!*row) return {};
        const CaseRow found{rows->integer(0), rows->integer(1), rows->text(2), rows->text(3), rows->text_if_any(4)};
        if (!visit(found)) return {};
    }
}

Diagnostic LogReader::damaged(std::int64_t id) const {
    return database_diagnostic(Code::log_not_ours,
                               "decision " + std::to_string(id) + " in the log is not as this program writes one",
                               database_.path());
}

Result<LoggedDecision> LogReader::decision(std::int64_t id) {
    Result<Statement> rows = database_.prepare(
        "SELECT d.decision, c.run, c.input, r.policy FROM decisions d JOIN cases c ON c.id = d.\"case\" "
        "JOIN runs r ON r.id = c.run WHERE d.\"case\" = ?");
    if (!rows) return rows.error();
    const Result<bool> row = rows->bind(1, id).step();
    if (!row) return row.error();
    if (!*row)
        return database_diagnostic(Code::log_entry_missing,
                                   "there is no decision " + std::to_string(id) + " in the log", database_.path(),
                                   "`voorrang log list` shows which there are");
    std::optional<report::StoredDecision> stored = report::read_decision(rows->text(0));
    if (!stored) return damaged(id);
    LoggedDecision logged{std::move(*stored), rows->integer(1), rows->text(2), rows->text(3)};
    if (const Result<void> added = add_explanations(id, logged.stored); !added) return added.error();
    return logged;
}

Result<void> LogReader::add_explanations(std::int64_t id, report::StoredDecision& stored) {
    Result<Statement> rows =
        database_.prepare("SELECT part, explanation, id FROM explanations WHERE \"case\" = ? ORDER BY seq");
    if (!rows) return rows.error();
    rows->bind(1, id);
    engine::Decision& decision = stored.decision;
    std::size_t standing = 0;
    std::size_t other = 0;
    while (true) {
        const Result<bool> row = rows->step();
        if (!row) return row.error();
        if (!*row) return {};
        const std::string part = rows->text(0);
        const std::string json = rows->text(1);
        bool read = false;
        if (part == "standing" && standing < decision.standings.size())
            read = report::read_explanations(json, decision.standings[standing++], stored.places);
        else if (part == "other" && other < decision.others.size())
            read = report::read_explanations(json, decision.others[other++], stored.places);
        else if (part == "award" && decision.award)
            read = report::read_explanation(json, decision.award->explanation, stored.places);
        else if (part == "award")
            for (engine::LotAward& lot : decision.lots)
                if (lot.id == rows->text(2))
                    read = report::read_explanation(json, lot.award.explanation, stored.places);
        if (!read) return damaged(id);
    }
}

Result<std::vector<std::int64_t>> LogReader::decisions_of(std::string_view ocid) {
    Result<Statement> rows = database_.prepare("SELECT id FROM cases WHERE ocid = ? ORDER BY id");
    if (!rows) return rows.error();
    rows->bind(1, ocid);
    std::vector<std::int64_t> ids;
    while (true) {
        const Result<bool> row = rows->step();
        if (!row) return row.error();
        if (!*row) return ids;
        ids.push_back(rows->integer(0));
    }
}

Result<std::vector<PolicySource>> LogReader::policy_sources(std::string_view hash) {
    Result<Statement> rows =
        database_.prepare("SELECT package, version, file, text FROM policy_sources WHERE policy = ? ORDER BY package");
    if (!rows) return rows.error();
    rows->bind(1, hash);
    std::vector<PolicySource> sources;
    while (true) {
        const Result<bool> row = rows->step();
        if (!row) return row.error();
        if (!*row) return sources;
        sources.push_back({rows->text(0), rows->text(1), rows->text(2), rows->text(3)});
    }
}

Result<Language> LogReader::language_of_policy(std::string_view hash) {
    Result<Statement> rows =
        database_.prepare("SELECT s.file, s.text FROM policies p JOIN policy_sources s ON s.policy = p.hash AND "
                          "s.package = p.name WHERE p.hash = ?");
    if (!rows) return rows.error();
    const Result<bool> row = rows->bind(1, hash).step();
    if (!row) return row.error();
    return *row ? phrases::language_of_text(rows->text(0), rows->text(1)) : Language::en;
}

} // namespace voorrang::sqlite
