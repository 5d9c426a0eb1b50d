#include "adapters/service/clock.hpp"

#include <algorithm>
#include <chrono>

namespace voorrang::service {

Time system_time() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count(), 0};
}

Time Clock::now() {
    const Time machine = source_();
    const std::lock_guard lock(mutex_);
    last_ = std::max(last_, machine);
    return last_;
}

void Clock::keep_after(Time moment) {
    const std::lock_guard lock(mutex_);
    last_ = std::max(last_, moment);
}

std::int64_t Clock::microseconds_behind() {
    const Time machine = source_();
    const std::lock_guard lock(mutex_);
    return machine < last_ ? last_.microseconds - machine.microseconds : 0;
}

} // namespace voorrang::service
