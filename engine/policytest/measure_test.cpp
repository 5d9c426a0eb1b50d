#include "engine/policytest/measure_test.hpp"

#include "engine/measure/measurer.hpp"
#include "engine/policytest/given_facts.hpp"

#include <algorithm>

namespace voorrang::engine {

namespace {

using ExpectMeasure = ast::Test::ExpectMeasure;
using State = GroupResult::State;

Value stored(const Value& value) {
    if (const auto* percent = std::get_if<Percent>(&value)) return percent->fraction;
    if (const auto* time = std::get_if<Time>(&value)) return Time{time->microseconds, 0};
    return value;
}

bool has_keys(const GroupResult& group, const std::vector<Value>& keys) {
    return std::equal(group.keys.begin(), group.keys.end(), keys.begin(), keys.end(),
                      [](const auto& have, const Value& wanted) { return have && *have == stored(wanted); });
}

// The sum of nothing has no currency, and goes with any.
bool equal(const Value& have, const Value& wanted) {
    const auto *a = std::get_if<Money>(&have), *b = std::get_if<Money>(&wanted);
    return a && b && a->currency.packed == 0 ? a->amount == b->amount : have == wanted;
}

Said told(const GroupResult& group) {
    using phrases::said;
    if (group.state == State::failed) return said("it failed: {1}", {group.failure->whole()});
    const Said value = phrases::said_value(group.text);
    if (group.exact) return said("it is {1}", {value});
    Said text = said("it is {1} over what is known: {2} of {3} rows are not",
                     {value, std::to_string(group.unknown_rows + group.unplaced_rows),
                      std::to_string(group.rows + group.unplaced_rows)});
    std::vector<Said> facts;
    for (const auto& [fact, rows] : group.missing) facts.emplace_back(fact);
    return facts.empty() ? text : said("{1}; missing: {2}", {std::move(text), phrases::said_list(facts)});
}

bool as_expected(const GroupResult& group, const ExpectMeasure& expected, const check::Test::MeasureValue& checked) {
    switch (expected.outcome) {
    case ExpectMeasure::Outcome::unknown:
        return !group.exact && group.state != State::failed;
    case ExpectMeasure::Outcome::failed:
        return group.state == State::failed;
    case ExpectMeasure::Outcome::value:
        break;
    }
    return group.exact && checked.value && equal(group.value, stored(*checked.value));
}

} // namespace

void test_measures(const check::Policy& policy, const check::Test& test, const graph::Measures& measures,
                   std::vector<TestResult::Failure>& failures, Coverage* coverage) {
    if (test.measures.empty()) return;
    const auto facts = given_cases(policy, test, measures.rows);
    if (!facts) {
        failures.push_back({phrases::said_message(facts.error().message), test.span});
        return;
    }
    Measurer measurer(measures, {});
    measurer.add(*facts, test.as_at);
    const auto results = measurer.results(false);
    if (coverage) coverage->add(results);
    std::size_t next = 0;
    for (const auto& expectation : test.expectations) {
        const auto* expected = std::get_if<ExpectMeasure>(&expectation.node);
        if (expected == nullptr) continue;
        const auto& checked = test.measures[next++];
        const auto& groups = results[checked.measure].groups;
        const auto group = std::find_if(groups.begin(), groups.end(),
                                        [&](const GroupResult& each) { return has_keys(each, checked.keys); });
        if (group == groups.end())
            failures.push_back({phrases::said("no row has these keys"), expectation.span});
        else if (!as_expected(*group, *expected, checked))
            failures.push_back({told(*group), expectation.span});
    }
}

} // namespace voorrang::engine
