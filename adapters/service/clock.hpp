// The clock of the service. It never runs back: deadlines that have passed have passed, whatever is done to the clock
// of the machine.
#pragma once

#include "dsl/value/calendar_date.hpp"

#include <functional>
#include <mutex>

namespace voorrang::service {

Time system_time(); // UTC

class Clock {
  public:
    explicit Clock(std::function<Time()> source = system_time) : source_(std::move(source)) {}

    // Not before what was told last, nor before what keep_after() said.
    Time now();
    void keep_after(Time moment);
    // By how far the machine's clock is behind what was told; 0 if it isn't.
    std::int64_t microseconds_behind();

  private:
    std::function<Time()> source_;
    std::mutex mutex_;
    Time last_{};
};

} // namespace voorrang::service
