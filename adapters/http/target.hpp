// What a request asks for, read from its request line: /v1/tenders/T-1?state=open&state=closed
#pragma once

#include "adapters/http/or_problem.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::http {

struct QueryParameter {
    std::string name;
    std::string value; // empty also where there is no `=`

    friend bool operator==(const QueryParameter&, const QueryParameter&) = default;
};

struct Target {
    std::string path; // as it was sent, still encoded, without the query: "/v1/tenders/a%20b"
    // Decoded: "v1", "tenders", "a b". An encoded slash is a character like others and ends no segment. "/" has one
    // empty segment, "/a/" has "a" and an empty one.
    std::vector<std::string> segments;
    std::vector<QueryParameter> query; // decoded, in order, those that repeat a name too

    // The first of that name.
    std::optional<std::string_view> parameter(std::string_view name) const;
    std::vector<std::string_view> parameters(std::string_view name) const;
};

// Reads the origin form (/path?query). Refused with 400: other forms but `*` (which has no segments), bad
// percent-encoding, NUL, what is not UTF-8, segments `.` and `..` (encoded or not), a fragment, and characters that may
// not stand unencoded. `http://host/path` is read as `/path`, for RFC 9112 (3.2.2) asks servers to.
OrProblem<Target> read_target(std::string_view text);

} // namespace voorrang::http
