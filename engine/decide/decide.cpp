#include "engine/decide/decide.hpp"

#include "engine/decide/judge.hpp"
#include "engine/decide/writer.hpp"

namespace voorrang::engine {

Decider::Decider(const graph::Graph& graph) : graph_(&graph), evaluator_(graph), trial_(graph) {}

std::vector<Decision> Decider::decide(const Facts& facts, const DecideOptions& options) {
    const Evaluation& evaluation = evaluator_.run(facts, Mode::traced, {options.as_at, {}, options.now});
    const Judge judge(*graph_, facts, options);
    const DecisionWriter writer(*graph_, facts, evaluation, judge);
    std::vector<Outcome> settled;
    if (graph_->award) settled = judge.award(evaluation, trial_);
    std::vector<Decision> decisions;
    for (std::uint32_t c = 0; c < facts.entities[graph::the_case].count; ++c)
        decisions.push_back(writer.write(c, graph_->award ? &settled[c] : nullptr));
    return decisions;
}

std::vector<FastDecision> Decider::decide_fast(const Facts& facts, const DecideOptions& options) {
    const Evaluation& evaluation = evaluator_.run(facts, Mode::fast, {options.as_at, {}, options.now});
    std::vector<FastDecision> decisions(facts.entities[graph::the_case].count);
    if (!graph_->award) return decisions;
    const auto& award = *graph_->award;
    const auto settled = Judge(*graph_, facts, options).award(evaluation, trial_);
    const FrameRows& rows = evaluation.frames[award.frame];
    const Column& admitted = evaluation.columns[award.admitted];
    const Column& totals = evaluation.columns[award.total];
    for (std::uint32_t c = 0; c < decisions.size(); ++c) {
        FastDecision& decision = decisions[c];
        const auto winner = [&](const Settled& part) {
            return part.winner ? std::optional(*part.winner - rows.begin[c]) : std::nullopt;
        };
        if (settled[c].by_lot) {
            for (const Settled& part : settled[c].parts) decision.lots.push_back({part.state, winner(part)});
        } else {
            decision.award = settled[c].parts.front().state;
            decision.winner = winner(settled[c].parts.front());
        }
        for (std::uint32_t row = rows.begin[c]; row < rows.begin[c + 1]; ++row) {
            const Status status = status_of(admitted.truth[row]);
            const bool scored = (status == Status::admitted || status == Status::undetermined) && totals.known(row);
            decision.rows.push_back({status, scored ? std::optional(totals.number(row)) : std::nullopt});
        }
    }
    return decisions;
}

} // namespace voorrang::engine
