#include "adapters/api/endpoint.hpp"

#include "adapters/auth/refusal.hpp"

namespace voorrang::api {

int status_of(Code code) {
    switch (code) {
    case Code::not_there:
    case Code::no_such_policy:
    case Code::no_such_user:
    case Code::no_such_token:
        return 404;
    case Code::already_there:
    case Code::changed_meanwhile:
    case Code::not_now:
    case Code::seal_holds:
        return 409;
    case Code::not_allowed:
        return 403;
    case Code::store_busy:
        return 503;
    case Code::data_write_failed: // no room on the disk: later it may do
        return 503;
    case Code::row_damaged:
    case Code::seal_broken:
    case Code::data_unreadable:
    case Code::data_read_only:
    case Code::data_damaged:
    case Code::no_font:
        return 500;
    default:
        return 422; // it could be read, and does not fit
    }
}

http::Problem problem_of(const Diagnostic& diagnostic) {
    const int status = status_of(diagnostic.code);
    Diagnostic told = diagnostic;
    if (status >= 500) told.place.clear(); // where the database is concerns nobody outside
    http::Problem made = http::problem(told, status);
    if (status == 503) made.headers.set("Retry-After", "1");
    return made;
}

http::Problem problem_of(auth::Verdict verdict, const auth::Identity* identity, const std::string& what) {
    switch (verdict) {
    case auth::Verdict::absent:
        return http::problem(http::problems::not_found, "there is no " + what);
    case auth::Verdict::not_yet:
        return http::problem(problems::not_yet, "not while the tender is where it is now");
    case auth::Verdict::sign_in: {
        http::Problem made = http::problem(problems::unauthorized, "this is for those who have signed in");
        made.headers.set("WWW-Authenticate", header_value(auth::challenge(auth::Refused{auth::Reason::no_header, ""})));
        return made;
    }
    default:
        break;
    }
    http::Problem made = http::problem(
        problems::forbidden, "no role of " + (identity ? identity->user : std::string("yours")) + " allows this");
    made.headers.set("WWW-Authenticate", header_value(auth::insufficient_scope()));
    return made;
}

} // namespace voorrang::api
