// Bounds on what is read, so that no input can exhaust the machine.
#pragma once

#include <cstddef>

namespace voorrang::json {

inline constexpr std::size_t max_depth = 200;            // arrays and objects in each other
inline constexpr std::size_t max_value_bytes = 64 << 20; // of one document held in memory
inline constexpr std::size_t max_values = 8'000'000;     // in one document
inline constexpr std::size_t chunk_bytes = 64 << 10;     // read at a time

} // namespace voorrang::json
