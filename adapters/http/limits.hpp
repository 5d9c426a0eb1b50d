// What one client, and all of them together, may take. Nothing here depends on what is behind the server.
#pragma once

#include <chrono>
#include <cstddef>

namespace voorrang::http {

struct Limits {
    using Time = std::chrono::milliseconds;

    // Bytes of one request.
    std::size_t target_bytes = 8 << 10;  // 414
    std::size_t header_bytes = 32 << 10; // 431; request line and headers together
    std::size_t body_bytes = 8 << 20;    // 413; also what chunks add up to

    // Time. Each is for the whole, not from byte to byte: whoever sends a byte a second gains nothing.
    Time tls_handshake{10'000}; // closed
    Time header{10'000};        // 408; from the first byte of the request, or from the connection's begin
    Time body{60'000};          // 408; from the end of the header
    Time idle{60'000};          // closed; between requests
    Time write{30'000};         // closed; for a response, of a stream for each of its events
    Time linger{2'000};         // for the client to read the last answer, before the connection is closed

    // All clients together.
    std::size_t connections = 10'000;          // 503 and closed (TLS: closed)
    std::size_t requests = 1'000;              // handlers at work; 503, the connection stays. Streams don't count.
    std::size_t body_bytes_in_all = 256 << 20; // of requests being read or handled; 503 and closed
    std::size_t streams = 1'000;               // of events; 503, the connection stays
    std::chrono::seconds retry_after{1};       // told with each 503 and 429

    // One client, by its IPv4 address or the first 64 bits of its IPv6 address; 429 and closed (TLS: closed). To be
    // raised to `connections` behind a proxy, where all come from one address.
    std::size_t connections_of_one = 100;
};

} // namespace voorrang::http
