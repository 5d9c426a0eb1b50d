// What is loaded straight from the text is what is loaded through a tree: random policies, random documents of them,
// sound, odd and spoilt.
#include "adapters/ocds/direct_loader.hpp"
#include "adapters/ocds/load.hpp"
#include "adapters/ocds/record.hpp"
#include "tests/facts/facts_text.hpp"
#include "tests/ocds/input.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace voorrang::ocds {

namespace {

using graph::EntityId;
using graph::FactId;
using graph::Reading;

// A document that grows.
struct Json {
    Json() = default;
    Json(std::string text) : scalar(std::move(text)) {}
    Json(const char* text) : scalar(text) {}
    static Json of_members() {
        Json made;
        made.object = true;
        return made;
    }

    std::string scalar; // as it is written, unless it has members or elements
    bool list = false;
    bool object = false;
    std::vector<std::pair<std::string, Json>> members; // of a list: without names
};

using engine::facts_text;

class DirectTest : public testing::TestWithParam<unsigned> {
  protected:
    std::mt19937 random{GetParam()};
    graph::Schema schema;

    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); }
    bool chance(std::uint32_t in) { return below(in) == 0; }

    std::string part() {
        static const std::vector<std::string> parts{"a", "b", "c", "longer name", "é", "value", "0", "1"};
        return chance(8) ? parts[6 + below(2)] : parts[below(6)];
    }
    graph::Pointer pointer(bool may_be_empty, bool may_star) {
        graph::Pointer made;
        for (std::uint32_t i = below(3) + (may_be_empty ? 0 : 1); i > 0; --i)
            made.parts.push_back(may_star && chance(5) ? "*" : part());
        return made;
    }

    void make_schema() {
        schema = {};
        schema.entities.emplace_back().name = "case";
        for (EntityId i = 1; i <= below(4); ++i) {
            graph::Entity list;
            list.name = "list" + std::to_string(i);
            list.parent = below(i);
            list.source = pointer(false, true);
            if (chance(4)) {
                list.where = pointer(false, false);
                list.has = "x";
            }
            schema.entities.push_back(list);
        }
        const auto add = [&](EntityId entity, Reading reading) {
            graph::Fact fact;
            fact.name = "fact" + std::to_string(schema.facts.size());
            fact.entity = entity;
            fact.source = pointer(entity != graph::the_case && chance(6), false);
            fact.reading = reading;
            constexpr graph::ColumnType types[] = {graph::ColumnType::truth,  graph::ColumnType::text,
                                                   graph::ColumnType::number, graph::ColumnType::number,
                                                   graph::ColumnType::money,  graph::ColumnType::date,
                                                   graph::ColumnType::time,   graph::ColumnType::duration,
                                                   graph::ColumnType::text,   graph::ColumnType::reference};
            fact.type = types[static_cast<std::size_t>(reading)];
            if (reading == Reading::choice) fact.options = {"x", "open", "é"};
            if (reading == Reading::number && chance(2)) fact.to = Value(Number::scaled(955, below(3)));
            if (reading == Reading::percent && chance(2)) fact.from = Value(Percent{Number::scaled(1, below(3))});
            if (reading == Reading::date && chance(4)) fact.from = Value(*parse_date("2026-01-15"));
            schema.facts.push_back(fact);
            return static_cast<FactId>(schema.facts.size() - 1);
        };
        std::optional<FactId> money;
        for (EntityId entity = 0; entity < schema.entities.size(); ++entity) {
            if (entity != 0 && chance(3)) schema.entities[entity].identifier = add(entity, Reading::text);
            for (std::uint32_t i = below(5) + 1; i > 0; --i) {
                const auto reading = static_cast<Reading>(below(9));
                const FactId id = add(entity, reading);
                if (reading != Reading::money) continue;
                if (money) schema.facts[id].currency = money;
                if (entity == 0) money = id;
                if (chance(5)) schema.facts[id].to = Value(Money{Number(90), *parse_currency("EUR")});
            }
        }
        for (EntityId entity = 1; entity < schema.entities.size(); ++entity)
            if (schema.entities[entity].identifier && chance(2))
                schema.facts[add(below(2), Reading::reference)].target = entity;
    }

    std::string number() {
        static const std::vector<std::string> some{"0",
                                                   "-9223372036854775808",
                                                   "1",
                                                   "12",
                                                   "-3",
                                                   "95",
                                                   "12.50",
                                                   "0.001",
                                                   "95.5",
                                                   "-0",
                                                   "1e1",
                                                   "123456789012345678",
                                                   "12345678901234567890",
                                                   "0.0000000000000000000001",
                                                   "100"};
        return some[below(static_cast<std::uint32_t>(some.size()))];
    }
    std::string text() {
        static const std::vector<std::string> some{
            "\"x\"",  "\"open\"", "\"é\"", "\"\"", "\"a\\nb\"", "\"\\u00e9\"", "\"\\ud83d\\ude00 long enough\"",
            "\"i1\"", "\"i2\""};
        return some[below(static_cast<std::uint32_t>(some.size()))];
    }
    Json value_for(const graph::Fact& fact) {
        if (chance(12)) return {"null"};
        switch (fact.reading) {
        case Reading::yes_no:
            return {chance(2) ? "true" : "false"};
        case Reading::number:
            return {chance(6) ? "\"" + number() + "\"" : number()};
        case Reading::percent:
            return {chance(3) ? "\"" + number() + "%\"" : number()};
        case Reading::money: {
            if (chance(3)) return {number()};
            Json money = Json::of_members();
            money.members.emplace_back("amount", Json{number()});
            if (!chance(5)) money.members.emplace_back("currency", Json{chance(4) ? "\"USD\"" : "\"EUR\""});
            if (chance(4)) money.members.emplace_back("note", Json{text()});
            return money;
        }
        case Reading::date:
            return {chance(2) ? "\"2026-01-31\"" : "\"2026-01-31T00:00:00\""};
        case Reading::time:
            return {chance(2) ? "\"2026-03-01T12:00:00Z\"" : "\"2026-03-01T12:00:00.5+01:00\""};
        case Reading::duration:
            return {chance(2) ? "20" : "\"P3M\""};
        case Reading::choice:
            return {chance(2) ? "\"x\"" : "\"\\u00e9\""};
        case Reading::text:
        case Reading::reference:
            break;
        }
        return {chance(3) ? "\"i" + std::to_string(below(3)) + "\"" : text()};
    }

    // The value at the end of the way, made where it is not there; null where something else stands in the way.
    Json* at(Json& root, const graph::Pointer& way) {
        Json* here = &root;
        for (const std::string& name : way.parts) {
            const bool index = name == "*" || (here->list && (name == "0" || name == "1"));
            if (!here->object && !here->list) {
                if (!here->scalar.empty()) return nullptr;
                (index ? here->list : here->object) = true;
            }
            if (here->list != index) return nullptr;
            if (index) {
                while (here->members.size() < 2) here->members.emplace_back();
                here = &here->members[name == "1" ? 1 : below(2)].second;
                continue;
            }
            auto found = std::ranges::find(here->members, name, &std::pair<std::string, Json>::first);
            if (found == here->members.end()) found = here->members.insert(here->members.end(), {name, {}});
            here = &found->second;
        }
        return here;
    }
    bool is_empty(const Json& value) { return value.scalar.empty() && !value.object && !value.list; }

    void fill(Json& row, EntityId entity) {
        for (const graph::Fact& fact : schema.facts)
            if (fact.entity == entity && !chance(4))
                if (Json* place = at(row, fact.source); place && is_empty(*place)) *place = value_for(fact);
        for (EntityId list = 1; list < schema.entities.size(); ++list) {
            const graph::Entity& described = schema.entities[list];
            if (described.parent != entity || chance(6)) continue;
            Json* place = at(row, described.source);
            if (!place || !is_empty(*place)) continue;
            place->list = true;
            for (std::uint32_t i = below(4); i > 0; --i) {
                place->members.emplace_back();
                Json& element = place->members.back().second;
                if (described.where)
                    if (Json* roles = at(element, *described.where); roles && is_empty(*roles)) {
                        roles->list = true;
                        roles->members.emplace_back("", Json{chance(3) ? "\"y\"" : "\"x\""});
                    }
                fill(element, list);
            }
        }
    }
    void add_noise(Json& value) {
        if (value.object && chance(2)) {
            Json noise = Json::of_members();
            noise.members.emplace_back("p", Json{number()});
            noise.members.emplace_back("q", Json{text()});
            if (chance(40)) noise.members.emplace_back("p", Json{"1"});
            value.members.insert(value.members.begin() + below(static_cast<std::uint32_t>(value.members.size() + 1)),
                                 {"noise" + std::to_string(below(30)), noise});
        }
        for (auto& [name, member] : value.members) add_noise(member);
    }
    std::string space() { return chance(3) ? std::string(below(3), chance(2) ? ' ' : '\t') : ""; }
    std::string written(const Json& value) {
        if (is_empty(value)) return chance(2) ? "null" : "{}";
        if (!value.object && !value.list) return value.scalar;
        std::string text(1, value.list ? '[' : '{');
        for (const auto& [name, member] : value.members) {
            if (&member != &value.members.front().second) text += "," + space();
            if (!value.list) text += "\"" + name + "\"" + space() + ":";
            text += space() + written(member) + space();
        }
        return text + (value.list ? ']' : '}');
    }

    std::string document(std::uint32_t number_of_case) {
        Json root = Json::of_members();
        root.members.emplace_back("ocid", Json{"\"case " + std::to_string(number_of_case) + "\""});
        fill(root, graph::the_case);
        add_noise(root);
        return written(root) + space();
    }
    std::string spoilt(std::string text) {
        static const std::string odd = "{}[]\",:\\ 0e.-tn\xC3\xA9\xFF\x01";
        for (std::uint32_t i = below(3); i > 0; --i) {
            const std::uint32_t place = below(static_cast<std::uint32_t>(text.size()));
            switch (below(3)) {
            case 0:
                text[place] = odd[below(static_cast<std::uint32_t>(odd.size()))];
                break;
            case 1:
                text.insert(place, 1, odd[below(static_cast<std::uint32_t>(odd.size()))]);
                break;
            default:
                text.erase(place, below(4));
            }
            if (text.empty()) return " ";
        }
        return text;
    }

    bool through_tree(const std::string& text, engine::FactsBuilder& builder) {
        auto tree = json::read(text);
        if (!std::get_if<json::Tree>(&tree)) return false;
        Piece piece{std::move(std::get<json::Tree>(tree)), Part::either, "t.jsonl:1", ""};
        if (!piece.tree.root().is_object()) return false;
        const auto made = make_case(std::move(piece));
        return made && load(*made, schema, builder).has_value();
    }
};

