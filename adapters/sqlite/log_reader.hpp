// Reads a decision log; it may be written at the same time.
#pragma once

#include "adapters/report/decision_read.hpp"
#include "adapters/sqlite/decision_log.hpp"

#include <functional>

namespace voorrang::sqlite {

struct RunRow {
    std::int64_t id;
    std::string started;
    std::string program;
    report::PolicyInfo policy;
    std::optional<std::string> as_at, draw_seed;
    std::optional<std::string> finished, how; // absent: it still goes on, or was cut off
    std::int64_t decided;                     // counted in the log
    std::int64_t skipped;
};

struct CaseRow {
    std::int64_t id;
    std::int64_t run;
    std::string ocid, outcome;
    std::optional<std::string> winner;
};

struct LoggedDecision {
    report::StoredDecision stored; // with its explanations
    std::int64_t run;
    std::string input;
    std::string policy_hash;
};

class LogReader {
  public:
    static Result<LogReader> open(const std::string& path);

    // In the order of their numbers, one at a time: a log may be larger than memory. A visit that returns false ends
    // the reading.
    Result<void> each_run(const std::function<bool(const RunRow&)>& visit);
    Result<void> each_case(std::int64_t run, const std::function<bool(const CaseRow&)>& visit);

    Result<LoggedDecision> decision(std::int64_t id); // V704 if it is not there
    Result<std::vector<std::int64_t>> decisions_of(std::string_view ocid);
    Result<std::vector<PolicySource>> policy_sources(std::string_view hash);
    Result<Language> language_of_policy(std::string_view hash); // of its own text

  private:
    explicit LogReader(Database database) : database_(std::move(database)) {}
    Result<void> add_explanations(std::int64_t id, report::StoredDecision& stored);
    Diagnostic damaged(std::int64_t id) const;

    Database database_;
};

} // namespace voorrang::sqlite
