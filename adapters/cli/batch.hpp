// Tenders are loaded and decided some at a time, for the evaluator's sake, and written one at a time: each is logged in
// a transaction of its own, and only then shown.
#pragma once

#include "adapters/cli/decision_writer.hpp"
#include "adapters/cli/interrupt.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/ocds/bids.hpp"
#include "adapters/ocds/load.hpp"
#include "adapters/sqlite/decision_log.hpp"
#include "engine/decide/decide.hpp"

namespace voorrang::cli {

class Batch {
  public:
    Batch(const ReadyPolicy& policy, const DecideOptions& options, Console& console, Interrupt& interrupt);

    // Opens the log, if one is asked for.
    Result<void> open_log();

    // Reads the bids that the tenders do not hold themselves.
    Result<void> read_bids();

    // Decides what is there once it is enough. An error is about this case, and nothing is left of it.
    Result<void> add(ocds::Case document);
    // Decides what is there.
    void decide();
    // A case that could not be read or loaded.
    void passed_over() { ++counts_.skipped; }

    // No more can be done: the log or the output failed, or the program is interrupted.
    bool stopped();
    // Ends the output and the run in the log.
    ExitCode end(ExitCode code);

    const sqlite::RunCounts& counts() const { return counts_; }

  private:
    struct Pending {
        report::CaseInfo info;
        std::string input; // canonical; empty if nothing is logged
    };

    bool keep(const engine::Decision& decision, Pending& pending, std::string& hint);
    void tell_the_end();
    std::string run_end() const;

    const ReadyPolicy& policy_;
    const DecideOptions& options_;
    Console& console_;
    Interrupt& interrupt_;

    report::SourcePlaces places_;
    ocds::Loader loader_;
    engine::FactsBuilder builder_;
    engine::Decider decider_;
    std::vector<Pending> pending_;
    ocds::BidsIndex bids_;

    std::optional<sqlite::DecisionLog> log_;
    sqlite::Run run_;
    std::int64_t first_logged_ = 0, last_logged_ = 0;

    DecisionWriter writer_;
    sqlite::RunCounts counts_;
    bool log_failed_ = false;
    bool any_failed_ = false; // a decision
};

} // namespace voorrang::cli
