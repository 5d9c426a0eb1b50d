// Random cases for property tests: bids whose facts may be missing, put into the engine in any order.
#pragma once

#include "engine/decide/decide.hpp"
#include "tests/support/compiled.hpp"

#include <algorithm>
#include <map>
#include <random>

namespace voorrang::testing {

struct WorldBid {
    std::string id;
    std::optional<std::int64_t> price, turnover, quality; // whole euros; 0..100
    std::optional<bool> barred;
};

struct World {
    std::string name = "case";
    std::int64_t value = 1000;
    std::vector<WorldBid> bids;
};

// Small numbers, so that ties and edges are met often.
inline World random_world(std::mt19937& random, double known) {
    const auto number = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
    const auto maybe = [&](auto value) {
        return std::bernoulli_distribution(known)(random) ? std::optional(value) : std::nullopt;
    };
    World world;
    const int count = number(0, 5);
    for (int i = 0; i < count; ++i) {
        WorldBid bid;
        bid.id = "b" + std::to_string(i);
        bid.price = maybe(std::int64_t{number(1, 6) * 100});
        bid.turnover = maybe(std::int64_t{number(3, 7) * 100});
        bid.quality = maybe(std::int64_t{number(5, 9) * 10});
        bid.barred = maybe(number(0, 5) == 0);
        world.bids.push_back(bid);
    }
    return world;
}

// The same world with every missing fact given some value.
inline World completed(World world, std::mt19937& random) {
    const auto number = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
    for (auto& bid : world.bids) {
        if (!bid.price) bid.price = number(1, 60) * 10;
        if (!bid.turnover) bid.turnover = number(1, 10) * 100;
        if (!bid.quality) bid.quality = number(0, 100);
        if (!bid.barred) bid.barred = number(0, 1) == 0;
    }
    return world;
}

inline void add(const Compiled& compiled, engine::FactsBuilder& builder, const World& world) {
    const auto& schema = compiled.graph.schema;
    const auto set = [&](graph::EntityId entity, const char* path, const auto& value) {
        if (const auto fact = schema.find_fact(entity, path); fact && value) builder.set(*fact, *value);
    };
    const Currency euro = *parse_currency("EUR");
    const auto money = [&](std::optional<std::int64_t> amount) {
        return amount ? std::optional<Value>(Money{Number(*amount), euro}) : std::nullopt;
    };
    builder.begin_case(world.name);
    set(graph::the_case, "tender.value", money(world.value));
    if (const auto bids = schema.find_entity(graph::the_case, "bids")) {
        builder.begin_list(*bids);
        std::uint32_t position = 0;
        for (const auto& bid : world.bids) {
            builder.begin_row(*bids, position++);
            set(*bids, "id", std::optional<Value>(bid.id));
            set(*bids, "price", money(bid.price));
            set(*bids, "turnover", money(bid.turnover));
            set(*bids, "quality", bid.quality ? std::optional<Value>(Number(*bid.quality)) : std::nullopt);
            set(*bids, "barred", bid.barred ? std::optional<Value>(*bid.barred) : std::nullopt);
        }
    }
    if (auto ended = builder.end_case(); !ended) throw std::runtime_error(ended.error().message);
}

inline engine::Facts facts_of(const Compiled& compiled, const std::vector<World>& worlds) {
    engine::FactsBuilder builder(compiled.graph.schema, compiled.graph.texts);
    for (const auto& world : worlds) add(compiled, builder, world);
    return builder.finish();
}

// What a decision says, told by names only, so that two can be compared whatever the order of the bids was.
inline std::string summary(const engine::Decision& decision) {
    std::string text;
    std::map<std::string, std::string> bids;
    for (const auto& standing : decision.standings) {
        std::string line = std::to_string(static_cast<int>(standing.status));
        line += standing.total ? " " + to_exact_text(*standing.total) : " -";
        line += standing.rank ? " #" + std::to_string(*standing.rank) : " -";
        for (const auto& outcome : standing.outcomes)
            line += " " + outcome.name + std::to_string(static_cast<int>(outcome.holds));
        for (const auto& fact : standing.missing) line += " ?" + fact.fact + "/" + fact.subject;
        bids[standing.id] = line;
    }
    for (const auto& [id, line] : bids) text += id + ": " + line + "\n";
    if (decision.award) {
        text += "award " + std::to_string(static_cast<int>(decision.award->state));
        if (decision.award->winner) text += " " + decision.standings[*decision.award->winner].id;
        for (const auto& fact : decision.award->missing) text += " ?" + fact.fact + "/" + fact.subject;
    }
    return text;
}

} // namespace voorrang::testing
