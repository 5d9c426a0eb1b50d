// How long a writer waits for `voorrang check`: reading a rule file, checking it, and making the rule graph of it.
#include "bench/long_policy.hpp"
#include "dsl/check/check.hpp"
#include "dsl/diagnostics/render.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/syntax/lexer.hpp"
#include "dsl/syntax/parse.hpp"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

namespace {

using namespace voorrang;

struct Prepared {
    SourceMap sources;
    SourceId source;
    std::size_t lines;

    explicit Prepared(std::int64_t wanted) {
        std::string text = bench::long_policy(static_cast<std::size_t>(wanted));
        lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        source = sources.add("long.vrg", std::move(text));
    }
};

void count_lines(benchmark::State& state, const Prepared& prepared) {
    state.counters["lines"] = static_cast<double>(prepared.lines);
    state.counters["lines/s"] =
        benchmark::Counter(static_cast<double>(prepared.lines), benchmark::Counter::kIsIterationInvariantRate);
}

// A benchmark of a policy that is refused would measure something else.
void require_none(const Diagnostics& diagnostics, const SourceMap& sources) {
    if (diagnostics.empty()) return;
    std::fputs(render_text(diagnostics.front(), sources).c_str(), stderr);
    std::exit(1);
}

void lex_only(benchmark::State& state) {
    const Prepared prepared(state.range(0));
    const std::string& text = prepared.sources.source(prepared.source).text;
    for (auto _ : state) benchmark::DoNotOptimize(syntax::lex(text, prepared.source, syntax::english()));
    count_lines(state, prepared);
}

void parse_only(benchmark::State& state) {
    const Prepared prepared(state.range(0));
    for (auto _ : state) {
        const Parsed parsed = parse(prepared.sources, prepared.source);
        require_none(parsed.diagnostics, prepared.sources);
    }
    count_lines(state, prepared);
}

void check_only(benchmark::State& state) {
    const Prepared prepared(state.range(0));
    const std::vector<check::Input> files{{prepared.source, parse(prepared.sources, prepared.source).file}};
    for (auto _ : state) {
        const check::Checked checked = check::check(files);
        require_none(checked.diagnostics, prepared.sources);
    }
    count_lines(state, prepared);
}

void parse_and_check(benchmark::State& state) {
    const Prepared prepared(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(check::check({{prepared.source, parse(prepared.sources, prepared.source).file}}));
    count_lines(state, prepared);
}

void lower_only(benchmark::State& state) {
    const Prepared prepared(state.range(0));
    const auto checked = check::check({{prepared.source, parse(prepared.sources, prepared.source).file}});
    for (auto _ : state) benchmark::DoNotOptimize(lower::lower(*checked.policy, prepared.sources));
    count_lines(state, prepared);
}

BENCHMARK(lex_only)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(parse_only)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(check_only)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(lower_only)->Arg(10'000)->Unit(benchmark::kMillisecond);
// Twice as long a file takes twice as long.
BENCHMARK(parse_and_check)->Arg(1'000)->Arg(10'000)->Arg(20'000)->Unit(benchmark::kMillisecond);

} // namespace
