#include "tests/reference/random_facts.hpp"

#include "dsl/value/civil.hpp"
#include "tests/reference/value.hpp"

#include <stdexcept>

namespace voorrang::reference {

using graph::EntityId;
using graph::FactId;
using graph::Reading;

namespace {

class Filler {
  public:
    Filler(const graph::Schema& schema, engine::FactsBuilder& builder, Random& random)
        : schema_(schema), builder_(builder), random_(random), counts_(schema.entities.size()) {}

    void fill_case(std::uint32_t number) {
        missing_ = random_.any({0U, 0U, 5U, 15U, 40U});
        odd_ = random_.any({0U, 0U, 3U, 30U}); // extremes, of a hundred values
        dollars_ = random_.any({0U, 0U, 0U, 3U, 30U});
        // Lists of the case come first, so that references know what they may refer to.
        for (EntityId entity = 1; entity < schema_.entities.size(); ++entity)
            counts_[entity] = random_.percent(missing_ / 4) ? -1 : random_.between(0, 4);
        builder_.begin_case("case " + std::to_string(number));
        fill_row(graph::the_case, 0);
        if (auto ended = builder_.end_case(); !ended) throw std::runtime_error(ended.error().message);
    }

  private:
    void fill_row(EntityId entity, int index) {
        for (FactId fact = 0; fact < schema_.facts.size(); ++fact)
            if (schema_.facts[fact].entity == entity) fill_fact(fact, index);
        for (EntityId list = 1; list < schema_.entities.size(); ++list) {
            if (schema_.entities[list].parent != entity) continue;
            const int count = entity == graph::the_case       ? counts_[list]
                              : random_.percent(missing_ / 2) ? -1
                                                              : random_.between(0, 3);
            if (count < 0) continue; // unknown
            builder_.begin_list(list);
            for (int i = 0; i < count; ++i) {
                builder_.begin_row(list, static_cast<std::uint32_t>(i));
                fill_row(list, i);
            }
        }
    }

    void fill_fact(FactId id, int index) {
        const graph::Fact& fact = schema_.facts[id];
        if (schema_.entities[fact.entity].identifier == id)
            return builder_.set(id, fact.name.substr(0, 1) + std::to_string(index));
        if (random_.percent(missing_)) return;
        if (fact.reading == Reading::reference) {
            const int count = counts_[fact.target];
            if (count > 0)
                builder_.set(id, schema_.entities[fact.target].name.substr(0, 1) +
                                     std::to_string(random_.between(0, count - 1)));
            return;
        }
        Value value = random_value(fact);
        for (int tries = 0; tries < 20 && engine::check_value(fact, value); ++tries) value = random_value(fact);
        if (!engine::check_value(fact, value)) builder_.set(id, value);
    }

    Number odd_number() {
        switch (random_.below(8)) {
        case 0:
            return Number(INT64_MAX);
        case 1:
            return Number(INT64_MIN);
        case 2:
            return Number::scaled(INT64_MAX - random_.below(9), random_.below(19));
        case 3:
            return *parse_number("123456789012345678901234567890.5");
        case 4:
            return *parse_number("-0." + std::string(25, '0') + "7");
        case 5:
            return *parse_number(std::string(random_.one_in(4) ? 600 : 40, '8'));
        case 6:
            return Number::scaled(1'000'000'000'000'000'000, random_.below(19));
        default:
            return Number::fraction(random_.between(-9, 9), random_.any({3, 7, 11}));
        }
    }

    // Small ones, so that equal ones are met often.
    Number number() {
        if (random_.percent(odd_)) return odd_number();
        switch (random_.below(6)) {
        case 0:
            return Number::scaled(random_.between(-300, 1000), 2);
        case 1:
            return Number::scaled(random_.between(0, 100), 1);
        case 2:
            return Number(random_.between(-3, 3));
        default:
            return Number(random_.between(0, 12));
        }
    }

    Date date() {
        if (random_.percent(odd_ / 4)) return Date{static_cast<std::int32_t>(random_.one_in(2) ? first_day : last_day)};
        return Date{static_cast<std::int32_t>(days_from_civil({2025, 12, 28})) +
                    (random_.one_in(3) ? random_.between(0, 70) : random_.any({0, 10, 40}))};
    }

    Time time() {
        const auto offset = random_.any<std::int16_t>({0, 60, 120, -300});
        const std::int64_t minutes = std::int64_t{date().days} * 1440 + random_.any({0, 600, 720, 1430});
        return Time{minutes * microseconds_per_minute, offset};
    }

    Duration duration() {
        if (random_.percent(odd_ / 4)) return Duration{INT32_MAX, INT32_MAX, INT64_MAX};
        switch (random_.below(4)) {
        case 0:
            return Duration{random_.between(0, 3), 0, 0};
        case 1:
            return Duration{0, 0, random_.between(0, 50) * 60 * microseconds_per_minute};
        case 2:
            return Duration{random_.between(0, 1), random_.between(0, 2), 0};
        default:
            return Duration{0, random_.between(0, 40), 0};
        }
    }

    Value random_value(const graph::Fact& fact) {
        switch (fact.reading) {
        case Reading::yes_no:
            return random_.one_in(2);
        case Reading::number:
            return number();
        case Reading::percent: {
            Number fraction;
            (void)divide(number(), Number(10), fraction);
            return Percent{fraction};
        }
        case Reading::money:
            return Money{number(), *parse_currency(random_.percent(dollars_) ? "USD" : "EUR")};
        case Reading::date:
            return date();
        case Reading::time:
            return time();
        case Reading::duration:
            return duration();
        case Reading::choice:
            return random_.pick(fact.options);
        case Reading::text:
        case Reading::reference:
            break;
        }
        return std::string(random_.any({"", "a", "ab", "abc", "b", "Bergen"}));
    }

    const graph::Schema& schema_;
    engine::FactsBuilder& builder_;
    Random& random_;
    std::vector<int> counts_; // of the lists of the case; -1: unknown
    std::uint32_t missing_ = 0, odd_ = 0, dollars_ = 0;
};

} // namespace

engine::Facts random_facts(const graph::Graph& graph, Random& random, std::uint32_t cases) {
    engine::FactsBuilder builder(graph.schema, graph.texts);
    Filler filler(graph.schema, builder, random);
    for (std::uint32_t number = 0; number < cases; ++number) filler.fill_case(number);
    return builder.finish();
}

std::string described(const engine::Facts& facts) {
    std::string text;
    for (EntityId entity = 0; entity < facts.entities.size(); ++entity) {
        const engine::EntityRows& rows = facts.entities[entity];
        for (std::size_t parent = 0; parent < rows.list_known.size(); ++parent)
            text += "list " + facts.schema->entities[entity].name + " of row " + std::to_string(parent) +
                    (rows.list_known[parent] ? ": rows " + std::to_string(rows.begin[parent]) + " up to " +
                                                   std::to_string(rows.begin[parent + 1])
                                             : ": unknown") +
                    "\n";
        for (std::uint32_t row = 0; row < rows.count; ++row)
            for (FactId fact = 0; fact < facts.columns.size(); ++fact)
                if (facts.schema->facts[fact].entity == entity)
                    text += facts.schema->facts[fact].name + " in row " + std::to_string(row) + ": " +
                            told(cell(facts.columns[fact], row, facts.texts)) + "\n";
    }
    return text;
}

} // namespace voorrang::reference
