#include "engine/whatif/search.hpp"

#include "engine/facts/cell_text.hpp"
#include "engine/whatif/line.hpp"

#include <algorithm>

namespace voorrang::engine {

namespace {

Number distance(const Number& a, const Number& b) {
    Number result;
    return subtract(a, b, result) == NumberFault::none ? absolute(result) : Number(0);
}

// The value of a fact as the policy declares it: a percentage is one.
Value as_declared(const graph::Fact& fact, Value value) {
    if (fact.reading != graph::Reading::percent) return value;
    const auto* number = std::get_if<Number>(&value);
    return number ? Value(Percent{*number}) : value;
}

} // namespace

namespace {

// A fact that is missing is tried with every value it can have, or with what it is compared with.
std::vector<Value> unknown_candidates(const graph::Fact& fact, const std::vector<Value>& hints) {
    if (fact.reading == graph::Reading::yes_no) return {Value(true), Value(false)};
    std::vector<Value> values;
    if (fact.reading == graph::Reading::choice)
        for (const std::string& option : fact.options) values.emplace_back(option);
    else
        for (const Value& hint : hints) values.push_back(as_declared(fact, hint));
    return values;
}

} // namespace

Search::Search(Facts& facts, const Reach& reach, std::function<bool()> holds)
    : facts_(facts), reach_(reach), holds_(std::move(holds)) {
    for (const auto& [at, hints] : reach_.facts)
        if (auto made = candidate(at, hints)) candidates_.push_back(std::move(*made));
}

std::optional<Search::Candidate> Search::candidate(FactAt at, const std::vector<Value>& hints) const {
    const graph::Fact& fact = facts_.schema->facts[at.fact];
    if (fact.reading == graph::Reading::reference || facts_.schema->entities[fact.entity].identifier == at.fact)
        return std::nullopt;
    Candidate result{at, as_declared(fact, cell_value(facts_, at.fact, at.row)), {}, false};
    std::vector<Value> values;
    if (std::holds_alternative<Unknown>(result.now)) {
        values = unknown_candidates(fact, hints);
    } else if (const auto* truth = std::get_if<bool>(&result.now)) {
        values.emplace_back(!*truth);
    } else if (fact.reading == graph::Reading::choice) {
        for (const std::string& option : fact.options) values.emplace_back(option);
    } else if (place_on_line(result.now)) {
        add_line(result, hints);
    } else {
        values = hints;
    }
    for (Value& value : values)
        if (!(value == result.now) && !check_value(fact, value)) result.values.push_back(std::move(value));
    if (result.values.empty()) return std::nullopt;
    return result;
}

// What it is compared with, the ends of its range, and some that are far away: between one that does not do and one
// that does the bound is sought.
void Search::add_line(Candidate& candidate, const std::vector<Value>& hints) const {
    candidate.line = true;
    const graph::Fact& fact = facts_.schema->facts[candidate.at.fact];
    const Number now = *place_on_line(candidate.now);
    const Number step = step_of(candidate.now);
    std::vector<Number> places;
    const auto add_near = [&](const Number& place) {
        Number below, above;
        places.push_back(place);
        if (subtract(place, step, below) == NumberFault::none) places.push_back(below);
        if (voorrang::add(place, step, above) == NumberFault::none) places.push_back(above);
    };
    for (const Value& hint : hints)
        if (const auto place = place_on_line(as_declared(fact, hint))) add_near(*place);
    for (const auto& end : {fact.from, fact.to})
        if (end)
            if (const auto place = place_on_line(*end)) places.push_back(*place);
    const bool amount = fact.type == graph::ColumnType::number || fact.type == graph::ColumnType::money;
    for (const std::int64_t percent : {0, 1, 10, 50, 75, 90, 95, 99, 101, 105, 110, 125, 150, 200, 1'000, 100'000}) {
        Number place;
        Number steps;
        if (!amount || multiply(now, Number::fraction(percent, 100), place) != NumberFault::none ||
            divide(place, step, steps) != NumberFault::none ||
            multiply(round(steps, 0, RoundMode::down), step, place) != NumberFault::none)
            continue;
        places.push_back(place);
    }
    for (const std::int64_t steps : {1, 2, 7, 30, 365, 3'650}) {
        const std::int64_t many = fact.type == graph::ColumnType::time ? steps * 86'400 : steps;
        Number away, below, above;
        if (multiply(step, Number(many), away) != NumberFault::none) continue;
        if (subtract(now, away, below) == NumberFault::none) places.push_back(below);
        if (voorrang::add(now, away, above) == NumberFault::none) places.push_back(above);
    }
    std::sort(places.begin(), places.end(), [&](const Number& a, const Number& b) {
        const Number to_a = distance(a, now), to_b = distance(b, now);
        return to_a != to_b ? to_a < to_b : a < b;
    });
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const Number& place : places) {
        if (place == now || (amount && place.sign() < 0 && now.sign() >= 0)) continue;
        const auto value = value_at(place, candidate.now);
        if (value && !check_value(fact, *value)) candidate.values.push_back(*value);
    }
}

bool Search::try_value(FactAt at, const Value& value) {
    if (evaluations_ >= most_evaluations) {
        exhausted_ = true;
        return false;
    }
    ++evaluations_;
    Variation variation(facts_);
    variation.set(at, value);
    return holds_();
}

// The nearest value on one side for which it holds.
std::optional<Search::Found> Search::bound(const Candidate& candidate, bool up) {
    const Number now = *place_on_line(candidate.now);
    const Number step = step_of(candidate.now);
    Number without = now;
    std::optional<Number> with;
    for (const Value& value : candidate.values) {
        const Number place = *place_on_line(value);
        if ((place > now) != up) continue;
        if (try_value(candidate.at, value)) {
            with = place;
            break;
        }
        without = place;
    }
    if (!with) return std::nullopt;
    // Halving: it does not hold at `without`, and does at `with`.
    while (distance(*with, without) > step && !exhausted_) {
        Number half, steps;
        if (subtract(*with, without, half) != NumberFault::none || divide(half, step, steps) != NumberFault::none ||
            divide(steps, Number(2), steps) != NumberFault::none)
            break;
        steps = round(steps, 0, RoundMode::down);
        if (steps.is_zero()) break;
        Number middle;
        if (multiply(steps, step, middle) != NumberFault::none ||
            voorrang::add(without, middle, middle) != NumberFault::none)
            break;
        const auto value = value_at(middle, candidate.now);
        if (!value) break;
        (try_value(candidate.at, *value) ? *with : without) = middle;
    }
    // Whether it goes on to hold beyond.
    Number beyond;
    const Number away = up ? step : negate(step);
    Bound kind = up ? Bound::at_least : Bound::at_most;
    if (voorrang::add(*with, away, beyond) == NumberFault::none) {
        const auto value = value_at(beyond, candidate.now);
        const graph::Fact& fact = facts_.schema->facts[candidate.at.fact];
        if (!value || check_value(fact, *value) || !try_value(candidate.at, *value)) kind = Bound::exactly;
    }
    return Found{*value_at(*with, candidate.now), kind, distance(*with, now)};
}

std::optional<Search::Found> Search::single(const Candidate& candidate) {
    if (candidate.line) {
        const auto down = bound(candidate, false), up = bound(candidate, true);
        if (!down || !up) return down ? down : up;
        return down->distance <= up->distance ? down : up;
    }
    for (const Value& value : candidate.values)
        if (try_value(candidate.at, value)) return Found{value, side(candidate.at, value), Number(0)};
    return std::nullopt;
}

// Whether it holds on one side of a value only.
Bound Search::side(FactAt at, const Value& value) {
    const auto place = place_on_line(value);
    if (!place) return Bound::exactly;
    const auto holds_at = [&](const Number& step) {
        Number beside;
        if (voorrang::add(*place, step, beside) != NumberFault::none) return false;
        const auto next = value_at(beside, value);
        return next && !check_value(facts_.schema->facts[at.fact], *next) && try_value(at, *next);
    };
    const bool above = holds_at(step_of(value)), below = holds_at(negate(step_of(value)));
    return above == below ? Bound::exactly : above ? Bound::at_least : Bound::at_most;
}

void Search::lists(WhatIf& result) {
    for (const auto& [entity, owner] : reach_.lists) {
        const EntityRows& all = facts_.entities[entity];
        if (!all.list_known[owner] || all.begin[owner] == all.begin[owner + 1]) continue;
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = all.begin[owner]; row < all.begin[owner + 1]; ++row) rows.push_back(row);
        const graph::Entity& described = facts_.schema->entities[entity];
        ChangedFact changed{described.name,
                            facts_.label(described.parent, owner),
                            facts_.row_pointer(described.parent, owner) + graph::to_text(described.source),
                            phrases::said_value(std::to_string(rows.size())),
                            {},
                            Bound::empty};
        ++evaluations_;
        Variation variation(facts_);
        variation.remove(entity, rows);
        if (holds_()) result.flips.push_back({std::move(changed)});
    }
}

