// What was decided, one tender at a time and in order: each is logged in a transaction of its own, and only then shown.
#pragma once

#include "adapters/cli/decision_writer.hpp"
#include "adapters/cli/interrupt.hpp"
#include "adapters/cli/lane.hpp"

namespace voorrang::cli {

class Batch {
  public:
    Batch(const ReadyPolicy& policy, const DecideOptions& options, Console& console, Interrupt& interrupt);

    // Opens the log, if one is asked for.
    Result<void> open_log();

    // Reads the bids that the tenders do not hold themselves.
    Result<void> read_bids();

    // For those who decide.
    LaneSetting setting() { return {&policy_, &options_, &writer_, &places_, &bids_, &bids_taken_}; }

    // Logs and shows, until it has to stop.
    void tell(std::vector<Told> told);
    // What can't be read.
    void refuse(const Diagnostic& error);
    // A tender that could not be read.
    void passed_over() { ++counts_.skipped; }

    // No more can be done: the log or the output failed, or the program is interrupted.
    bool stopped();
    // Ends the output and the run in the log.
    ExitCode end();

    const sqlite::RunCounts& counts() const { return counts_; }
    report::Reader reader() const { return console_.reader(policy_.language()); }

  private:
    bool keep(const Told& told, std::string& hint);
    void tell_the_end();

    const ReadyPolicy& policy_;
    const DecideOptions& options_;
    Console& console_;
    Interrupt& interrupt_;

    report::SourcePlaces places_;
    ocds::BidsIndex bids_;
    std::mutex bids_taken_;

    std::optional<sqlite::DecisionLog> log_;
    sqlite::Run run_;
    std::int64_t first_logged_ = 0, last_logged_ = 0;

    DecisionWriter writer_;
    sqlite::RunCounts counts_;
    ExitCode code_ = ExitCode::fine;
    bool log_failed_ = false;
    bool any_failed_ = false; // a decision
};

} // namespace voorrang::cli
