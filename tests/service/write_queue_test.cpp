// Jobs that wait together are written together.
#include "adapters/service/write_queue.hpp"

#include "tests/store/memory_store.hpp"

#include <gtest/gtest.h>

#include <future>

namespace voorrang::service {
namespace {

TEST(WriteQueue, TellsOfHowManyJobsEachWriteWas) {
    store::MemoryStore store;
    std::vector<std::size_t> groups;
    std::promise<void> begun, go_on; // the queue's thread uses them until the queue is gone
    {
        WriteQueue queue(store, 10, [&](std::size_t jobs) { groups.push_back(jobs); });
        const auto nothing = [](store::Writer&) -> Result<void> { return {}; };
        const auto ignored = [](const Result<void>&) {};
        EXPECT_TRUE(queue.add(
            [&](store::Writer&) -> Result<void> {
                begun.set_value();
                go_on.get_future().wait();
                return {};
            },
            ignored));
        begun.get_future().wait(); // the first is at work: what comes now waits for it
        for (int i = 0; i < 3; ++i) EXPECT_TRUE(queue.add(nothing, ignored));
        go_on.set_value();
    }
    EXPECT_EQ(groups, (std::vector<std::size_t>{1, 3}));
}

} // namespace
} // namespace voorrang::service
