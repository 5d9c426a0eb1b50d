// The status line and headers of a response as they go over the wire.
#pragma once

#include "adapters/http/response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace voorrang::http {

enum class Framing : std::uint8_t {
    length,  // Content-Length
    chunked, // of a stream
    closing  // the end of the connection ends the body: a stream to HTTP/1.0
};

struct Sending {
    Framing framing = Framing::length;
    bool keep_alive = true;
    bool http11 = true;
    bool tls = false;
    std::string_view request_id;
};

// Headers that the server sets are not taken from the response. Names of headers that were left out, for they are not
// well-formed, are added to `left_out`.
std::string response_head(const Response& response, const Sending& sending, std::vector<std::string>& left_out);

// The time as HTTP writes it: "Sun, 06 Nov 1994 08:49:37 GMT". Seconds since 1970.
std::string http_date(std::int64_t seconds);

} // namespace voorrang::http
