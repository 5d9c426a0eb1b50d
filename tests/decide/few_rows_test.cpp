// Rules evaluated by their values, in batches of few rows or because there are many of them, come to what columns come
// to, and to what traced evaluation does; whatever the sizes of the batches before.
#include "engine/decide/decide.hpp"
#include "tests/support/compiled.hpp"

#include <random>
#include <string_view>

namespace voorrang::testing {
namespace {

const char* const records = R"(policy tests.few "Rules that no look-up helps" version 1

record tender from ocds "/tender"
  a : number
  b : number
  c : number
  worth : money
  limit : money
  opened : date
  closed : date
  name : text
  other : text
  social : yes/no
  open : yes/no
record bid plural bids from ocds "/bids/details"
  id : text identifies
  price : money
  points : number

)";

// One that each operation of scalars has a part in; `k` makes them differ.
std::string condition(int kind, const std::string& k) {
    switch (kind) {
    case 0:
        return "tender.a > " + k + " * tender.b";
    case 1:
        return "tender.a / tender.b >= tender.c - " + k;
    case 2:
        return "tender.a <> tender.c + " + k + " and not (tender.b <= -tender.c)";
    case 3:
        return "tender.worth < tender.limit + EUR " + k;
    case 4:
        return "tender.opened <= tender.closed or tender.name is tender.other or tender.a = " + k + " * tender.c";
    case 5:
        return "tender.a * tender.b * tender.c > " + k + " * tender.a";
    case 6:
        return "tender.social = tender.open and tender.a / tender.c < " + k + " / tender.b";
    case 7:
        return "tender.name not in [\"x\", \"y\"] or tender.b > tender.c - " + k;
    case 8:
        return "tender.worth / tender.limit > tender.a - " + k;
    case 9:
        return "tender.worth / tender.b - tender.limit * tender.c > EUR " + k;
    default:
        return "tender.a is known and tender.open is known and not (tender.c = tender.b * " + k + ")";
    }
}
constexpr int kinds = 11;

std::unique_ptr<Compiled> policy(int times) {
    std::string text = records;
    for (int i = 0; i < times * kinds; ++i)
        text += "rule r" + std::to_string(100 + i) + ": flag tender when " +
                condition(i % kinds, std::to_string(i / kinds + 1)) + " because \"so it is\"\n";
    for (int i = 0; i < 12; ++i)
        text += "rule s" + std::to_string(100 + i) + ": flag bid when bid.price " + (i % 2 == 0 ? "<" : ">=") +
                " tender.limit - " + std::to_string(i) + " * tender.worth or bid.points = tender.a + " +
                std::to_string(i) + " because \"so it is\"\n";
    // One that has to be evaluated in columns, and some that are looked up.
    text += "rule t: flag tender when any of bids where bid.points > tender.a because \"so it is\"\n";
    text += "rule v: flag tender when (count of bids where bid.points > 0) > tender.b because \"so it is\"\n";
    for (int i = 0; i < 10; ++i)
        text += "rule u" + std::to_string(i) + ": flag tender when tender.name is \"n" + std::to_string(i) +
                "\" because \"so it is\"\n";
    return compile(text);
}

class RandomTenders {
  public:
    explicit RandomTenders(const Compiled& compiled) : schema_(compiled.graph.schema) {}

    void add(engine::FactsBuilder& builder) {
        builder.begin_case("case");
        for (const char* path : {"tender.a", "tender.b", "tender.c"}) set(builder, graph::the_case, path, number());
        for (const char* path : {"tender.worth", "tender.limit"}) set(builder, graph::the_case, path, money());
        for (const char* path : {"tender.opened", "tender.closed"})
            set(builder, graph::the_case, path, Date{20'000 + any(0, 2)});
        for (const char* path : {"tender.name", "tender.other"})
            set(builder, graph::the_case, path, std::string(any(0, 1) == 0 ? "x" : "n" + std::to_string(any(0, 9))));
        for (const char* path : {"tender.social", "tender.open"}) set(builder, graph::the_case, path, any(0, 1) == 0);
        const graph::EntityId bids = *schema_.find_entity(graph::the_case, "bids");
        builder.begin_list(bids);
        for (std::uint32_t i = 0, count = static_cast<std::uint32_t>(any(0, 3)); i < count; ++i) {
            builder.begin_row(bids, i);
            set(builder, bids, "id", "b" + std::to_string(i));
            set(builder, bids, "price", money());
            set(builder, bids, "points", number());
        }
        if (const auto ended = builder.end_case(); !ended) throw std::runtime_error(ended.error().message);
    }

    int any(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }

  private:
    void set(engine::FactsBuilder& builder, graph::EntityId entity, const char* path, const Value& value) {
        const bool must = std::string_view(path) == "id";
        if (must || any(0, 11) > 0) builder.set(*schema_.find_fact(entity, path), value);
    }

    // Small ones, some with decimals, some so large that 64 bits are not enough to reckon with them.
    Number number() {
        switch (any(0, 9)) {
        case 0:
            return 0;
        case 1:
            return Number::scaled(any(-500, 500), 2);
        case 2:
            return Number(9'000'000'000'000'000'000 - any(0, 1));
        case 3:
            return *parse_number("100000000000000000000000000000");
        case 4:
            return Number::scaled(any(-9, 9), 18);
        default:
            return any(-3, 6);
        }
    }
    Money money() { return {number(), *parse_currency(any(0, 9) == 0 ? "USD" : "EUR")}; }

    const graph::Schema& schema_;
    std::mt19937 random_{20260501};
};

// `many`: so many rules that they are evaluated so in batches of any size.
void all_sizes_come_to_the_same(int times, bool many) {
    const auto compiled = policy(times);
    const engine::Plan plan(compiled->graph);
    const auto by = engine::ByValues::of(compiled->graph, plan);
    ASSERT_TRUE(by);
    EXPECT_EQ(by->rules.size(), 2u);
    EXPECT_GE(by->rules.front().scalars.size() + by->rules.back().scalars.size(), 50u) << "nearly all";
    EXPECT_EQ(by->many, many);

    RandomTenders tenders(*compiled);
    engine::FactsBuilder builder(compiled->graph.schema, compiled->graph.texts);
    engine::Decider fast(compiled->graph), traced(compiled->graph);
    std::size_t found[4] = {};
    for (int round = 0; round < 3000; ++round) {
        const int size = round % 10 == 0 ? tenders.any(3, 20) : tenders.any(0, 2);
        for (int i = 0; i < size; ++i) tenders.add(builder);
        const engine::Facts facts = builder.finish();
        traced.decide_traced_batch(facts, {});
        const engine::Outcomes& quick = fast.decide_batch(facts, {});
        ASSERT_EQ(quick.strikes, traced.outcomes().strikes) << round;
        ASSERT_EQ(quick.strike_begin, traced.outcomes().strike_begin) << round;
        for (const engine::Strike& strike : quick.strikes) ++found[static_cast<std::size_t>(strike.holds)];
        if (round % 50 == 49) fast.decide_traced_batch(facts, {}); // what it leaves behind changes nothing
    }
    for (const Truth holds : {Truth::yes, Truth::unknown, Truth::failed})
        EXPECT_GT(found[static_cast<std::size_t>(holds)], 1000u);
}

TEST(ByValues, AllSizesOfBatchesComeToTheSame) { all_sizes_come_to_the_same(4, false); }

TEST(ByValues, SoDoManyRules) { all_sizes_come_to_the_same(8, true); }

} // namespace
} // namespace voorrang::testing
