// How results are written.
#pragma once

#include <cstdint>

namespace voorrang::cli {

enum class Format : std::uint8_t { text, json, jsonl, csv, xlsx };

inline bool is_json(Format format) { return format == Format::json || format == Format::jsonl; }
inline bool is_sheet(Format format) { return format == Format::csv || format == Format::xlsx; }

} // namespace voorrang::cli
