// How much memory this program had at most.
#pragma once

#include <cstdint>

namespace voorrang::cli {

// From here on the most counts that is resident from now on. Where the system can't forget (no /proc), the most ever.
void forget_peak_memory();
std::uint64_t peak_memory(); // bytes

} // namespace voorrang::cli
