// Schedules of retention: what is one, and what it says of tenders.
#include "adapters/erasure/schedule.hpp"

#include "tests/store/memory_store.hpp"
#include "tests/store/rows.hpp"

#include <gtest/gtest.h>

namespace voorrang::erasure {
namespace {

std::string fault(const std::string& text) {
    const Result<Schedule> schedule = read_schedule(text, "r.json");
    return schedule ? "none" : schedule.error().place + ": " + schedule.error().message;
}

std::string with_rules(const std::string& rules) {
    return R"({"format": "voorrang.retention", "version": 1, "rules": )" + rules + "}";
}

TEST(Schedule, TellsWhereItIsNone) {
    EXPECT_EQ(fault("[]"), "r.json: a schedule is an object");
    EXPECT_EQ(fault("{"), "r.json:1:2: " + read_schedule("{", "r.json").error().message);
    EXPECT_EQ(fault(R"({"format": "x"})"), "r.json /format: this is no schedule of retention");
    EXPECT_EQ(fault(R"({"format": "voorrang.retention", "version": 2})"), "r.json /version: only version 1 is known");
    EXPECT_EQ(fault(R"({"format": "voorrang.retention", "version": 1, "rule": []})"),
              "r.json /rule: no schedule has this");
    EXPECT_EQ(fault(with_rules("[]")), "r.json /rules: there must be a list of rules");
    EXPECT_EQ(fault(with_rules(R"([{"keep": "P1Y"}])")), "r.json /rules/0/because: it must say where it is laid down");
    EXPECT_EQ(fault(with_rules(R"([{"keep": "7 years", "because": "x"}])")),
              "r.json /rules/0/keep: this is no time in years, months, weeks or days");
    EXPECT_EQ(fault(with_rules(R"([{"keep": "PT1H", "because": "x"}])")),
              "r.json /rules/0/keep: this is no time in years, months, weeks or days");
    EXPECT_EQ(fault(with_rules(R"([{"states": [], "keep": "P1Y", "because": "x"}])")),
              "r.json /rules/0/states: this is no list of states");
    EXPECT_EQ(fault(with_rules(R"([{"states": ["a"], "keep": "P1Y", "because": "x"}])")), "none");
}

TEST(Schedule, TheFirstRuleForTheFinalStateCountsFromTheDayTheTenderEnded) {
    store::MemoryStore store;
    const auto add = [&](const std::string& id, const std::string& state, bool finished, const std::string& changed) {
        ASSERT_TRUE(store.write([&](store::Writer& writer) -> Result<void> {
            store::Tender tender = store::sample_tender(id);
            tender.state = state;
            tender.finished = finished;
            tender.changed = parse_time(changed).value();
            if (const auto put = writer.add_policy(store::sample_policy('a')); !put) return put.error();
            if (const auto put = writer.add_tender(tender); !put) return put.error();
            store::Personal row = store::sample_personal(id.back(), id, "1");
            return writer.add_personal(row);
        }));
    };
    add("T-a", "contracted", true, "2020-02-29T23:30:00Z");
    add("T-b", "withdrawn", true, "2020-06-01T00:00:00Z");
    add("T-c", "open", false, "2020-06-01T00:00:00Z");
    add("T-d", "void", true, "2020-06-01T00:00:00Z");
    const Result<Schedule> schedule =
        read_schedule(with_rules(R"([{"states": ["contracted"], "keep": "P7Y", "because": "a"},
                                     {"states": ["withdrawn", "contracted"], "keep": "P0D", "because": "b"}])"),
                      "r.json");
    ASSERT_TRUE(schedule);
    ASSERT_TRUE(store.read([&](store::Reader& reader) -> Result<void> {
        const Result<std::vector<Term>> found = terms(reader, *schedule);
        EXPECT_TRUE(found);
        EXPECT_EQ(found->size(), 3U);
        const Term &contracted = found->at(0), &withdrawn = found->at(1), &other = found->at(2);
        EXPECT_EQ(to_text(*contracted.until), "2027-02-28"); // of a leap day in a year that has none
        EXPECT_FALSE(is_due(contracted, *parse_date("2027-02-27")));
        EXPECT_TRUE(is_due(contracted, *parse_date("2027-02-28")));
        EXPECT_EQ(withdrawn.rule->because, "b");
        EXPECT_TRUE(is_due(withdrawn, *parse_date("2020-06-01")));
        EXPECT_EQ(other.rule, nullptr);
        EXPECT_FALSE(is_due(other, *parse_date("2099-01-01")));
        return {};
    }));
}

} // namespace
} // namespace voorrang::erasure
