#include "adapters/service/clock.hpp"

#include <algorithm>

namespace voorrang::service {

Time system_time() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count(), 0};
}

std::chrono::microseconds uptime() {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

Clock::Look Clock::look() {
    const std::lock_guard lock(mutex_);
    const Time machine = machine_();
    const std::chrono::microseconds elapsed = elapsed_();
    Time expected = machine;
    if (looked_) expected.microseconds = running_.microseconds + (elapsed - *looked_).count();
    const bool set_back = expected.microseconds - machine.microseconds > most_put_right.count();
    running_ = set_back ? expected : std::max(running_, machine);
    looked_ = elapsed;
    told_ = std::max(told_, running_);
    return {machine, told_};
}

Time Clock::now() { return look().told; }

void Clock::keep_after(Time moment) {
    const std::lock_guard lock(mutex_);
    told_ = std::max(told_, moment);
}

std::chrono::microseconds Clock::behind() {
    const Look seen = look();
    return std::chrono::microseconds(seen.told.microseconds - seen.machine.microseconds);
}

} // namespace voorrang::service
