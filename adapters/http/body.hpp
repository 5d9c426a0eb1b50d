// What a client sends and wants to get, by type.
#pragma once

#include "adapters/http/or_problem.hpp"
#include "adapters/http/request.hpp"
#include "adapters/json/tree.hpp"

#include <span>
#include <string>
#include <string_view>

namespace voorrang::http {

struct JsonLimits {
    std::size_t depth = 64;       // arrays and objects in each other; at most json::max_depth (200)
    std::size_t values = 100'000; // in all; at most json::max_values
};

// The body as a tree. 415: the Content-Type is not application/json or of the form application/…+json, or has a charset
// other than UTF-8. 400: it is empty, not JSON, not UTF-8, too deep, has too many values or an object with the same key
// twice; the problem's error has the place as line and column, and as a pointer to the value that is wrong.
OrProblem<json::Tree> json_body(const Request& request, const JsonLimits& limits = {});

// The media type of a Content-Type, in lower case and without parameters; empty if there is none.
std::string media_type(std::string_view content_type);

// The offered type that the client likes best by its Accept header (the first one if it does not say); of equals, the
// first. 406 if it wants none of them.
OrProblem<std::string_view> accepted_type(const Request& request, std::span<const std::string_view> offered);

} // namespace voorrang::http
