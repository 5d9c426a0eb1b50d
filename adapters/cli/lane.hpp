// Decides tenders, some at a time for the evaluator's sake: all that one thread needs for it. What comes of them is
// told in the order of the input; a Batch logs and shows it.
#pragma once

#include "adapters/cli/decision_writer.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/ocds/bids.hpp"
#include "adapters/ocds/case_reader.hpp"
#include "adapters/ocds/direct_loader.hpp"
#include "adapters/ocds/load.hpp"
#include "adapters/sqlite/decision_log.hpp"
#include "engine/decide/decide.hpp"

#include <mutex>

namespace voorrang::cli {

// So many cases are evaluated together.
inline constexpr std::uint32_t cases_at_once = 64;

// What is the same for all lanes. The bids are taken by one at a time.
struct LaneSetting {
    const ReadyPolicy* policy;
    const DecideOptions* options;
    const DecisionWriter* writer;
    const report::Places* places;
    ocds::BidsIndex* bids;
    std::mutex* bids_taken;
};

// A decision, or why there is none, or the lines of several decisions' outcomes.
struct Told {
    std::optional<Diagnostic> error;
    bool skipped = true; // by the error: one case

    std::string rendered; // as the writer has it
    // Only where it is not rendered yet, for the number in the log stands in it, or is not to be seen.
    std::optional<engine::Decision> decision;
    report::CaseInfo info;
    std::optional<sqlite::LogEntry> entry;
    sqlite::RunCounts counts;
    bool failed = false;
    bool lines = false; // rendered: lines of outcomes
};

// A part of an input of several documents, cut between two of them as far as that can be seen: after a line.
struct Lines {
    std::string name;
    std::string text;
    ocds::Resume resume;
    bool last = false; // the input ends with it
};
struct LinesDone {
    std::vector<Told> told;
    bool stopped = false; // the input can't be read on
    // From this byte on it must be read in one go: a document does not end with these lines, or shares one of them.
    std::optional<std::size_t> again;
    ocds::Resume resume;
};

class Lane {
  public:
    explicit Lane(const LaneSetting& setting);

    LinesDone decide_lines(const Lines& lines);

    // One by one: what was added is told once it is decided. An error is about this case, and nothing is left of it.
    Result<void> add(ocds::Case document);
    bool enough() const;
    std::vector<Told> decide();

  private:
    struct Pending {
        std::string place;
        std::string input; // canonical
        std::string input_hash;
    };

    bool direct_lines(const Lines& lines, std::size_t& at, ocds::Resume& resume, std::vector<Told>& told);
    void read_on(const Lines& lines, std::size_t& at, LinesDone& done);
    void decide_into(std::vector<Told>& told);
    Told told_of(engine::Decision decision, Pending& pending) const;

    LaneSetting setting_;
    bool wants_input_; // its text or hash is logged or shown
    bool may_be_direct_;
    ocds::Loader loader_;
    ocds::DirectLoader direct_;
    engine::FactsBuilder builder_;
    engine::Facts facts_;
    engine::Decider decider_;
    std::vector<Pending> pending_;
};

} // namespace voorrang::cli
