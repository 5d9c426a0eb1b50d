// base64url without padding, as JOSE writes it (RFC 7515 section 2): one text for the same bytes, nothing else is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace voorrang::jwt {

std::optional<std::string> decode_base64url(std::string_view text);
std::string encode_base64url(std::string_view bytes);

} // namespace voorrang::jwt
