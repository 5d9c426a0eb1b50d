#include "adapters/http/gate.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace voorrang::http {
namespace {

using boost::asio::ip::make_address;

TEST(PoolTest, GivesNoMoreThanThereIs) {
    Pool pool(3);
    std::optional<Pool::Share> two = pool.take(2);
    ASSERT_TRUE(two);
    EXPECT_FALSE(pool.take(2));
    {
        const std::optional<Pool::Share> one = pool.take();
        ASSERT_TRUE(one);
        EXPECT_EQ(pool.used(), 3U);
    }
    EXPECT_TRUE(two->grow_to(pool, 3));
    EXPECT_FALSE(two->grow_to(pool, 4));
    EXPECT_TRUE(two->grow_to(pool, 1)); // never less
    EXPECT_EQ(pool.used(), 3U);
    Pool::Share moved = std::move(*two);
    two.reset();
    EXPECT_EQ(pool.used(), 3U);
    moved = Pool::Share();
    EXPECT_EQ(pool.used(), 0U);
}

TEST(PoolTest, ManyThreadsMayTake) {
    Pool pool(2);
    std::atomic<int> taken{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int j = 0; j < 10'000; ++j)
                    if (const auto share = pool.take()) {
                        ++taken;
                        EXPECT_LE(pool.used(), 2U);
                    }
            });
    }
    EXPECT_GT(taken, 0);
    EXPECT_EQ(pool.used(), 0U);
}

TEST(DoorTest, TellsClientsApartByWhatIsTheirs) {
    Door door(100, 1);
    const auto enter = [&](const char* address) { return door.enter(make_address(address)); };
    EXPECT_EQ(enter("192.0.2.1"), Door::Answer::welcome);
    EXPECT_EQ(enter("192.0.2.1"), Door::Answer::full_of_one);
    EXPECT_EQ(enter("::ffff:192.0.2.1"), Door::Answer::full_of_one);
    EXPECT_EQ(enter("192.0.2.2"), Door::Answer::welcome);
    EXPECT_EQ(enter("2001:db8::1"), Door::Answer::welcome);
    EXPECT_EQ(enter("2001:db8::ffff:1"), Door::Answer::full_of_one);
    EXPECT_EQ(enter("2001:db8:0:1::1"), Door::Answer::welcome);
    door.leave(make_address("192.0.2.1"));
    EXPECT_EQ(enter("192.0.2.1"), Door::Answer::welcome);
    Door small(1, 10);
    EXPECT_EQ(small.enter(make_address("192.0.2.1")), Door::Answer::welcome);
    EXPECT_EQ(small.enter(make_address("192.0.2.2")), Door::Answer::full);
    small.leave(make_address("192.0.2.1"));
    EXPECT_EQ(small.enter(make_address("192.0.2.2")), Door::Answer::welcome);
}

} // namespace
} // namespace voorrang::http