TEST_P(DirectTest, IsTheSameAsThroughATree) {
    std::size_t direct_ones = 0, sound_ones = 0;
    for (int round = 0; round < 60; ++round) {
        make_schema();
        const std::vector<std::string> constants{"x", "open"};
        engine::FactsBuilder by_tree(schema, constants), by_text(schema, constants);
        engine::Facts kept(schema, constants);
        DirectLoader direct(schema, std::nullopt);
        ASSERT_TRUE(direct.usable());
        for (int batch = 0; batch < 2; ++batch) {
            for (std::uint32_t i = 0; i < 20; ++i) {
                const bool sound = !chance(3);
                const std::string text = sound ? document(i) : spoilt(document(i));
                const std::uint32_t before = by_text.cases();
                const bool loaded = direct.load(text, by_text);
                EXPECT_EQ(by_text.cases(), before + (loaded ? 1 : 0));
                const bool good = through_tree(text, by_tree);
                ASSERT_TRUE(good || !loaded) << text;
                if (good && !loaded) {
                    // Nothing that is regular is given up.
                    EXPECT_FALSE(sound) << text;
                    ASSERT_TRUE(through_tree(text, by_text));
                }
                direct_ones += loaded ? 1 : 0;
                sound_ones += sound && good ? 1 : 0;
            }
            by_text.finish(kept);
            ASSERT_EQ(facts_text(kept), facts_text(by_tree.finish()));
        }
    }
    EXPECT_GT(direct_ones, 200u);
    EXPECT_GT(sound_ones, 200u);
}

INSTANTIATE_TEST_SUITE_P(Seeds, DirectTest, testing::Range(1u, 13u));

} // namespace

} // namespace voorrang::ocds
