// Percent-encoding (RFC 3986, 2.1), strictly: what is not written well is refused, never guessed at.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace voorrang::http {

enum class Plus : bool {
    plus, // in paths: itself
    space // in queries, as forms write them
};

// Nothing if a % is not followed by two hexadecimal digits, or if the result has a NUL or is not UTF-8.
std::optional<std::string> percent_decode(std::string_view text, Plus plus = Plus::plus);

// All but RFC 3986's unreserved characters (letters, digits, - . _ ~) become %XX; right in a segment and in a query.
std::string percent_encode(std::string_view text);

} // namespace voorrang::http
