// Bounds on what is read, so that no input can exhaust the machine. docs/facts.md tells them.
#pragma once

#include <cstddef>

namespace voorrang::xml {

inline constexpr std::size_t max_depth = 100;        // elements in each other
inline constexpr std::size_t max_elements = 500'000; // in one document
inline constexpr std::size_t max_document_bytes = 16 << 20;
inline constexpr std::size_t max_tag_bytes = 256 << 10; // a tag with its attributes, a comment
inline constexpr std::size_t chunk_bytes = 64 << 10;    // read at a time

} // namespace voorrang::xml
