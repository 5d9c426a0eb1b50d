// Decides cases: graph, facts and reference date in, decisions out. Nothing else goes in: a decision can be repeated
// from the log.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/evaluate/evaluate.hpp"

namespace voorrang::engine {

struct DecideOptions {
    std::optional<Date> as_at; // instead of the policy's reference date
    // Published before bids were opened; for cases whose policy or facts don't name one. Empty: no draw is held then.
    std::string draw_seed;
    // The moment of the decision: what is sealed until later is unknown. Absent: nothing is sealed any more.
    std::optional<Time> now = {};
};

// What becomes of an award, without words.
struct FastAward {
    AwardState state = AwardState::nobody;
    std::optional<std::uint32_t> winner; // of the case's competitors, in the order of the facts
    friend bool operator==(const FastAward&, const FastAward&) = default;
};

// The outcome of one case without words: for many cases at speed, and to compare with the traced decision.
struct FastDecision {
    struct Row {
        Status status;
        std::optional<Number> total;
        friend bool operator==(const Row&, const Row&) = default;
    };
    std::vector<Row> rows; // the competitors, in the order of the facts
    std::optional<AwardState> award;
    std::optional<std::uint32_t> winner; // index in rows
    std::vector<FastAward> lots;         // in the order of the facts, instead of one award
    friend bool operator==(const FastDecision&, const FastDecision&) = default;
};

// The outcomes of a batch of cases without words, as columns.
struct Outcomes {
    std::vector<std::uint32_t> begin; // the competitors of case c: [begin[c], begin[c + 1])
    std::vector<Status> statuses;     // of each competitor
    const Column* totals = nullptr;   // of each competitor; of use for those admitted or undetermined
    std::vector<FastAward> awards;    // of each case, if the policy has an award
    std::vector<std::vector<FastAward>>
        lots; // of each case: one for each lot, in the order of the facts, instead of that;
              // empty where the case has one outcome, and for a policy without lots

    bool has_total(std::uint32_t competitor) const {
        const Status status = statuses[competitor];
        return (status == Status::admitted || status == Status::undetermined) && totals->known(competitor);
    }
};

class Decider {
  public:
    // The graph must outlive the decider.
    explicit Decider(const graph::Graph& graph);

    // One decision for each case of `facts`, in order.
    std::vector<Decision> decide(const Facts& facts, const DecideOptions& options);
    std::vector<FastDecision> decide_fast(const Facts& facts, const DecideOptions& options);
    // The same without an allocation for each case; valid until the next call, and as long as the facts are. Traced, it
    // reckons and keeps all that decide() reads its reasons from.
    const Outcomes& decide_batch(const Facts& facts, const DecideOptions& options, Mode mode = Mode::fast);

  private:
    const graph::Graph* graph_;
    Evaluator evaluator_;
    Evaluator trial_; // tries out what is unknown, while the first's columns are still read
    Outcomes outcomes_;
    std::vector<std::uint32_t> others_; // cases that are not plain
};

} // namespace voorrang::engine
