// Which rules come through for which facts: those that can strike, and not many more.
#include "engine/decide/decide.hpp"
#include "tests/support/compiled.hpp"

#include <algorithm>

namespace voorrang {
namespace {

constexpr int rules = 20;

template <class When>
std::unique_ptr<testing::Compiled> policy(When when) {
    std::string text = "policy tests.sieve \"Rules behind a sieve\" version 1\n\n"
                       "record tender from ocds \"/tender\"\n  region : text\n  size : number\n  worth : money\n"
                       "  opened : date\n\n";
    for (int i = 0; i < rules; ++i)
        text += "rule r" + std::to_string(100 + i) + ": flag tender when " + when(i) + " because \"so it is\"\n";
    return testing::compile(text);
}

// The rules that come through for one tender with these facts; others are unknown.
std::vector<std::uint32_t> through(const graph::Graph& graph, const std::vector<std::pair<std::string, Value>>& given) {
    engine::FactsBuilder builder(graph.schema, graph.texts);
    builder.begin_case("case");
    for (const auto& [path, value] : given) builder.set(*graph.schema.find_fact(graph::the_case, path), value);
    EXPECT_TRUE(builder.end_case());
    const engine::Facts facts = builder.finish();
    engine::Evaluator evaluator(graph);
    const engine::Evaluation& evaluation = evaluator.run(facts, engine::Mode::fast);
    std::vector<std::uint32_t> through = evaluation.verdicts;
    for (const engine::Found& found : evaluation.found) through.push_back(found.verdict);
    std::sort(through.begin(), through.end());
    return through;
}

using Rules = std::vector<std::uint32_t>;

Rules all() {
    Rules all;
    for (std::uint32_t i = 0; i < rules; ++i) all.push_back(i);
    return all;
}

TEST(Sieve, TextsAreLookedUp) {
    const auto compiled = policy([](int i) { return "tender.region is \"r" + std::to_string(i / 2) + "\""; });
    EXPECT_EQ(through(compiled->graph, {{"tender.region", std::string("r3")}}), (Rules{6, 7}));
    EXPECT_EQ(through(compiled->graph, {{"tender.region", std::string("elsewhere")}}), Rules{});
    EXPECT_EQ(through(compiled->graph, {}), all()) << "an unknown region leaves every rule open";
}

TEST(Sieve, OfConditionsTogetherTheNarrowestIsLookedUp) {
    const auto compiled = policy([](int i) {
        const std::string k = std::to_string(i);
        return "tender.size > " + k + " and (tender.region is \"r" + k + "\" or tender.region in [\"s" + k +
               "\", \"t\"])";
    });
    EXPECT_EQ(through(compiled->graph, {{"tender.region", std::string("s4")}}), Rules{4});
    EXPECT_EQ(through(compiled->graph, {{"tender.region", std::string("t")}}), all());
}

TEST(Sieve, IntervalsAreLookedUpToTheirEnds) {
    const auto compiled = policy([](int i) {
        return "tender.size >= " + std::to_string(10 * i) + " and tender.size < " + std::to_string(10 * i + 10);
    });
    const auto of = [&](const char* size) { return through(compiled->graph, {{"tender.size", *parse_number(size)}}); };
    EXPECT_EQ(of("40"), Rules{4});
    EXPECT_EQ(of("39.999"), Rules{3});
    EXPECT_EQ(of("-0.5"), Rules{});
    EXPECT_EQ(of("200"), Rules{});
    EXPECT_EQ(of("199.5"), Rules{19});
    EXPECT_EQ(of("9223372036854775807"), Rules{});
    EXPECT_EQ(of("12345678901234567890123"), all()) << "a number in exact form is not looked up";
}

TEST(Sieve, AmountsAreLookedUpInTheirCurrency) {
    const auto compiled = policy([](int i) { return "tender.worth > EUR " + std::to_string(i); });
    const auto of = [&](const char* amount, const char* currency) {
        return through(compiled->graph, {{"tender.worth", Money{*parse_number(amount), *parse_currency(currency)}}});
    };
    EXPECT_EQ(of("2", "EUR"), (Rules{0, 1}));
    EXPECT_EQ(of("2.01", "EUR"), (Rules{0, 1, 2}));
    EXPECT_EQ(of("2", "USD"), all()) << "another currency makes every one of them fail";
}

TEST(Sieve, DaysAreLookedUp) {
    const auto compiled = policy([](int i) { return "tender.opened = 2026-01-" + std::to_string(10 + i); });
    EXPECT_EQ(through(compiled->graph, {{"tender.opened", *parse_date("2026-01-12")}}), Rules{2});
}

TEST(Sieve, OutcomesAreTheSame) {
    const auto compiled = policy([](int i) { return "tender.size = " + std::to_string(i); });
    engine::FactsBuilder builder(compiled->graph.schema, compiled->graph.texts);
    for (const int size : {3, -1, 7, 3}) {
        builder.begin_case("case");
        if (size >= 0) builder.set(*compiled->graph.schema.find_fact(graph::the_case, "tender.size"), Number(size));
        ASSERT_TRUE(builder.end_case());
    }
    const engine::Facts facts = builder.finish();
    engine::Decider decider(compiled->graph);
    const auto fast = decider.decide_fast(facts, {});
    ASSERT_EQ(fast.size(), 4U);
    EXPECT_EQ(fast[0].strikes, (std::vector<engine::Strike>{{3, 0, Truth::yes}}));
    EXPECT_EQ(fast[1].strikes.size(), 20U);
    EXPECT_EQ(fast[2].strikes, (std::vector<engine::Strike>{{7, 0, Truth::yes}}));
    EXPECT_EQ(fast[3].strikes, fast[0].strikes);
}

} // namespace
} // namespace voorrang
