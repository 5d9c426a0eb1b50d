#include "tests/measure/world.hpp"

#include <map>

namespace voorrang::testing {
namespace {

using engine::GroupResult;

std::string summary(const GroupResult& group) {
    std::string text = group.text + (group.exact ? "" : " so far");
    text += group.state == GroupResult::State::failed ? " " + group.failure->message.text : "";
    text += "; rows " + std::to_string(group.rows) + ", unknown " + std::to_string(group.unknown_rows) + ", unplaced " +
            std::to_string(group.unplaced_rows) + ", cases " + std::to_string(group.cases);
    for (const auto& [fact, rows] : group.missing) text += ", " + fact + " " + std::to_string(rows);
    return text + "; " + group.because.text;
}

std::map<std::string, const GroupResult*> by_name(const std::vector<engine::MeasureResult>& results) {
    std::map<std::string, const GroupResult*> groups;
    for (const auto& result : results)
        for (const auto& group : result.groups) {
            std::string name = result.name;
            for (const auto& key : group.key_texts) name += " " + key.text;
            groups[name] = &group;
        }
    return groups;
}

std::string told(const std::vector<engine::MeasureResult>& results) {
    std::string text;
    for (const auto& [name, group] : by_name(results)) text += name + ": " + summary(*group) + "\n";
    for (const auto& result : results)
        for (const auto& unplaced : result.unplaced)
            text += result.name + " unplaced: " + std::to_string(unplaced.rows) + "\n";
    return text;
}

class Measures : public ::testing::Test {
  protected:
    std::unique_ptr<Compiled> compiled = compile(measures_policy);
    Streams streams{20260701};
};

TEST_F(Measures, TheSizeOfBatchesChangesNothing) {
    for (int round = 0; round < 150; ++round) {
        const Stream stream = streams.stream(0.85, round % 3 == 0 ? 0.1 : 0.0);
        const std::string whole = told(measured(compiled->measures, stream));
        for (const std::vector<std::size_t>& batches : {std::vector<std::size_t>{1}, {2}, {3, 1}})
            ASSERT_EQ(told(measured(compiled->measures, stream, batches)), whole) << round;
    }
}

TEST_F(Measures, TheOrderOfCasesAndRowsChangesNothing) {
    for (int round = 0; round < 150; ++round) {
        Stream stream = streams.stream(0.85, round % 3 == 0 ? 0.1 : 0.0);
        const std::string before = told(measured(compiled->measures, stream));
        std::shuffle(stream.begin(), stream.end(), streams.random());
        for (Case& each : stream) std::shuffle(each.begin(), each.end(), streams.random());
        ASSERT_EQ(told(measured(compiled->measures, stream)), before) << round;
    }
}

// What is called exact holds whatever the missing facts are.
TEST_F(Measures, NothingUnknownChangesAnExactValue) {
    int exact = 0, open = 0;
    for (int round = 0; round < 150; ++round) {
        const Stream stream = streams.stream(0.9, 0.0);
        const auto results = measured(compiled->measures, stream);
        const auto groups = by_name(results);
        for (int again = 0; again < 8; ++again) {
            const auto completed = measured(compiled->measures, streams.completed(stream));
            const auto after = by_name(completed);
            for (const auto& [name, group] : groups) {
                const bool certain = group->exact && group->state == GroupResult::State::known;
                ++(certain ? exact : open);
                if (!certain) continue;
                ASSERT_EQ(after.at(name)->text, group->text) << name << " in round " << round;
            }
        }
    }
    EXPECT_GT(exact, 1000);
    EXPECT_GT(open, 1000);
}

// A row for which the condition is no is as if it were not there.
TEST_F(Measures, OtherRowsAreNotThere) {
    int compared = 0;
    for (int round = 0; round < 100; ++round) {
        const Stream stream = streams.stream(1.0, 0.0);
        Stream social = stream;
        for (Case& each : social) std::erase_if(each, [](const Contract& contract) { return !*contract.social; });
        const auto results = measured(compiled->measures, stream), alone = measured(compiled->measures, social);
        const auto groups = by_name(results), without = by_name(alone);
        std::map<std::string, std::string> found, expected;
        for (const auto& [name, group] : groups)
            if (name.starts_with("of_social ")) found[name.substr(10)] = group->text + std::to_string(group->rows);
        for (const auto& [name, group] : without)
            if (name.starts_with("total ")) expected[name.substr(6)] = group->text + std::to_string(group->rows);
        ASSERT_EQ(found, expected) << round;
        compared += static_cast<int>(found.size());
    }
    EXPECT_GT(compared, 100);
}

// Over the groups of another measure that meet a condition, reckoned from what these groups are.
TEST_F(Measures, OnlyGroupsThatMeetTheCondition) {
    int compared = 0;
    for (int round = 0; round < 100; ++round) {
        const Stream stream = streams.stream(round % 2 == 0 ? 1.0 : 0.95, 0.0);
        const auto results = measured(compiled->measures, stream);
        const auto groups = by_name(results);
        const auto largest = groups.find("largest");
        if (largest == groups.end() || !largest->second->exact) continue;
        std::optional<Number> expected;
        for (const auto& [name, group] : groups) {
            if (!name.starts_with("total ")) continue;
            const GroupResult& rows = *groups.at("how_many " + name.substr(6));
            ASSERT_TRUE(rows.exact);
            if (std::get<Number>(rows.value) < Number(2)) continue;
            ASSERT_TRUE(group->exact);
            const Number& amount = std::get<Money>(group->value).amount;
            if (!expected || *expected < amount) expected = amount;
        }
        ASSERT_EQ(largest->second->state == GroupResult::State::known, expected.has_value()) << round;
        if (expected) {
            ASSERT_EQ(std::get<Money>(largest->second->value).amount, *expected) << round;
        }
        ++compared;
    }
    EXPECT_GT(compared, 50);
}

// Of complete facts everything is exact, and every row is somewhere.
TEST_F(Measures, CompleteFactsAreExact) {
    for (int round = 0; round < 50; ++round) {
        const Stream stream = streams.stream(1.0, 0.0);
        const auto results = measured(compiled->measures, stream);
        for (const auto& [name, group] : by_name(results)) {
            if (group->state == GroupResult::State::failed) continue; // the median of no rows
            EXPECT_TRUE(group->exact) << name;
            EXPECT_EQ(group->unknown_rows + group->unplaced_rows, 0u) << name;
        }
    }
}

} // namespace
} // namespace voorrang::testing
