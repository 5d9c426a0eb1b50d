#include "engine/decide/decide.hpp"

#include "engine/decide/judge.hpp"
#include "engine/decide/writer.hpp"

#include <numeric>

namespace voorrang::engine {

namespace {

std::vector<std::uint32_t> all_cases(const Facts& facts) {
    std::vector<std::uint32_t> cases(facts.entities[graph::the_case].count);
    std::iota(cases.begin(), cases.end(), 0);
    return cases;
}

} // namespace

Decider::Decider(const graph::Graph& graph) : graph_(&graph), evaluator_(graph), trial_(graph) {}

std::vector<Decision> Decider::decide(const Facts& facts, const DecideOptions& options) {
    const Evaluation& evaluation = evaluator_.run(facts, Mode::traced, {options.as_at, {}, options.now});
    const Judge judge(*graph_, facts, options);
    const DecisionWriter writer(*graph_, facts, evaluation, judge);
    std::vector<Outcome> settled;
    if (graph_->award) settled = judge.award(evaluation, trial_, all_cases(facts));
    std::vector<Decision> decisions;
    for (std::uint32_t c = 0; c < facts.entities[graph::the_case].count; ++c)
        decisions.push_back(writer.write(c, graph_->award ? &settled[c] : nullptr));
    return decisions;
}

const Outcomes& Decider::decide_batch(const Facts& facts, const DecideOptions& options, Mode mode) {
    const Evaluation& evaluation = evaluator_.run(facts, mode, {options.as_at, {}, options.now});
    const std::uint32_t cases = facts.entities[graph::the_case].count;
    outcomes_.awards.clear();
    outcomes_.lots.clear();
    outcomes_.begin.assign(cases + 1, 0);
    outcomes_.statuses.clear();
    if (!graph_->award) return outcomes_;
    const auto& award = *graph_->award;
    const FrameRows& rows = evaluation.frames[award.frame];
    const Column& admitted = evaluation.columns[award.admitted];
    outcomes_.totals = &evaluation.columns[award.total];
    outcomes_.begin.assign(rows.begin.begin(), rows.begin.end());
    outcomes_.statuses.resize(rows.count);
    for (std::uint32_t row = 0; row < rows.count; ++row) outcomes_.statuses[row] = status_of(admitted.truth[row]);

    const Judge judge(*graph_, facts, options);
    const auto as_award = [&](const Settled& settled, std::uint32_t the_case) {
        const auto winner = settled.winner ? std::optional(*settled.winner - rows.begin[the_case]) : std::nullopt;
        return FastAward{settled.state, winner};
    };
    outcomes_.awards.resize(cases);
    if (award.lots) outcomes_.lots.resize(cases);
    others_.clear();
    for (std::uint32_t c = 0; c < cases; ++c) {
        if (const auto plain = judge.plainly(evaluation, c))
            outcomes_.awards[c] = as_award(*plain, c);
        else
            others_.push_back(c);
    }
    if (others_.empty()) return outcomes_;
    const auto settled = judge.award(evaluation, trial_, others_);
    for (std::size_t i = 0; i < others_.size(); ++i) {
        const std::uint32_t c = others_[i];
        if (!settled[i].by_lot) outcomes_.awards[c] = as_award(settled[i].parts.front(), c);
        if (settled[i].by_lot)
            for (const Settled& part : settled[i].parts) outcomes_.lots[c].push_back(as_award(part, c));
    }
    return outcomes_;
}

std::vector<FastDecision> Decider::decide_fast(const Facts& facts, const DecideOptions& options) {
    const Outcomes& outcomes = decide_batch(facts, options);
    std::vector<FastDecision> decisions(facts.entities[graph::the_case].count);
    if (!graph_->award) return decisions;
    for (std::uint32_t c = 0; c < decisions.size(); ++c) {
        FastDecision& decision = decisions[c];
        if (!outcomes.lots.empty()) decision.lots = outcomes.lots[c];
        if (decision.lots.empty()) {
            decision.award = outcomes.awards[c].state;
            decision.winner = outcomes.awards[c].winner;
        }
        for (std::uint32_t row = outcomes.begin[c]; row < outcomes.begin[c + 1]; ++row)
            decision.rows.push_back({outcomes.statuses[row], outcomes.has_total(row)
                                                                 ? std::optional(outcomes.totals->number(row))
                                                                 : std::nullopt});
    }
    return decisions;
}

} // namespace voorrang::engine
