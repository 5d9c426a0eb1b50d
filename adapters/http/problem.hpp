// Errors as clients get them: application/problem+json (RFC 9457).
//
//   {"type": "/docs/errors/V503", "title": "a fact of another type than the policy declares", "status": 422,
//    "detail": "`value` must be an amount of money, but this is a text", "instance": "/v1/tenders/T-1/bids",
//    "request": "4f0c9a52d1b7e863",
//    "errors": [{"code": "V503", "pointer": "/bids/0/value", "detail": "…", "help": "…"}]}
//
// `type` is a page of the manual, relative to the service. `pointer` is a JSON pointer (RFC 6901) into the body that
// was sent; `line` and `column` stand beside it where a body can't be read as JSON. What is not known is left out.
#pragma once

#include "adapters/http/response.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::http {

struct Request;

// One kind of problem. Those of this module are below; other modules have constants of their own.
struct ProblemKind {
    int status;
    std::string_view name;  // of the section of docs/problems.md: "body-too-large"
    std::string_view title; // the same words for every problem of the kind
};

struct ProblemError {
    std::string code;    // "V503"; may be empty
    std::string pointer; // "/bids/0/value"; may be empty
    std::optional<Position> position;
    std::string detail;
    std::string help; // what to do; may be empty
};

struct Problem {
    Problem() = default; // no aggregate: a number, as the result of something, must not be taken for a problem
    int status = 500;
    std::string type; // "/docs/problems#body-too-large"
    std::string title;
    std::string detail; // what is wrong with this request
    std::vector<ProblemError> errors;
    Fields headers;     // of the response: Allow, Retry-After, WWW-Authenticate …
    bool close = false; // the connection, after the answer
};

Problem problem(const ProblemKind& kind, std::string detail);
Problem problem(const ProblemKind& kind, std::string detail, ProblemError error);
Problem closing(Problem problem); // the same, and the connection is closed after it

// Of a voorrang Diagnostic: its code's page is the type, its place (if that holds a JSON pointer, as in
// "tenders.jsonl#2 /bids/0/value") the pointer. Its file names and labels are left out: they are the server's.
Problem problem(const Diagnostic& diagnostic, int status);
// The first error's page is the type; all of them are in `errors`. There must be one.
Problem problem(const Diagnostics& diagnostics, int status);

ProblemError problem_error(const Diagnostic& diagnostic);

// `instance` is the path of the request (without its query), `request` its id.
Response to_response(const Problem& problem, const Request& request);
// For when there is no request that could be read.
Response to_response(const Problem& problem, std::string_view instance, std::string_view request_id);

namespace problems {

inline constexpr ProblemKind bad_request{400, "bad-request", "a request that can't be read"};
inline constexpr ProblemKind bad_json{400, "bad-json", "a body that is not sound JSON"};
inline constexpr ProblemKind not_found{404, "not-found", "nothing is here"};
inline constexpr ProblemKind method_not_allowed{405, "method-not-allowed", "a method that is not for this"};
inline constexpr ProblemKind not_acceptable{406, "not-acceptable", "none of the forms that were asked for"};
inline constexpr ProblemKind too_slow{408, "too-slow", "a request that did not come in time"};
inline constexpr ProblemKind precondition_failed{412, "precondition-failed", "it has changed since it was read"};
inline constexpr ProblemKind body_too_large{413, "body-too-large", "a body that is too large"};
inline constexpr ProblemKind target_too_long{414, "target-too-long", "an address that is too long"};
inline constexpr ProblemKind unsupported_type{415, "unsupported-type", "a body of a type that is not read here"};
inline constexpr ProblemKind expectation_failed{417, "expectation-failed", "an Expect header that can't be met"};
inline constexpr ProblemKind precondition_required{428, "precondition-required", "a change without If-Match"};
inline constexpr ProblemKind too_many_connections{429, "too-many-connections", "too many connections of one address"};
inline constexpr ProblemKind headers_too_large{431, "headers-too-large", "headers that are too large"};
inline constexpr ProblemKind internal{500, "internal", "a fault of the service"};
inline constexpr ProblemKind not_implemented{501, "not-implemented", "a part of HTTP that is not spoken here"};
inline constexpr ProblemKind overloaded{503, "overloaded", "the service has too much to do"};
inline constexpr ProblemKind bad_version{505, "bad-version", "a version of HTTP that is not spoken here"};

inline constexpr ProblemKind all[] = {bad_request,          bad_json,           not_found,
                                      method_not_allowed,   not_acceptable,     too_slow,
                                      precondition_failed,  body_too_large,     target_too_long,
                                      unsupported_type,     expectation_failed, precondition_required,
                                      too_many_connections, headers_too_large,  internal,
                                      not_implemented,      overloaded,         bad_version};

} // namespace problems

} // namespace voorrang::http
