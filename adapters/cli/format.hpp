// How results are written.
#pragma once

#include <cstdint>

namespace voorrang::cli {

enum class Format : std::uint8_t { text, json, jsonl };

} // namespace voorrang::cli
