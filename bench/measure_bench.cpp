// Measures and rules across a stream of tenders, once these are loaded.
#include "bench/checked.hpp"
#include "dsl/lower/lower.hpp"
#include "engine/measure/measurer.hpp"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

namespace {

using namespace voorrang;

constexpr const char* by_buyer = R"(policy bench.measures "Measures of many tenders" version 1

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

// As bench/spending.vrg: groups by years, by quarters and buyers, by categories.
constexpr const char* spending = R"(policy bench.spending "What was spent, by whom" version 1

record tender from ocds ""
  buyer    : text   at "/buyer"
  signed   : date   at "/signed"
  value    : number at "/value"
  category : text   at "/category"
  social   : yes/no at "/social"
  bids     : number at "/bids"

measure social_share by year of tender.signed across tenders
  as (sum of tender.value where tender.social) / sum of tender.value
  because "the share of {year of tender.signed}"
measure spent by tender.buyer, quarter of tender.signed across tenders
  as sum of tender.value because "what {tender.buyer} spent in a quarter"
measure usual_bids by tender.category across tenders as average of tender.bids because "bids for {tender.category}"
rule often_single: flag tender across tenders by tender.buyer
  when (proportion of tenders where tender.bids = 1) >= 30%
  because "{tender.buyer} had one bid in {count of tenders where tender.bids = 1} of {count of tenders} tenders"
)";

graph::Measures measures_of(const char* text) {
    SourceMap sources;
    const check::Policy policy = bench::checked_policy(sources, "measures.vrg", text);
    return lower::lower_measures(policy, sources);
}

// Tenders of so many buyers.
class Tenders {
  public:
    Tenders(const graph::Measures& measures, std::uint64_t buyers)
        : schema_(measures.rows.schema), buyers_(buyers), builder_(schema_, measures.rows.texts) {}

    engine::Facts batch(std::uint64_t size) {
        for (std::uint64_t i = 0; i < size; ++i) add();
        return builder_.finish();
    }

  private:
    std::optional<graph::FactId> fact(const char* path) const { return schema_.find_fact(graph::the_case, path); }

    void add() {
        const std::uint64_t chance = ++number_ * 2654435761 >> 7;
        builder_.begin_case("t" + std::to_string(number_));
        builder_.set_text(*fact("tender.buyer"), "buyer " + std::to_string(chance % buyers_));
        builder_.set_decimal(*fact("tender.bids"), static_cast<std::int64_t>(chance % 7), 0);
        builder_.set_truth(*fact("tender.social"), chance % 3 == 0);
        const auto value = *fact("tender.value");
        const auto amount = static_cast<std::int64_t>(chance % 100'000'000);
        if (schema_.facts[value].type == graph::ColumnType::money)
            builder_.set_money(value, amount, 2, *parse_currency("EUR"));
        else
            builder_.set_decimal(value, amount, 2);
        if (const auto signed_on = fact("tender.signed"))
            builder_.set(*signed_on, Date{19'800 + static_cast<std::int32_t>(chance % 1'000)});
        if (const auto category = fact("tender.category"))
            builder_.set_text(*category, "category " + std::to_string(chance % 20));
        if (!builder_.end_case()) std::abort();
    }

    const graph::Schema& schema_;
    std::uint64_t buyers_, number_ = 0;
    engine::FactsBuilder builder_;
};

void measure_loaded(benchmark::State& state, const char* policy) {
    constexpr std::uint64_t size = 256;
    const graph::Measures measures = measures_of(policy);
    Tenders tenders(measures, static_cast<std::uint64_t>(state.range(0)));
    std::vector<engine::Facts> batches;
    for (int i = 0; i < 64; ++i) batches.push_back(tenders.batch(size));
    engine::Measurer measurer(measures, {});
    std::size_t next = 0;
    for (auto _ : state) measurer.add(batches[next++ % batches.size()]);
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(size));
}

BENCHMARK_CAPTURE(measure_loaded, by_buyer, by_buyer)->Arg(1)->Arg(100)->Arg(10'000);
BENCHMARK_CAPTURE(measure_loaded, spending, spending)->Arg(1)->Arg(100)->Arg(10'000);

} // namespace
