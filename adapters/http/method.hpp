// The methods of HTTP that a route can have. Others (TRACE, CONNECT, those of WebDAV) are answered with 501.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace voorrang::http {

enum class Method : std::uint8_t { get, head, post, put, patch, remove, options };

std::string_view method_text(Method method);              // "GET"; remove is "DELETE"
std::optional<Method> read_method(std::string_view text); // case counts

} // namespace voorrang::http
