// Why somebody is not let in: the precise reason for the log, and what the client is told, which is the same for a
// token that never was, has expired or was revoked, so that nothing is learned by trying.
#pragma once

#include "adapters/jwt/flaw.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace voorrang::auth {

enum class Reason : std::uint8_t {
    no_header,
    not_bearer, // Basic, or nothing after Bearer
    too_long,
    mistyped_token, // wrong check digits
    unknown_token,
    expired_token,
    revoked_token,
    no_provider, // something that is no token of ours, where OpenID Connect is not set up
    unknown_user,
    disabled_user,
    no_roles,          // the claims give none
    conflicting_roles, // the claims give some that nobody may have together
    bad_profile,       // the claims give a user that can't be: a bidder without organisation, an overlong subject
};
std::string_view text(Reason reason);

struct Refused {
    std::variant<Reason, jwt::Flaw> why;
    std::string whom; // user, or else token, or else empty: unknown
    friend bool operator==(const Refused&, const Refused&) = default;
};
std::string_view text(const Refused& refused); // for the log

// RFC 6750: status, parameters of WWW-Authenticate: Bearer, and a text for the body.
struct Challenge {
    int status = 401;
    std::vector<std::pair<std::string, std::string>> parameters; // values without quotes
    std::string text;
    friend bool operator==(const Challenge&, const Challenge&) = default;
};
Challenge challenge(const Refused& refused);          // 401
Challenge insufficient_scope();                       // 403, for Verdict::forbidden and not_yet
std::string header_value(const Challenge& challenge); // Bearer realm="voorrang", error="invalid_token", …

} // namespace voorrang::auth
