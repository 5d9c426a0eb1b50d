#include "adapters/sqlite/decision_log.hpp"

#include "adapters/sqlite/open.hpp"
#include "adapters/sqlite/schema.hpp"

namespace voorrang::sqlite {

void RunCounts::add(std::string_view outcome) {
    ++decided;
    if (outcome == "awarded") ++awarded;
    if (outcome == "nobody") ++nobody;
    if (outcome == "undetermined") ++undetermined;
    if (outcome == "failed") ++failed;
    if (outcome == "tied") ++tied;
    if (outcome == "no_award") ++no_award;
}

void RunCounts::add(const RunCounts& others) {
    decided += others.decided;
    awarded += others.awarded;
    nobody += others.nobody;
    undetermined += others.undetermined;
    failed += others.failed;
    tied += others.tied;
    no_award += others.no_award;
    skipped += others.skipped;
}

Result<DecisionLog> DecisionLog::open(const std::string& path) {
    Result<Database> database = open_to_write(path, log_kind);
    if (!database) return database.error();
    DecisionLog log(std::move(*database));
    if (const Result<void> prepared = log.prepare(); !prepared) return prepared.error();
    return log;
}

Result<void> DecisionLog::prepare() {
    const auto prepare_into = [&](std::optional<Statement>& statement, std::string_view sql) -> Result<void> {
        Result<Statement> prepared = database_.prepare(sql);
        if (!prepared) return prepared.error();
        statement = std::move(*prepared);
        return {};
    };
    if (auto done = prepare_into(case_, "INSERT INTO cases (run, seq, ocid, place, input_hash, input) "
                                        "VALUES (?, ?, ?, ?, ?, ?)");
        !done)
        return done;
    if (auto done = prepare_into(decision_, "INSERT INTO decisions VALUES (?, ?, ?, ?)"); !done) return done;
    return prepare_into(explanation_, "INSERT INTO explanations VALUES (?, ?, ?, ?, ?, ?)");
}

Result<std::int64_t> DecisionLog::record(const Run& run, const LogEntry& entry) {
    Result<Transaction> transaction = Transaction::begin(database_);
    if (!transaction) return transaction.error();
    Result<std::int64_t> run_id = run_ ? Result<std::int64_t>(*run_) : begin_run(run);
    if (!run_id) return run_id;
    const Result<std::int64_t> number = write_case(*run_id, entry);
    if (!number) return number;
    if (const Result<void> committed = transaction->commit(); !committed) return committed.error();
    run_ = *run_id;
    ++written_;
    return number;
}

Result<std::int64_t> DecisionLog::begin_run(const Run& run) {
    Result<Statement> known = database_.prepare("SELECT count(*) FROM policies WHERE hash = ?");
    if (!known) return known.error();
    const Result<bool> row = known->bind(1, run.policy.hash).step();
    if (!row) return row.error();
    if (known->integer(0) == 0) {
        Result<Statement> policy = database_.prepare("INSERT INTO policies VALUES (?, ?, ?)");
        if (!policy) return policy.error();
        policy->bind(1, run.policy.hash).bind(2, run.policy.name).bind(3, run.policy.version);
        if (const Result<void> done = policy->run(); !done) return done.error();
        Result<Statement> source = database_.prepare("INSERT INTO policy_sources VALUES (?, ?, ?, ?, ?)");
        if (!source) return source.error();
        for (const PolicySource& text : run.sources) {
            source->bind(1, run.policy.hash).bind(2, text.package).bind(3, text.version);
            source->bind(4, text.file).bind(5, text.text);
            if (const Result<void> done = source->run(); !done) return done.error();
        }
    }
    known->reset();
    Result<Statement> begin = database_.prepare("INSERT INTO runs (started, program, policy, as_at, draw_seed) "
                                                "VALUES (?, ?, ?, ?, ?)");
    if (!begin) return begin.error();
    begin->bind(1, run.started).bind(2, run.program).bind(3, run.policy.hash);
    begin->bind_if_any(4, run.as_at).bind_if_any(5, run.draw_seed);
    if (const Result<void> done = begin->run(); !done) return done.error();
    return database_.last_row();
}

Result<std::int64_t> DecisionLog::write_case(std::int64_t run, const LogEntry& entry) {
    case_->bind(1, run).bind(2, written_ + 1).bind(3, entry.ocid).bind(4, entry.place);
    case_->bind(5, entry.input_hash).bind(6, entry.input);
    if (const Result<void> done = case_->run(); !done) return done.error();
    const std::int64_t number = database_.last_row();

    decision_->bind(1, number).bind(2, entry.outcome).bind_if_any(3, entry.winner).bind(4, entry.decision);
    if (const Result<void> done = decision_->run(); !done) return done.error();

    std::int64_t seq = 0;
    for (const ExplanationEntry& explanation : entry.explanations) {
        explanation_->bind(1, number).bind(2, seq++).bind(3, explanation.part);
        explanation_->bind(4, explanation.id).bind(5, explanation.label).bind(6, explanation.json);
        if (const Result<void> done = explanation_->run(); !done) return done.error();
    }
    return number;
}

Result<void> DecisionLog::end_run(std::string_view finished, std::string_view how, const RunCounts& counts) {
    if (!run_) return {};
    Result<Statement> end = database_.prepare("INSERT INTO run_ends VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!end) return end.error();
    end->bind(1, *run_).bind(2, finished).bind(3, how).bind(4, counts.decided).bind(5, counts.awarded);
    end->bind(6, counts.nobody).bind(7, counts.undetermined).bind(8, counts.failed).bind(9, counts.tied);
    end->bind(10, counts.no_award).bind(11, counts.skipped);
    Result<void> done = end->run();
    if (done) run_.reset();
    return done;
}

} // namespace voorrang::sqlite
