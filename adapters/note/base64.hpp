// Base64 with padding, RFC 4648 section 4: one text for the same bytes, nothing else is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace voorrang::note {

std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

} // namespace voorrang::note
