#include "engine/decide/decide.hpp"

#include "engine/decide/trace.hpp"

#include <algorithm>
#include <cstring>

namespace voorrang::engine {

namespace {

std::uint32_t first_row(const Facts& facts, graph::EntityId entity, std::uint32_t the_case) {
    if (entity == graph::the_case) return the_case;
    return facts.entities[entity].begin[first_row(facts, facts.schema->entities[entity].parent, the_case)];
}

} // namespace

Decider::Decider(const graph::Graph& graph) : graph_(&graph), evaluator_(graph) {
    for (const graph::Verdict& verdict : graph.verdicts) entities_.push_back(verdict.entity);
}

Decider::~Decider() = default;

namespace {

std::vector<Decision> decisions_of(const Trace& trace) {
    std::vector<Decision> decisions;
    for (std::uint32_t c = 0; c < trace.cases(); ++c) decisions.push_back(trace.decision(c));
    return decisions;
}

} // namespace

std::vector<Decision> Decider::decide(const Facts& facts, const DecideOptions& options) {
    return decisions_of(decide_traced_batch(facts, options));
}

std::vector<Decision> Decider::decide(const Facts& facts, const DecideOptions& options, const Evaluation& evaluation) {
    return decisions_of(trace(facts, options, evaluation));
}

const Trace& Decider::decide_traced_batch(const Facts& facts, const DecideOptions& options) {
    return trace(facts, options, evaluator_.run(facts, Mode::traced, {options.as_at, {}, options.now}));
}

const Trace& Decider::trace(const Facts& facts, const DecideOptions& options, const Evaluation& evaluation) {
    trace_ = std::make_unique<Trace>(*graph_, facts, options, evaluation);
    settle(facts, options, evaluation, &trace_->settled_);
    return *trace_;
}

namespace {

// Calls `found(row)` for each row that is not `no`, eight at a time passed over.
template <class Found>
void each_strike(const std::vector<Truth>& truth, std::uint32_t rows, Found found) {
    static_assert(sizeof(Truth) == 1 && Truth::no == Truth{});
    for (std::uint32_t row = 0; row < rows;) {
        std::uint64_t eight = 0;
        const std::uint32_t end = std::min(row + 8, rows);
        std::memcpy(&eight, truth.data() + row, end - row);
        if (eight == 0) {
            row = end;
            continue;
        }
        for (; row < end; ++row)
            if (truth[row] != Truth::no) found(row);
    }
}

} // namespace

// By rule they are found; counted by case they are put in the order of the cases.
void Decider::collect_strikes(const Facts& facts, const Evaluation& evaluation) {
    const std::uint32_t cases = facts.entities[graph::the_case].count;
    const auto case_of = [&](const Strike& strike) { return facts.case_of(entities_[strike.verdict], strike.row); };
    auto& begin = outcomes_.strike_begin;
    begin.assign(cases + 1, 0);
    std::vector<Strike>& found = cases == 1 ? outcomes_.strikes : strikes_;
    found.clear();
    auto other = evaluation.found.begin();
    const auto others_before = [&](std::uint32_t verdict) {
        for (; other != evaluation.found.end() && other->verdict < verdict; ++other)
            found.push_back({other->verdict, other->row, other->holds});
    };
    for (const std::uint32_t verdict : evaluation.verdicts) {
        others_before(verdict);
        const Column& holds = evaluation.columns[graph_->verdicts[verdict].holds];
        each_strike(holds.truth, holds.size, [&](std::uint32_t row) {
            found.push_back({verdict, row, holds.truth[row]});
        });
    }
    others_before(static_cast<std::uint32_t>(graph_->verdicts.size()));
    if (cases == 1) {
        begin[1] = static_cast<std::uint32_t>(found.size());
        return;
    }
    for (const Strike& strike : found) ++begin[case_of(strike) + 1];
    for (std::uint32_t c = 0; c < cases; ++c) begin[c + 1] += begin[c];
    outcomes_.strikes.resize(found.size());
    for (const Strike& strike : found) outcomes_.strikes[begin[case_of(strike)]++] = strike;
    for (std::uint32_t c = cases; c > 0; --c) begin[c] = begin[c - 1];
    begin[0] = 0;
}

const Outcomes& Decider::decide_batch(const Facts& facts, const DecideOptions& options) {
    settle(facts, options, evaluator_.run(facts, Mode::fast, {options.as_at, {}, options.now}), nullptr);
    return outcomes_;
}

void Decider::settle(const Facts& facts, const DecideOptions& options, const Evaluation& evaluation,
                     std::vector<Outcome>* kept) {
    const std::uint32_t cases = facts.entities[graph::the_case].count;
    collect_strikes(facts, evaluation);
    outcomes_.awards.clear();
    outcomes_.lots.clear();
    outcomes_.begin.assign(cases + 1, 0);
    outcomes_.statuses.clear();
    if (!graph_->award) return;
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
    if (kept) kept->resize(cases);
    others_.clear();
    for (std::uint32_t c = 0; c < cases; ++c) {
        if (const auto plain = judge.plainly(evaluation, c)) {
            outcomes_.awards[c] = as_award(*plain, c);
            if (kept) (*kept)[c].parts.push_back(*plain);
        } else {
            others_.push_back(c);
        }
    }
    if (others_.empty()) return;
    if (!trial_) trial_ = std::make_unique<Evaluator>(*graph_);
    auto settled = judge.award(evaluation, *trial_, others_);
    for (std::size_t i = 0; i < others_.size(); ++i) {
        const std::uint32_t c = others_[i];
        if (!settled[i].by_lot) outcomes_.awards[c] = as_award(settled[i].parts.front(), c);
        if (settled[i].by_lot)
            for (const Settled& part : settled[i].parts) outcomes_.lots[c].push_back(as_award(part, c));
        if (kept) (*kept)[c] = std::move(settled[i]);
    }
}

std::vector<FastDecision> Decider::decide_fast(const Facts& facts, const DecideOptions& options) {
    const Outcomes& outcomes = decide_batch(facts, options);
    std::vector<FastDecision> decisions(facts.entities[graph::the_case].count);
    for (std::uint32_t c = 0; c < decisions.size(); ++c)
        for (Strike strike : outcomes.strikes_of(c)) {
            strike.row -= first_row(facts, graph_->verdicts[strike.verdict].entity, c);
            decisions[c].strikes.push_back(strike);
        }
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
