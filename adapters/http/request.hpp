// A request that has come in whole: its limits are kept, its framing is sound, its target is decoded.
#pragma once

#include "adapters/http/fields.hpp"
#include "adapters/http/method.hpp"
#include "adapters/http/target.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace voorrang::http {

struct Request {
    Method method = Method::get;
    Target target;
    Fields headers; // those of the head; a chunked body's trailers are dropped
    std::string body;
    std::string peer; // the client's address, without its port: "192.0.2.1", "2001:db8::1"
    std::string id;   // of X-Request-Id if that is 1 to 64 of A-Z a-z 0-9 - _ . , else made at random: 16 hex digits
    bool tls = false;

    // The router sets these before it calls a handler.
    std::string route; // "/v1/tenders/{tender}"; empty: none matched
    std::vector<std::pair<std::string, std::string>> path_parameters;

    // Who asked, for the access log; a handler sets it once it knows.
    std::string user;

    // The path parameter of that name, which the route's pattern must have; else the view is empty.
    std::string_view path_parameter(std::string_view name) const;
    std::optional<std::string_view> header(std::string_view name) const { return headers.get(name); }
    std::optional<std::string_view> query(std::string_view name) const { return target.parameter(name); }
};

} // namespace voorrang::http
