// K rules on one tender at a time: what deciding costs once the facts are there, and with their values set first.
#include "bench/checked.hpp"
#include "bench/many_rules.hpp"
#include "dsl/lower/lower.hpp"
#include "engine/decide/decide.hpp"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

namespace {

using namespace voorrang;
using bench::Guards;

graph::Graph graph_of(Guards guards, std::size_t rules) {
    SourceMap sources;
    const check::Policy policy = bench::checked_policy(sources, "many.vrg", bench::many_rules(guards, rules));
    return lower::lower(policy, sources);
}

// Tenders of all sorts, as the peers' are: one of the categories, any value.
class Tenders {
  public:
    Tenders(const graph::Graph& graph, std::size_t rules) : rules_(rules) {
        for (const graph::Fact& fact : graph.schema.facts) paths_.push_back(fact.path);
    }

    void add(engine::FactsBuilder& builder) {
        ++number_;
        builder.begin_case("t");
        for (graph::FactId fact = 0; fact < paths_.size(); ++fact) {
            if (paths_[fact] == "tender.category") {
                category_ = "c" + std::to_string(number_ * 7919 % rules_);
                builder.set_text(fact, category_);
            } else if (paths_[fact] == "tender.value") {
                builder.set_decimal(fact, static_cast<std::int64_t>(number_ * 104729 % 900'000), 0);
            } else if (paths_[fact] == "tender.opened") {
                builder.set(fact, Date{static_cast<std::int32_t>(-135'000 + number_ * 7919 % 10'000)});
            } else {
                builder.set_decimal(fact, 1, 0);
            }
        }
        if (!builder.end_case()) std::abort();
    }

  private:
    std::size_t rules_;
    std::vector<std::string> paths_;
    std::string category_;
    std::uint64_t number_ = 0;
};

void decide_loaded(benchmark::State& state, Guards guards) {
    const auto rules = static_cast<std::size_t>(state.range(0));
    const graph::Graph graph = graph_of(guards, rules);
    Tenders tenders(graph, rules);
    std::vector<engine::Facts> facts;
    engine::FactsBuilder builder(graph.schema, graph.texts);
    for (std::int64_t i = 0; i < 2048 / state.range(1); ++i) {
        for (std::int64_t k = 0; k < state.range(1); ++k) tenders.add(builder);
        facts.push_back(builder.finish());
    }
    engine::Decider decider(graph);
    std::size_t next = 0, strikes = 0;
    for (auto _ : state) strikes += decider.decide_batch(facts[next++ % facts.size()], {}).strikes.size();
    state.SetItemsProcessed(state.iterations() * state.range(1));
    state.counters["strikes"] = benchmark::Counter(static_cast<double>(strikes) / static_cast<double>(state.range(1)),
                                                   benchmark::Counter::kAvgIterations);
}

void decide_values(benchmark::State& state, Guards guards) {
    const auto rules = static_cast<std::size_t>(state.range(0));
    const graph::Graph graph = graph_of(guards, rules);
    Tenders tenders(graph, rules);
    engine::FactsBuilder builder(graph.schema, graph.texts);
    engine::Facts facts(graph.schema, graph.texts);
    engine::Decider decider(graph);
    for (auto _ : state) {
        for (std::int64_t k = 0; k < state.range(1); ++k) tenders.add(builder);
        builder.finish(facts);
        benchmark::DoNotOptimize(decider.decide_batch(facts, {}).strikes.size());
    }
    state.SetItemsProcessed(state.iterations() * state.range(1));
}

// By rules, and tenders in a batch.
void sizes(benchmark::internal::Benchmark* benchmark) {
    for (const int tenders : {1, 16})
        for (const int rules : {10, 100, 1'000, 10'000}) benchmark->Args({rules, tenders});
}

BENCHMARK_CAPTURE(decide_loaded, equal, Guards::equal)->Apply(sizes);
BENCHMARK_CAPTURE(decide_loaded, member, Guards::member)->Apply(sizes);
BENCHMARK_CAPTURE(decide_loaded, range, Guards::range)->Apply(sizes);
BENCHMARK_CAPTURE(decide_loaded, days, Guards::days)->Apply(sizes);
BENCHMARK_CAPTURE(decide_loaded, table, Guards::table)->Args({10, 1})->Args({1'000, 1})->Args({1'000, 16});
BENCHMARK_CAPTURE(decide_loaded, reckoned, Guards::reckoned)->Apply(sizes);
BENCHMARK_CAPTURE(decide_values, equal, Guards::equal)->Apply(sizes);

} // namespace
