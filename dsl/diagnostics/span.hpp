// Where something stands in a source text.
#pragma once

#include <cstdint>

namespace voorrang {

// Index of a source in a SourceMap.
using SourceId = std::uint32_t;

// Half-open byte range [begin, end) of one source. Offsets are 32 bits: a source over 4 GiB is refused when added.
struct Span {
    SourceId source = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

// The smallest span that covers both; they must be of the same source.
constexpr Span cover(Span a, Span b) {
    return {a.source, a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

} // namespace voorrang
