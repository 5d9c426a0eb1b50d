// Decides cases: graph, facts and reference date in, decisions out. Nothing else goes in: a decision can be repeated
// from the log.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/evaluate/evaluate.hpp"

#include <memory>

namespace voorrang::engine {

struct DecideOptions {
    std::optional<Date> as_at; // instead of the policy's reference date
    // Published before bids were opened; for cases whose policy or facts don't name one. Empty: no draw is held then.
    std::string draw_seed;
    // The moment of the decision: what is sealed until later is unknown. Absent: nothing is sealed any more.
    std::optional<Time> now = {};
    // Decisions with their explanations as trees; without, with reasons and missing facts all the same.
    bool explained = true;
};

// What becomes of an award, without words.
struct FastAward {
    AwardState state = AwardState::nobody;
    std::optional<std::uint32_t> winner; // of the case's competitors, in the order of the facts
    friend bool operator==(const FastAward&, const FastAward&) = default;
};

// What a rule says of a row of its subject where that is not `no`: it strikes, or may, or could not be reckoned.
struct Strike {
    std::uint32_t verdict; // index in Graph::verdicts
    std::uint32_t row;     // of the verdict's entity
    Truth holds;           // yes, unknown or failed
    friend bool operator==(const Strike&, const Strike&) = default;
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
    std::vector<Strike> strikes; // by rule, then in the order of the facts; rows are counted from the case's first
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

    std::vector<Strike> strikes;             // by case, then by rule, then in the order of the facts
    std::vector<std::uint32_t> strike_begin; // those of case c: [strike_begin[c], strike_begin[c + 1])

    std::span<const Strike> strikes_of(std::uint32_t the_case) const {
        return {strikes.data() + strike_begin[the_case], strikes.data() + strike_begin[the_case + 1]};
    }
    bool has_total(std::uint32_t competitor) const {
        const Status status = statuses[competitor];
        return (status == Status::admitted || status == Status::undetermined) && totals->known(competitor);
    }
};

struct Outcome; // judge.hpp
class Trace;    // trace.hpp

class Decider {
  public:
    // The graph must outlive the decider.
    explicit Decider(const graph::Graph& graph);
    ~Decider();

    // One decision for each case of `facts`, in order.
    std::vector<Decision> decide(const Facts& facts, const DecideOptions& options);
    // The same where the facts were evaluated already: traced, with the date and the moment of the options.
    std::vector<Decision> decide(const Facts& facts, const DecideOptions& options, const Evaluation& evaluation);
    std::vector<FastDecision> decide_fast(const Facts& facts, const DecideOptions& options);
    // The same without an allocation for each case; valid until the next call, and as long as the facts are.
    const Outcomes& decide_batch(const Facts& facts, const DecideOptions& options);
    // The same with all kept that an explanation can need; outcomes() has what decide_batch gives.
    const Trace& decide_traced_batch(const Facts& facts, const DecideOptions& options);
    const Outcomes& outcomes() const { return outcomes_; }

  private:
    // What is settled of each case is put in `kept` too, if there is one.
    void settle(const Facts& facts, const DecideOptions& options, const Evaluation& evaluation,
                std::vector<Outcome>* kept);
    const Trace& trace(const Facts& facts, const DecideOptions& options, const Evaluation& evaluation);
    void collect_strikes(const Facts& facts, const Evaluation& evaluation);

    const graph::Graph* graph_;
    Evaluator evaluator_;
    std::unique_ptr<Evaluator> trial_; // tries out what is unknown, while the first's columns are still read
    Outcomes outcomes_;
    std::unique_ptr<Trace> trace_;
    std::vector<std::uint32_t> others_;     // cases that are not plain
    std::vector<Strike> strikes_;           // by rule
    std::vector<graph::EntityId> entities_; // of each verdict
};

} // namespace voorrang::engine
