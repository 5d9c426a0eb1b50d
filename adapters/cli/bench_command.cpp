#include "adapters/cli/bench_input.hpp"
#include "adapters/cli/bench_report.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/peak_memory.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/report/decision_json.hpp"
#include "engine/decide/decide.hpp"
#include "engine/measure/measurer.hpp"

#include <algorithm>
#include <chrono>

namespace voorrang::cli {

namespace {

// Whether this case came out alike.
bool alike(const engine::Outcomes& a, const engine::Outcomes& b, std::uint32_t the_case, bool awards) {
    if (!awards) return true;
    if (a.awards[the_case] != b.awards[the_case]) return false;
    if (!a.lots.empty() && a.lots[the_case] != b.lots[the_case]) return false;
    for (std::uint32_t row = a.begin[the_case]; row < a.begin[the_case + 1]; ++row) {
        if (a.statuses[row] != b.statuses[row] || a.has_total(row) != b.has_total(row)) return false;
        if (a.has_total(row) && a.totals->number(row) != b.totals->number(row)) return false;
    }
    return true;
}

// The same outcome as one without words, where there is one for the whole case.
bool alike(const engine::Outcomes& fast, const engine::Decision& worded, const engine::Facts& facts,
           graph::EntityId competitor, std::uint32_t the_case) {
    if (!worded.award) return true;
    const engine::FastAward& award = fast.awards[the_case];
    if (award.state != worded.award->state || award.winner.has_value() != worded.award->winner.has_value())
        return false;
    return !award.winner || facts.identifier(competitor, fast.begin[the_case] + *award.winner) ==
                                worded.standings[*worded.award->winner].id;
}

class Bench {
  public:
    Bench(const BenchOptions& options, Console& console, const ReadyPolicy& policy)
        : options_(options), console_(console), policy_(policy), input_(policy.graph, options),
          rows_(policy.measures.rows, options), how_{options.as_at, options.draw_seed, options.at} {}

    Result<void> prepare() {
        if (Result<void> done = input_.prepare(); !done || policy_.measures.measures.empty()) return done;
        return rows_.prepare();
    }

    BenchReport run() {
        measure_policy();
        measure_loading({"load", "load", "the files read whole and their JSON loaded, ", true, 0, 0}, input_,
                        policy_.graph);
        input_.load([&](engine::FactsBuilder& builder) {
            batches_.push_back(builder.finish());
            if (policy_.graph.award) bids_ += batches_.back().entities[competitor()].count;
        });
        measure_outcomes();
        if (!options_.outcomes) {
            measure_reasons();
            compare();
        }
        if (!policy_.measures.measures.empty()) measure_across();
        return {policy_.info, options_.rounds,    input_.bytes(), input_.tenders(),
                bids_,        !options_.outcomes, differences_,   phases_};
    }

  private:
    graph::EntityId competitor() const { return policy_.graph.award->entity; }

    template <class Work>
    void measure(BenchPhase phase, Work work) {
        forget_peak_memory();
        std::vector<std::uint64_t> times;
        for (unsigned round = 0; round < options_.rounds; ++round) {
            const auto begin = std::chrono::steady_clock::now();
            work();
            const auto took = std::chrono::steady_clock::now() - begin;
            times.push_back(static_cast<std::uint64_t>(std::chrono::nanoseconds(took).count()));
        }
        std::sort(times.begin(), times.end());
        phase.nanoseconds = (times[(times.size() - 1) / 2] + times[times.size() / 2]) / 2;
        phase.peak_memory = peak_memory();
        phases_.push_back(std::move(phase));
    }

    void measure_policy() {
        measure({"policy", "policy", "the rule files read, parsed and checked, and the rule graph made", false, 0, 0},
                [&] { load_ready_policy(options_.policy, options_.packages, console_); });
    }

    // As deciding does it: a batch is forgotten before the next one.
    void measure_loading(BenchPhase phase, BenchInput& input, const graph::Graph& graph) {
        engine::Facts facts(graph.schema, graph.texts);
        phase.covers += input.direct() == input.tenders() ? "straight into columns"
                        : input.direct() == 0             ? "by way of trees"
                                                          : std::to_string(input.direct()) +
                                                    " of the tenders straight into columns, the others by way of trees";
        measure(std::move(phase), [&] { input.load([&](engine::FactsBuilder& builder) { builder.finish(facts); }); });
    }

