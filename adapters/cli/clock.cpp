#include "adapters/cli/clock.hpp"

#include "dsl/value/calendar_date.hpp"

#include <chrono>

namespace voorrang::cli {

std::string now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since).count();
    return to_text(Time{seconds * 1'000'000, 0});
}

} // namespace voorrang::cli
