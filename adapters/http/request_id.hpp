// The name by which a client, the logs and an answer speak of one request.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace voorrang::http {

// The one that was sent, if it is well-formed (1 to 64 of A-Z a-z 0-9 - _ .), else a new one.
std::string request_id(std::optional<std::string_view> sent);

} // namespace voorrang::http
