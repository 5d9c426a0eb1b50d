// A text against a pattern with holes.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace voorrang::phrases {

// `{1}` or `{=1}` at `at` of a pattern; length 0: none stands there.
struct Hole {
    std::size_t length = 0;
    std::size_t number = 0;
    bool code = false;
};
Hole hole_at(std::string_view pattern, std::size_t at);

// Bytes of the pattern outside its holes: of two patterns that fit, the one with more says more.
std::size_t literal_length(std::string_view pattern);

struct Taken {
    std::string_view text;
    bool quoted = false; // between back-ticks or quotes
};
struct Matched {
    std::vector<Taken> holes; // by number
};

// A hole takes one byte or more, never a part of what stands between back-ticks or quotes.
std::optional<Matched> match(std::string_view pattern, std::string_view text);

} // namespace voorrang::phrases
