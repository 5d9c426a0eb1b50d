// What a JWT says (RFC 7519), held against what it must say.
#pragma once

#include "adapters/json/tree.hpp"
#include "adapters/jwt/flaw.hpp"
#include "dsl/value/calendar_date.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace voorrang::jwt {

inline constexpr int leeway_seconds = 60; // for clocks that differ

struct Expected {
    std::string issuer;                 // iss, letter for letter
    std::vector<std::string> audiences; // aud must have one of them
};

struct Claims {
    std::string issuer, subject;
    Time expires; // as it says; the leeway comes on top
    json::Tree all;
};

// iss, aud, sub and exp must be there; nbf and iat count if they are. `now` is within [nbf - 60 s, exp + 60 s), and iat
// at most 60 s ahead of it.
std::variant<Claims, Flaw> read_claims(std::string_view payload, const Expected& expected, Time now);

} // namespace voorrang::jwt
