#pragma once

#include "tests/store/conformance/fixture.hpp"
#include "tests/store/jobs.hpp"

#include <set>

namespace voorrang::store {

TEST_P(Conformance, AJobThatFailsLeavesNothingAndTheOthersAreDone) {
    prepare({});
    const std::vector<Result<void>> results =
        store().write({job_for("t1", go_on), job_for("t2", fail), job_for("t3", throw_it), job_for("t4", go_on)});
    ASSERT_EQ(results.size(), 4U);
    EXPECT_TRUE(results[0]);
    ASSERT_FALSE(results[1]);
    EXPECT_EQ(results[1].error().message, "refused");
    ASSERT_FALSE(results[2]);
    EXPECT_EQ(code_text(results[2].error().code), "V716");
    EXPECT_NE(results[2].error().message.find("thrown"), std::string::npos);
    EXPECT_TRUE(results[3]);
    read([](Reader& reader) -> Result<bool> {
        for (const std::string id : {"t1", "t4"}) EXPECT_TRUE(is_whole(reader, id)) << id;
        for (const std::string id : {"t2", "t3"}) EXPECT_TRUE(is_absent(reader, id)) << id;
        return true;
    });
}

TEST_P(Conformance, AJobSeesWhatItWroteAndWhatTheJobsBeforeItWrote) {
    prepare({});
    const auto look = [](Writer& writer) -> Result<void> {
        EXPECT_TRUE(is_whole(writer, "t1"));
        EXPECT_TRUE(is_absent(writer, "t2"));
        EXPECT_EQ(writer.last_entry().value(), 1);
        return {};
    };
    for (const Result<void>& done : store().write({job_for("t1", look), job_for("t2", fail), look})) {
        EXPECT_TRUE(done || done.error().message == "refused");
    }
}

// A call that is refused leaves nothing of itself, so that a job may go on after it.
TEST_P(Conformance, AJobMayGoOnAfterARefusal) {
    prepare({"t1"});
    write([](Writer& writer) -> Result<void> {
        if (const Result<void> set = writer.set_timers("t1", {{"t1", at(9), "closed", ""}}); !set) return set;
        EXPECT_FALSE(writer.add_tender(sample_tender("t1")));
        EXPECT_FALSE(writer.set_timers("t9", {{"t9", at(1), "a", ""}, {"t9", at(2), "b", ""}}));
        EXPECT_FALSE(writer.add_bid(sample_bid("t9", "b")));
        return writer.add_tender(sample_tender("t2"));
    });
    EXPECT_EQ(read([](Reader& reader) { return reader.tenders({}); }).size(), 2U);
    EXPECT_EQ(read([](Reader& reader) { return reader.timers("t1"); }).size(), 1U);
}

TEST_P(Conformance, TheVersionIsAnotherOneOnceAnythingWasWritten) {
    prepare({"t1"});
    std::set<std::int64_t> seen;
    for (int i = 2; i < 6; ++i) {
        const auto before = store().version();
        ASSERT_TRUE(before);
        EXPECT_TRUE(seen.insert(*before).second);
        read([](Reader& reader) { return reader.tenders({}); });
        EXPECT_EQ(store().version(), before) << "reading changes nothing";
        ASSERT_TRUE(store().write(job_for("t" + std::to_string(i), go_on)));
        EXPECT_NE(store().version(), before);
    }
}

TEST_P(Conformance, NoJobsAndAThousandJobs) {
    prepare({});
    EXPECT_TRUE(store().write(std::vector<Store::Job>()).empty());
    std::vector<Store::Job> jobs;
    for (int i = 0; i < 1000; ++i)
        jobs.push_back(job_for("t" + std::to_string(i), i % 10 == 3 ? Store::Job(fail) : go_on));
    const std::vector<Result<void>> results = store().write(jobs);
    ASSERT_EQ(results.size(), 1000U);
    for (std::size_t i = 0; i < results.size(); ++i) EXPECT_EQ(results[i].has_value(), i % 10 != 3) << i;
    EXPECT_EQ(read([](Reader& reader) { return reader.tenders({"", 1000}); }).size(), 900U);
    EXPECT_EQ(read([](Reader& reader) { return reader.last_entry(); }), 900);
}

} // namespace voorrang::store
