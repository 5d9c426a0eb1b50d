// A JWS in compact form (RFC 7515), verified. What decides is the key, not the token: only RS256, PS256 and ES256, and
// only with a key of that kind; `none`, HS256 and keys that come with the token (jwk, jku, x5c) count for nothing.
//
// cjose does the cryptography. What it takes too lightly in the version that Debian 12 has is checked before it: more
// than three parts, a signature of another length, headers marked critical.
#pragma once

#include "adapters/jwt/flaw.hpp"
#include "adapters/jwt/key_set.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace voorrang::jwt {

inline constexpr std::size_t max_token_bytes = 8 << 10;

// The payload, once its signature is found good.
std::variant<std::string, Flaw> verify(std::string_view token, const KeySet& keys);

} // namespace voorrang::jwt
