// Measures and rules across a stream of tenders, once these are loaded.
#include "dsl/check/check.hpp"
#include "dsl/diagnostics/render.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/syntax/parse.hpp"
#include "engine/measure/measurer.hpp"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

namespace {

using namespace voorrang;

constexpr const char* policy = R"(policy bench.measures "Measures of many tenders" version 1

record tender from ocds ""
  buyer  : text   at "/buyer"
  value  : money  at "/value"
  bids   : number at "/bids"
  social : yes/no at "/social"

measure spent by tender.buyer across tenders as sum of tender.value because "what was spent"
measure social_share by tender.buyer across tenders
  as (sum of tender.value where tender.social) / sum of tender.value
  because "the part of it that went to social enterprises"
measure single across tenders as proportion of tenders where tender.bids = 1 because "tenders with one bid"
rule few_bids: flag tender across tenders by tender.buyer
  when (count of tenders) >= 20 and (average of tender.bids) < 2
  because "{average of tender.bids} bids a tender"
)";

graph::Measures measures_of(const char* text) {
    SourceMap sources;
    const SourceId source = sources.add("measures.vrg", text);
    Parsed parsed = parse(sources, source);
    const check::Checked checked = check::check({{source, std::move(parsed.file)}});
    for (const Diagnostics& found : {parsed.diagnostics, checked.diagnostics})
        for (const Diagnostic& diagnostic : found)
            if (severity(diagnostic.code) == Severity::error) {
                std::fputs(render_text(diagnostic, sources).c_str(), stderr);
                std::exit(1);
            }
    return lower::lower_measures(*checked.policy, sources);
}

// By buyers.
void measure_loaded(benchmark::State& state) {
    constexpr std::uint64_t batch = 256;
    const graph::Measures measures = measures_of(policy);
    const graph::Schema& schema = measures.rows.schema;
    const auto fact = [&](const char* path) { return *schema.find_fact(graph::the_case, path); };
    engine::FactsBuilder builder(schema, measures.rows.texts);
    std::vector<engine::Facts> batches;
    std::uint64_t number = 0;
    for (int i = 0; i < 64; ++i) {
        for (std::uint64_t k = 0; k < batch; ++k) {
            const std::uint64_t chance = ++number * 2654435761 >> 7;
            builder.begin_case("t" + std::to_string(number));
            builder.set_text(fact("tender.buyer"),
                             "buyer " + std::to_string(chance % static_cast<std::uint64_t>(state.range(0))));
            builder.set_money(fact("tender.value"), static_cast<std::int64_t>(chance % 100'000'000), 2,
                              *parse_currency("EUR"));
            builder.set_decimal(fact("tender.bids"), static_cast<std::int64_t>(chance % 7), 0);
            builder.set_truth(fact("tender.social"), chance % 3 == 0);
            if (!builder.end_case()) std::abort();
        }
        batches.push_back(builder.finish());
    }
    engine::Measurer measurer(measures, {});
    std::size_t next = 0;
    for (auto _ : state) measurer.add(batches[next++ % batches.size()]);
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(batch));
}

BENCHMARK(measure_loaded)->Arg(1)->Arg(100)->Arg(10'000);

} // namespace