// Two facts of which neither does alone. Of a pair the first that is found is told, its bounds sought one after the
// other.
void Search::pairs(WhatIf& result) {
    result.pairs = true;
    for (std::size_t a = 0; a < candidates_.size(); ++a) {
        for (const Value& first : candidates_[a].values) {
            Variation variation(facts_);
            variation.set(candidates_[a].at, first);
            for (std::size_t b = a + 1; b < candidates_.size() && !exhausted_; ++b) {
                const auto second = single(candidates_[b]);
                if (!second) continue;
                // With the second as found, how little of the first will do?
                variation.set(candidates_[a].at, candidates_[a].now);
                std::optional<Found> least;
                {
                    Variation inner(facts_);
                    inner.set(candidates_[b].at, second->to);
                    least = single(candidates_[a]);
                }
                result.flips.push_back({told(candidates_[a], least.value_or(Found{first, Bound::exactly, {}})),
                                        told(candidates_[b], *second)});
                return;
            }
            if (exhausted_) return;
        }
    }
}

ChangedFact Search::told(const Candidate& candidate, const Found& found) const {
    const graph::Fact& fact = facts_.schema->facts[candidate.at.fact];
    const auto text = [](const Value& value) {
        const auto* plain = std::get_if<std::string>(&value);
        return plain ? Said(*plain) : phrases::said_value(to_display_text(value));
    };
    return {fact.name,
            fact.entity == graph::the_case ? std::string() : facts_.label(fact.entity, candidate.at.row),
            facts_.pointer(candidate.at.fact, candidate.at.row),
            text(candidate.now),
            text(found.to),
            found.bound};
}

WhatIf Search::run(bool with_pairs) {
    WhatIf result;
    for (const Candidate& each : candidates_)
        if (const auto found = single(each)) result.flips.push_back({told(each, *found)});
    lists(result);
    if (result.flips.empty() && with_pairs) pairs(result);
    result.exhausted = exhausted_;
    return result;
}

} // namespace voorrang::engine
