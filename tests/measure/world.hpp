// Small random streams of cases with contracts, some facts missing.
#pragma once

#include "engine/measure/measurer.hpp"
#include "tests/support/compiled.hpp"

#include <algorithm>
#include <random>

namespace voorrang::testing {

struct Contract {
    std::optional<std::int64_t> value, year;
    std::optional<std::string> currency, supplier;
    std::optional<bool> social;
};
using Case = std::vector<Contract>;
using Stream = std::vector<Case>;

inline const char* const measures_policy = R"(policy tests.measures "Measures of many kinds" version 1
record contract plural contracts from ocds "/contracts"
  id       : text identifies
  value    : money
  year     : number
  supplier : text
  social   : yes/no
measure total by contract.year across contracts as sum of contract.value because "{contract.supplier}"
measure share by contract.year, contract.supplier across contracts
  as (sum of contract.value where contract.social) / sum of contract.value because "x"
measure middle by contract.supplier across contracts as median of contract.value where contract.social because "x"
measure fence by contract.year across contracts
  as percentile 75% of contract.value + 1.5 * (percentile 75% of contract.value - percentile 25% of contract.value)
  because "x"
measure spread across contracts as highest of contract.value - lowest of contract.value because "x"
measure mean by contract.year across contracts as average of contract.value where contract.social because "x"
measure suppliers by contract.year across contracts as distinct of contract.supplier because "x"
measure part by contract.year across contracts as proportion of contracts where contract.social because "x"
measure some by contract.year across contracts as any of contracts where contract.value > EUR 70 because "x"
measure every by contract.year across contracts as all of contracts where contract.value > EUR 20 because "x"
measure of_social by contract.year across contracts where contract.social as sum of contract.value because "x"
measure how_many by contract.year across contracts as count of contracts because "x"
measure how_many_social by contract.supplier across contracts where contract.social as count of contracts because "x"
measure largest across contracts as highest of total where how_many >= 2 because "x"
measure fewest across contracts as lowest of how_many_social where (any of contracts where contract.value > EUR 50)
  because "x"
measure steady by contract.supplier across contracts where contract.value > EUR 40 as 5 because "x"
measure steady_ones across contracts as sum of steady because "x"
rule often: flag contract across contracts by contract.supplier
  when (count of contracts where contract.social) >= 3 or (all of contracts where contract.social) because "x"
)";

class Streams {
  public:
    explicit Streams(unsigned seed) : random_(seed) {}

    // `known`: how likely a fact is there.
    Stream stream(double known, double other_currency) {
        Stream stream(static_cast<std::size_t>(number(0, 8)));
        for (Case& each : stream)
            for (int i = number(0, 4); i > 0; --i) {
                Contract contract;
                if (chance(known)) contract.value = number(1, 10) * 10;
                if (chance(known)) contract.year = number(2025, 2027);
                if (chance(known)) contract.supplier = std::string(1, static_cast<char>('a' + number(0, 2)));
                if (chance(known)) contract.social = chance(0.5);
                contract.currency = chance(other_currency) ? "USD" : "EUR";
                each.push_back(contract);
            }
        return stream;
    }

    // With every missing fact given some value.
    Stream completed(Stream stream) {
        for (Case& each : stream)
            for (Contract& contract : each) {
                if (!contract.value) contract.value = number(1, 12) * 10;
                if (!contract.year) contract.year = number(2025, 2027);
                if (!contract.supplier) contract.supplier = std::string(1, static_cast<char>('a' + number(0, 2)));
                if (!contract.social) contract.social = chance(0.5);
            }
        return stream;
    }

    std::mt19937& random() { return random_; }
    int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }

  private:
    bool chance(double likely) { return std::bernoulli_distribution(likely)(random_); }

    std::mt19937 random_;
};

inline void add(const graph::Measures& measures, engine::FactsBuilder& builder, const Case& contracts) {
    const auto& schema = measures.rows.schema;
    const auto list = schema.find_entity(graph::the_case, "contracts").value();
    const auto set = [&](const char* path, const std::optional<Value>& value) {
        if (const auto fact = schema.find_fact(list, path); fact && value) builder.set(*fact, *value);
    };
    const auto number = [](const std::optional<std::int64_t>& n) {
        return n ? std::optional<Value>(Number(*n)) : std::nullopt;
    };
    builder.begin_list(list);
    std::uint32_t position = 0;
    for (const Contract& contract : contracts) {
        builder.begin_row(list, position++);
        if (contract.value) set("value", Money{Number(*contract.value), *parse_currency(*contract.currency)});
        set("year", number(contract.year));
        if (contract.supplier) set("supplier", *contract.supplier);
        if (contract.social) set("social", *contract.social);
    }
}

// In batches of these sizes, one after the other and again.
inline std::vector<engine::MeasureResult> measured(const graph::Measures& measures, const Stream& stream,
                                                   const std::vector<std::size_t>& batches = {64}) {
    engine::Measurer measurer(measures, {});
    engine::FactsBuilder builder(measures.rows.schema, measures.rows.texts);
    std::size_t batch = 0;
    std::size_t name = 0;
    for (const Case& each : stream) {
        builder.begin_case("case-" + std::to_string(++name));
        add(measures, builder, each);
        if (const auto ended = builder.end_case(); !ended) throw std::runtime_error(ended.error().message);
        if (builder.cases() < batches[batch % batches.size()]) continue;
        measurer.add(builder.finish());
        ++batch;
    }
    measurer.add(builder.finish());
    return measurer.results(false);
}

} // namespace voorrang::testing
