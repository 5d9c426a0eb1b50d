// The service's clock against one of a machine that is set back and forth.
#include "adapters/service/clock.hpp"

#include <gtest/gtest.h>

namespace voorrang::service {
namespace {

using namespace std::chrono_literals;

class ClockTest : public testing::Test {
  protected:
    void pass(std::chrono::microseconds span) {
        machine_ += span;
        elapsed_ += span;
    }
    std::chrono::microseconds now() { return std::chrono::microseconds(clock_.now().microseconds); }

    std::chrono::microseconds machine_ = 1000h;
    std::chrono::microseconds elapsed_ = 7s; // since whenever
    Clock clock_{[this] { return Time{machine_.count(), 0}; }, [this] { return elapsed_; }};
};

TEST_F(ClockTest, FollowsTheClockOfTheMachine) {
    EXPECT_EQ(now(), 1000h);
    pass(5s);
    EXPECT_EQ(now(), 1000h + 5s);
    EXPECT_EQ(clock_.behind(), 0s);
    machine_ += 24h; // set forward, or the machine has slept
    EXPECT_EQ(now(), 1024h + 5s);
    EXPECT_EQ(clock_.behind(), 0s);
}

TEST_F(ClockTest, StandsStillWhileTheMachinesClockIsPutRight) {
    EXPECT_EQ(now(), 1000h);
    machine_ -= 2s;
    EXPECT_EQ(now(), 1000h);
    EXPECT_EQ(clock_.behind(), 2s);
    pass(1s);
    EXPECT_EQ(now(), 1000h);
    EXPECT_EQ(clock_.behind(), 1s);
    pass(3s);
    EXPECT_EQ(now(), 1000h + 2s);
    EXPECT_EQ(clock_.behind(), 0s);
}

TEST_F(ClockTest, GoesOnWhenItIsSetBackByAnHour) {
    EXPECT_EQ(now(), 1000h);
    pass(10min);
    machine_ -= 1h;
    EXPECT_EQ(now(), 1000h + 10min);
    EXPECT_EQ(clock_.behind(), 1h);
    for (int minute = 11; minute <= 90; ++minute) {
        pass(1min);
        EXPECT_EQ(now(), 1000h + std::chrono::minutes(minute)); // no deadline comes later for it
        EXPECT_EQ(clock_.behind(), 1h);
    }
    machine_ += 1h;
    EXPECT_EQ(now(), 1000h + 90min);
    EXPECT_EQ(clock_.behind(), 0s);
    machine_ += 1s;
    EXPECT_EQ(now(), 1000h + 90min + 1s);
}

TEST_F(ClockTest, OneThatIsReadSeldomMissesNothing) {
    EXPECT_EQ(now(), 1000h);
    elapsed_ += 3h; // nobody asked in this time, in which it was set back
    machine_ += 2h;
    EXPECT_EQ(now(), 1003h);
}

TEST_F(ClockTest, AfterAStartItWaitsAtTheLastEntryOfTheLog) {
    clock_.keep_after(Time{std::chrono::microseconds(1000h + 30min).count(), 0});
    EXPECT_EQ(now(), 1000h + 30min);
    EXPECT_EQ(clock_.behind(), 30min);
    pass(10min);
    EXPECT_EQ(now(), 1000h + 30min);
    pass(21min);
    EXPECT_EQ(now(), 1000h + 31min);
    clock_.keep_after(Time{});
    EXPECT_EQ(now(), 1000h + 31min);
}

} // namespace
} // namespace voorrang::service
