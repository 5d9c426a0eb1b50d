// How requests are answered: who asks is found out first, then what is asked for is read or done in one transaction.
// Endpoints are plain functions of what they are given here; nothing in them waits.
#pragma once

#include "adapters/auth/authenticate.hpp"
#include "adapters/auth/permissions.hpp"
#include "adapters/http/body.hpp"
#include "adapters/http/or_problem.hpp"
#include "adapters/http/router.hpp"
#include "adapters/service/act.hpp"
#include "adapters/service/dossier.hpp"

namespace voorrang::api {

using auth::Operation;
using http::OrProblem;
using http::Request;
using http::Response;

// Of a request that reads.
struct Reading {
    Request& request;
    const auth::Identity* identity; // null only where the operation is open to all
    store::Reader& store;
    Time now;
    std::vector<Operation>& shows; // besides: what else the answer has in it that is not for all to see

    std::string path(std::string_view name) const { return std::string(request.path_parameter(name)); }
};

// Of a request that changes something. An endpoint that answers with a problem has changed nothing.
struct Writing {
    Request& request;
    const auth::Identity* identity;
    store::Writer& store;
    service::Act act;

    std::string path(std::string_view name) const { return std::string(request.path_parameter(name)); }
};

using Read = std::function<OrProblem<Response>(const Reading&)>;
using Write = std::function<OrProblem<Response>(const Writing&)>;

// What a diagnostic is to a client.
int status_of(Code code);
http::Problem problem_of(const Diagnostic& diagnostic);
http::Problem problem_of(auth::Verdict verdict, const auth::Identity* identity, const std::string& what);

// For kinds of problems of this interface: docs/problems.md.
namespace problems {
inline constexpr http::ProblemKind unauthorized{401, "unauthorized", "a request without a sound token"};
inline constexpr http::ProblemKind forbidden{403, "forbidden", "something that is not for this user to do"};
inline constexpr http::ProblemKind not_yet{403, "not-yet", "something that may not be seen or done yet"};
inline constexpr http::ProblemKind refused{409, "refused", "an event that the workflow refuses"};
inline constexpr http::ProblemKind key_reused{422, "key-reused",
                                              "an Idempotency-Key that was used for another request"};
} // namespace problems

} // namespace voorrang::api