    void measure_outcomes() {
        engine::Decider decider(policy_.graph);
        measure({"decide_fast", "decide, fast", "verdicts, totals and awards, from facts to outcomes", true, 0, 0},
                [&] {
                    for (const engine::Facts& facts : batches_) decider.decide_batch(facts, how_);
                });
    }

    void measure_reasons() {
        engine::Decider decider(policy_.graph);
        measure({"decide_traced", "decide, traced",
                 "the same, with all values reckoned and kept that reasons are read from", true, 0, 0},
                [&] {
                    for (const engine::Facts& facts : batches_) decider.decide_traced_batch(facts, how_);
                });
        const report::SourcePlaces places(policy_.loaded.sources);
        measure({"decide_explained", "decide, explained",
                 "traced, and each decision with every explanation written as JSON", true, 0, 0},
                [&] {
                    for (const engine::Facts& facts : batches_)
                        for (const engine::Decision& decision : decider.decide(facts, how_)) write(decision, places);
                });
    }

    // What is measured across tenders reads facts of its own.
    void measure_across() {
        batches_.clear();
        measure_loading({"load_across", "load, across", "the same of the facts that measures read, ", true, 0, 0},
                        rows_, policy_.measures.rows);
        std::vector<engine::Facts> batches;
        rows_.load([&](engine::FactsBuilder& builder) { batches.push_back(builder.finish()); });
        measure({"across", "measure, across", "measures and rules across tenders, from facts to groups", true, 0, 0},
                [&] {
                    engine::Measurer measurer(policy_.measures, {});
                    for (const engine::Facts& facts : batches) measurer.add(facts, options_.as_at);
                    measurer.results(false);
                });
    }

    void write(const engine::Decision& decision, const report::Places& places) const {
        report::JsonWriter json(report::JsonLayout::line);
        report::write_decision(json, decision, {policy_.info, options_.draw_seed, "", ""}, places, report::explain_all,
                               report::Telling{});
        json.take();
    }

    void compare() {
        engine::Decider fast(policy_.graph), traced(policy_.graph), worded(policy_.graph);
        const bool awards = policy_.graph.award.has_value();
        for (const engine::Facts& facts : batches_) {
            const engine::Outcomes& one = fast.decide_batch(facts, how_);
            traced.decide_traced_batch(facts, how_);
            const engine::Outcomes& other = traced.outcomes();
            const std::vector<engine::Decision> decisions = worded.decide(facts, how_);
            for (std::uint32_t c = 0; c < decisions.size(); ++c)
                if (!alike(one, other, c, awards) || (awards && !alike(one, decisions[c], facts, competitor(), c)))
                    ++differences_;
        }
    }

    const BenchOptions& options_;
    Console& console_;
    const ReadyPolicy& policy_;
    BenchInput input_, rows_;
    const engine::DecideOptions how_;
    std::vector<engine::Facts> batches_;
    std::vector<BenchPhase> phases_;
    std::uint64_t bids_ = 0, differences_ = 0;
};

Result<void> check_files(const BenchOptions& options) {
    if (const Result<void> there = check_inputs(options.inputs, options.bids); !there) return there;
    for (const auto* names : {&options.inputs, &options.bids})
        if (std::find(names->begin(), names->end(), "-") != names->end())
            return Diagnostic{Code::bad_use,
                              "bench can't read the standard input",
                              std::nullopt,
                              "",
                              {},
                              "name a file: it is read again in each round"};
    return {};
}

} // namespace

ExitCode bench(const BenchOptions& options, Console& console) {
    if (const Result<void> there = check_input(options.policy); !there) {
        console.report(there.error());
        return ExitCode::bad_use;
    }
    const std::unique_ptr<ReadyPolicy> policy = load_ready_policy(options.policy, options.packages, console);
    if (!policy) return ExitCode::bad_use;
    if (const Result<void> there = check_files(options); !there) {
        console.report(there.error());
        return ExitCode::bad_use;
    }
    Bench bench(options, console, *policy);
    if (const Result<void> prepared = bench.prepare(); !prepared) {
        console.report(prepared.error());
        return ExitCode::bad_use;
    }
    const BenchReport report = bench.run();
    console.out().write(options.format == Format::json ? bench_json(report) : bench_text(report));
    return report.differences == 0 ? ExitCode::fine : ExitCode::findings;
}

} // namespace voorrang::cli
