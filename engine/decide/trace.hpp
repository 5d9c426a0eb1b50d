// A batch of cases decided with all that was reckoned on the way kept, as columns: every value that an explanation can
// need. What is told of a case, or of one bid, is made of them when it is asked for, and only then; so that keeping an
// explanation costs little more than deciding, however many words it would take.
#pragma once

#include "engine/decide/writer.hpp"

namespace voorrang::engine {

// Valid until its decider decides again, and as long as the facts are.
class Trace {
  public:
    Trace(const graph::Graph& graph, const Facts& facts, DecideOptions options, const Evaluation& evaluation)
        : options_(std::move(options)), judge_(graph, facts, options_),
          writer_(graph, facts, evaluation, judge_, options_.explained), cases_(facts.entities[graph::the_case].count) {
    }
    Trace(const Trace&) = delete;
    Trace& operator=(const Trace&) = delete;

    std::uint32_t cases() const { return cases_; }
    // What Decider::decide gives of the case.
    Decision decision(std::uint32_t the_case) const {
        Decision decision = writer_.write(the_case, settled_.empty() ? nullptr : &settled_[the_case]);
        decision.at = options_.now;
        return decision;
    }
    // One competitor of the batch, as in its case's decision, but for its rank and what decided it.
    Standing standing(std::uint32_t competitor) const { return writer_.standing(competitor); }

  private:
    friend class Decider;

    DecideOptions options_;
    Judge judge_;
    DecisionWriter writer_;
    std::uint32_t cases_;
    std::vector<Outcome> settled_; // of each case, if the policy has an award
};

} // namespace voorrang::engine
