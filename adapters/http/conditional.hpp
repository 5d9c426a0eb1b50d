// Conditional requests (RFC 9110, 13) with strong entity tags: no change is lost, nothing is sent twice.
#pragma once

#include "adapters/http/request.hpp"
#include "adapters/http/response.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace voorrang::http {

// An entity tag with its quotes. Of bytes: half their SHA-256 in hexadecimal; of a version that is counted: "v17".
std::string etag_of(std::string_view bytes);
std::string etag_of_version(std::uint64_t version);

enum class Precondition : bool {
    optional,
    required // without If-Match a change of what exists is refused with 428
};

// For methods that change something, before they do. `current` is the tag of what is there, nothing if it is not there.
// The problem to answer, if there is one: 412 if If-Match names another tag or If-None-Match this one (`*`: any), 428.
// A problem with 412 carries the current tag in ETag.
std::optional<Problem> check_preconditions(const Request& request, const std::optional<std::string>& current,
                                           Precondition if_match);

// For GET and HEAD, after all else: the response gets the tag; if the client has it already, 304 without a body.
// Cache-Control becomes `no-cache` (keep, but ask) unless the handler set it.
Response with_etag(const Request& request, Response response, std::string etag);

} // namespace voorrang::http
