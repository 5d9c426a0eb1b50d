#pragma once

#include "tests/store/conformance/fixture.hpp"

#include <map>

namespace voorrang::store {

TEST_P(Conformance, DeadlinesTakeThePlaceOfThoseBefore) {
    prepare({"t1", "t2"});
    const auto set = [&](const std::string& tender, const std::vector<Timer>& timers) {
        return outcome([&](Writer& writer) { return writer.set_timers(tender, timers); });
    };
    const auto timers = [&](const std::string& tender) {
        return read([&](Reader& reader) { return reader.timers(tender); });
    };
    const Timer late{"t1", at(9), "closed", "the end of it's day"};
    const Timer early{"t1", at(8), "open", "noon"};
    const Timer same{"t1", at(8), "other", "noon"};
    EXPECT_EQ(set("t1", {late, early, same}), "done");
    EXPECT_EQ(timers("t1"), (std::vector<Timer>{early, same, late}));
    EXPECT_EQ(set("t1", {late}), "done");
    EXPECT_EQ(timers("t1"), std::vector<Timer>{late});
    EXPECT_EQ(timers("t2"), std::vector<Timer>{});
    EXPECT_EQ(set("t1", {}), "done");
    EXPECT_EQ(timers("t1"), std::vector<Timer>{});
    EXPECT_EQ(set("t3", {}), "done");
    EXPECT_EQ(set("t3", {{"t3", at(9), "closed", ""}}), "V719");
}

TEST_P(Conformance, TheFirstDeadlineIsOfATenderThatIsNotPaused) {
    prepare({"t1", "t2", "t3"});
    const auto first = [&](const std::vector<std::string>& but = {}) {
        const std::optional<Timer> timer = read([&](Reader& reader) { return reader.first_timer(but); });
        return timer ? timer->tender + " " + timer->to : "none";
    };
    EXPECT_EQ(first(), "none");
    write([](Writer& writer) -> Result<void> {
        for (const auto& [tender, second] : std::map<std::string, int>{{"t1", 8}, {"t2", 7}, {"t3", 8}})
            if (const Result<void> set = writer.set_timers(
                    tender, {{tender, at(second + 1), "later", ""}, {tender, at(second), "soon", ""}});
                !set)
                return set;
        return {};
    });
    EXPECT_EQ(first(), "t2 soon");
    EXPECT_EQ(first({"t2"}), "t1 soon"); // of those at one moment the first tender
    EXPECT_EQ(first({"t2", "t1"}), "t3 soon");
    EXPECT_EQ(first({"t2", "t1", "t3"}), "none");
    Tender paused = sample_tender("t2");
    paused.paused = true;
    paused.revision = 2;
    write([&](Writer& writer) { return writer.change_tender(paused); });
    EXPECT_EQ(first(), "t1 soon");
    EXPECT_EQ(read([](Reader& reader) { return reader.timers("t2"); }).size(), 2U);
    paused.paused = false;
    paused.revision = 3;
    write([&](Writer& writer) { return writer.change_tender(paused); });
    EXPECT_EQ(first(), "t2 soon");
}

} // namespace voorrang::store
