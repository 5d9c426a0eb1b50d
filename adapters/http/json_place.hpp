// Where in a JSON text something is, without a tree: the text may be unsound, or too large to be read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace voorrang::http {

// The JSON pointer (RFC 6901) of the value at `offset`; at the key of a member, the member's. "" is the whole document.
// The text need be sound only up to the offset.
std::string pointer_at(std::string_view json, std::size_t offset);

// A value too deep or one too many.
struct Excess {
    std::size_t offset;
    bool deep;
};
std::optional<Excess> find_excess(std::string_view json, std::size_t depth, std::size_t values);

} // namespace voorrang::http
