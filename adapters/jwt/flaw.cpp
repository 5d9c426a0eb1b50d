#include "adapters/jwt/flaw.hpp"

namespace voorrang::jwt {

std::string_view text(Flaw flaw) {
    switch (flaw) {
    case Flaw::too_long:
        return "the JWT is too long";
    case Flaw::not_a_jwt:
        return "no JWT: not three parts of base64url with a JSON header";
    case Flaw::other_type:
        return "the JWT's typ is not that of an access or ID token";
    case Flaw::critical_header:
        return "the JWT's header has a crit that is not understood";
    case Flaw::other_algorithm:
        return "the JWT's alg is not RS256, PS256 or ES256";
    case Flaw::unknown_key:
        return "no key has the JWT's kid";
    case Flaw::ambiguous_key:
        return "the JWT has no kid, and more than one key fits";
    case Flaw::key_of_other_type:
        return "the key with the JWT's kid is not for its alg";
    case Flaw::bad_signature:
        return "the JWT's signature is not good";
    case Flaw::bad_claims:
        return "the JWT's claims can't be read";
    case Flaw::other_issuer:
        return "the JWT's iss is another";
    case Flaw::other_audience:
        return "the JWT's aud is not this service";
    case Flaw::no_subject:
        return "the JWT has no sub";
    case Flaw::no_expiry:
        return "the JWT has no exp";
    case Flaw::expired:
        return "the JWT has expired";
    case Flaw::not_yet_valid:
        return "the JWT is not valid yet (nbf)";
    case Flaw::issued_in_future:
        return "the JWT was issued in the future (iat)";
    }
    return {};
}

} // namespace voorrang::jwt
