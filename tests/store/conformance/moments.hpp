// What readers see while others write.
#pragma once

#include "tests/store/conformance/transactions.hpp"

#include <atomic>
#include <thread>

namespace voorrang::store {

TEST_P(Conformance, AReaderStaysAtItsMoment) {
    prepare({});
    const Result<void> done = store().read([&](Reader& reader) -> Result<void> {
        EXPECT_EQ(reader.last_entry().value(), 0);
        // Written while it reads, and by another thread: nobody waits for anybody.
        std::thread([&] { EXPECT_TRUE(store().write(job_for("t1", go_on))); }).join();
        EXPECT_TRUE(is_absent(reader, "t1"));
        EXPECT_EQ(reader.last_entry().value(), 0);
        return {};
    });
    EXPECT_TRUE(done);
    read([](Reader& reader) -> Result<bool> {
        EXPECT_TRUE(is_whole(reader, "t1"));
        return true;
    });
}

TEST_P(Conformance, NothingIsSeenBeforeItIsDone) {
    prepare({});
    write(job_for("t1", [&](Writer&) -> Result<void> {
        std::thread([&] {
            EXPECT_TRUE(store().read([](Reader& reader) -> Result<void> {
                EXPECT_TRUE(is_absent(reader, "t1"));
                return {};
            }));
        }).join();
        return {};
    }));
}

TEST_P(Conformance, AReadersErrorIsTheAnswer) {
    const Result<void> failed = store().read([](Reader&) -> Result<void> { return refusal(); });
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().message, "refused");
    const Result<void> threw = store().read([](Reader&) -> Result<void> { throw std::runtime_error("thrown"); });
    ASSERT_FALSE(threw);
    EXPECT_NE(threw.error().message.find("thrown"), std::string::npos);
}

// Each job writes two entries; a reader that found an odd number would have seen half of one.
TEST_P(Conformance, ManyReadersAndWritersSeeWholeTransactions) {
    constexpr int jobs_of_each = 50;
    std::atomic<int> writers = 2;
    std::atomic<int> halves = 0;
    const auto append_two = [](Writer& writer) -> Result<void> {
        for (int i = 0; i < 2; ++i)
            if (const auto seq = writer.append(sample_entry("event.done", "")); !seq) return seq.error();
        return {};
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 2; ++i)
        threads.emplace_back([&] {
            for (int job = 0; job < jobs_of_each; ++job) EXPECT_TRUE(store().write(append_two));
            --writers;
        });
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&] {
            std::int64_t before = 0;
            while (writers > 0)
                EXPECT_TRUE(store().read([&](Reader& reader) -> Result<void> {
                    const std::int64_t last = reader.last_entry().value();
                    if (last % 2 != 0 || last < before) ++halves;
                    if (reader.entries({0, 1000, "", "", {}})->size() != static_cast<std::size_t>(last)) ++halves;
                    before = last;
                    return {};
                }));
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(halves, 0);
    EXPECT_EQ(read([](Reader& reader) { return reader.last_entry(); }), 2 * 2 * jobs_of_each);
}

} // namespace voorrang::store
