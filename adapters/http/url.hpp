// Addresses of other services: https://host:port/path?query
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace voorrang::http {

struct Url {
    bool tls = true;
    std::string host; // in lower case; an IPv6 address without its brackets
    std::uint16_t port = 443;
    std::string target; // path and query, as written: "/hook?a=b"

    // As it stands in a Host header: brackets around IPv6, the port unless it is the usual one.
    std::string authority() const;

    friend bool operator==(const Url&, const Url&) = default;
};

// Strictly http: or https: with a host in ASCII (international names as xn--…). Refused (V904) with the reason: other
// schemes, names and passwords in it, fragments, spaces and characters that must be encoded, bad ports and addresses.
Result<Url> read_url(std::string_view text);

std::string to_text(const Url& url);

} // namespace voorrang::http
