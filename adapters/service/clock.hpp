// The clock of the service. It never runs back: deadlines that have passed have passed, whatever is done to the clock
// of the machine. It follows that clock, except that
//
// - set back by no more than a minute, as when it is put right, time stands still until it has caught up;
// - set back further, time goes on by what has elapsed: no deadline comes later for it. It does so until the machine's
//   clock is right again, or the service is started anew.
//
// After a start it is not before the last entry of the log (keep_after): nothing tells how much time has elapsed, so it
// stands still there until the machine's clock has caught up.
#pragma once

#include "dsl/value/calendar_date.hpp"

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>

namespace voorrang::service {

Time system_time();                 // UTC
std::chrono::microseconds uptime(); // since some moment, at an even pace: nobody can set it

class Clock {
  public:
    static constexpr std::chrono::microseconds most_put_right = std::chrono::minutes(1);

    explicit Clock(std::function<Time()> machine = system_time,
                   std::function<std::chrono::microseconds()> elapsed = uptime)
        : machine_(std::move(machine)), elapsed_(std::move(elapsed)) {}

    // Not before what was told last, nor before what keep_after() said.
    Time now();
    void keep_after(Time moment);
    // By how far the machine's clock is behind what now() tells; 0 if it isn't.
    std::chrono::microseconds behind();

  private:
    struct Look {
        Time machine, told;
    };
    Look look();

    std::function<Time()> machine_;
    std::function<std::chrono::microseconds()> elapsed_;
    std::mutex mutex_;
    Time told_{};
    // What the machine's clock says, or would if it had not been set back, when `looked_` had elapsed.
    Time running_{};
    std::optional<std::chrono::microseconds> looked_;
};

} // namespace voorrang::service
