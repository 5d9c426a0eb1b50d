// Why a JWT is not accepted.
#pragma once

#include <cstdint>
#include <string_view>

namespace voorrang::jwt {

enum class Flaw : std::uint8_t {
    too_long,
    not_a_jwt,         // not three parts of base64url, or the header is no JSON object
    other_type,        // typ of something else than a JWT that gives access
    critical_header,   // crit: something that must be understood, and is not
    other_algorithm,   // not RS256, PS256 or ES256
    unknown_key,       // no key with this kid
    ambiguous_key,     // no kid, and more than one key that fits
    key_of_other_type, // the key with this kid is not for this algorithm
    bad_signature,
    bad_claims, // no JSON object, or a claim of another type
    other_issuer,
    other_audience,
    no_subject,
    no_expiry,
    expired,
    not_yet_valid,   // nbf
    issued_in_future // iat
};
std::string_view text(Flaw flaw);

} // namespace voorrang::jwt
