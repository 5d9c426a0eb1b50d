// Dates that may be missing, and what is asked of a calendar: whatever is known of them stands, whatever they are.
#include "engine/decide/decide.hpp"
#include "tests/support/compiled.hpp"

#include <random>

namespace voorrang {
namespace {

const char* const policy = R"(
policy tests.dates "Working days of dates that may be missing" version 1

record tender from ocds "/tender"
  from  : date
  to    : date
  at    : time
  amount : number
  term  : duration

calendar nl zone "Europe/Amsterdam"
  weekend saturday, sunday
  holiday "Koningsdag" on 04-27 unless sunday then 04-26
  holiday "Easter Monday" on easter + 1 day

rule late: flag tender when tender.to > tender.from + (tender.amount) working days because "late"
rule early: flag tender when tender.from - 2 working days < tender.to and tender.to is working day because "early"
rule busy: flag tender when (working days from tender.from to tender.to) >= 3 or tender.from is working day
  because "busy"
rule ended: flag tender when end of tender.term from tender.at < next working day from tender.to because "ended"
rule short: flag tender when end of (tender.amount) working days from tender.from <= tender.to because "short"
)";

struct Dates {
    std::optional<Date> from, to;
    std::optional<Time> at;
    std::optional<std::int64_t> count, term;
};

class CalendarProperty : public ::testing::Test {
  protected:
    std::int64_t number(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random);
    }
    Date date() { return Date{static_cast<std::int32_t>(20500 + number(0, 60))}; }
    Time time() { return Time{(20500 * 24 + number(0, 1500)) * 3'600'000'000, 0}; }

    void complete(Dates& dates, double known) {
        const auto give = [&](auto& field, auto make) {
            if (!field && std::bernoulli_distribution(known)(random)) field = make();
        };
        give(dates.from, [&] { return date(); });
        give(dates.to, [&] { return date(); });
        give(dates.at, [&] { return time(); });
        give(dates.count, [&] { return number(0, 12); });
        give(dates.term, [&] { return number(0, 30); });
    }

    engine::Decision decided(const Dates& dates) {
        const auto& schema = compiled->graph.schema;
        engine::FactsBuilder builder(schema, compiled->graph.texts);
        builder.begin_case("case");
        const auto set = [&](const char* path, const auto& field, auto value) {
            if (field) builder.set(*schema.find_fact(graph::the_case, path), value(*field));
        };
        const auto same = [](const auto& value) { return Value(value); };
        set("tender.from", dates.from, same);
        set("tender.to", dates.to, same);
        set("tender.at", dates.at, same);
        set("tender.amount", dates.count, [](std::int64_t count) { return Value(Number(count)); });
        set("tender.term", dates.term, [](std::int64_t days) {
            return Value(Duration{0, static_cast<std::int32_t>(days), 0});
        });
        EXPECT_TRUE(builder.end_case());
        return engine::Decider(compiled->graph).decide(builder.finish(), {}).front();
    }

    std::unique_ptr<testing::Compiled> compiled = testing::compile(policy);
    std::mt19937 random{20260427};
};

TEST_F(CalendarProperty, WhatIsKnownStandsWhateverIsMissing) {
    int known = 0, unknown = 0;
    for (int round = 0; round < 600; ++round) {
        Dates some;
        complete(some, 0.7);
        const auto before = decided(some);
        Dates all = some;
        complete(all, 1.0);
        const auto after = decided(all);
        const auto& outcomes = before.others.at(0).outcomes;
        for (std::size_t rule = 0; rule < outcomes.size(); ++rule) {
            const auto& then = after.others.at(0).outcomes[rule];
            ASSERT_NE(then.holds, Truth::unknown) << then.name;
            ASSERT_NE(then.holds, Truth::failed) << then.name;
            if (outcomes[rule].holds == Truth::unknown) {
                ++unknown;
                ASSERT_FALSE(outcomes[rule].missing.empty()) << then.name;
                continue;
            }
            ++known;
            ASSERT_EQ(outcomes[rule].holds, then.holds) << then.name;
        }
    }
    EXPECT_GT(known, 300);
    EXPECT_GT(unknown, 300);
}

} // namespace
} // namespace voorrang
