// Writes decisions to a log: a database of SQLite, append-only, one transaction for each tender.
#pragma once

#include "adapters/report/case_info.hpp"
#include "adapters/sqlite/database.hpp"

#include <vector>

namespace voorrang::sqlite {

struct PolicySource {
    std::string package, version;
    std::string file; // as it was called in this run
    std::string text;
};

struct Run {
    std::string started; // RFC 3339
    std::string program; // voorrang 0.1.0
    report::PolicyInfo policy;
    std::vector<PolicySource> sources;
    std::optional<std::string> as_at;
    std::optional<std::string> draw_seed;
};

struct ExplanationEntry {
    std::string_view part; // standing, other, award
    std::string id, label; // of the record
    std::string json;      // report/decision_json.hpp, write_explanations
};

// All that is kept of one tender: adapters/sqlite/log_entry.hpp makes it.
struct LogEntry {
    std::string ocid, place;
    std::string input, input_hash;
    std::string outcome; // award state, or no_award
    std::optional<std::string> winner;
    std::string decision; // JSON without explanations
    std::vector<ExplanationEntry> explanations;
};

struct RunCounts {
    std::int64_t decided = 0, awarded = 0, nobody = 0, undetermined = 0, failed = 0, tied = 0, no_award = 0;
    std::int64_t skipped = 0; // cases of the input that could not be read

    void add(std::string_view outcome);
    void add(const RunCounts& others);
};

class DecisionLog {
  public:
    static Result<DecisionLog> open(const std::string& path);

    // The run itself is written with its first tender, so that a run that decides nothing leaves nothing. The result
    // is the number of the decision in the log.
    Result<std::int64_t> record(const Run& run, const LogEntry& entry);
    // complete, interrupted or stopped (by an error).
    Result<void> end_run(std::string_view finished, std::string_view how, const RunCounts& counts);

    const std::string& path() const { return database_.path(); }

  private:
    explicit DecisionLog(Database database) : database_(std::move(database)) {}
    Result<void> prepare();
    Result<std::int64_t> begin_run(const Run& run);
    Result<std::int64_t> write_case(std::int64_t run, const LogEntry& entry);

    Database database_;
    std::optional<Statement> case_, decision_, explanation_;
    std::optional<std::int64_t> run_; // committed
    std::int64_t written_ = 0;
};

} // namespace voorrang::sqlite
