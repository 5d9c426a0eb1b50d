// Texts that people give: names, labels, organisations.
#pragma once

#include <cstddef>
#include <string_view>

namespace voorrang::auth {

inline constexpr std::size_t max_text_bytes = 200;

// UTF-8 without control characters, of at most so many bytes: it can stand in a line of a list or a log.
bool is_plain(std::string_view text, std::size_t max_bytes = max_text_bytes);

} // namespace voorrang::auth
