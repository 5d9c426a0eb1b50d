// The text of an Authorization header to an identity, or why not. Nothing is cached: who is disabled and what is
// revoked counts from the next request on.
//
// Where a JWT is refused as jwt::Flaw::unknown_key, the caller may fetch the provider's keys anew, if
// jwt::KeyCache::begin_refresh lets it, and try once more.
#pragma once

#include "adapters/auth/identity.hpp"
#include "adapters/auth/oidc.hpp"
#include "adapters/auth/refusal.hpp"
#include "adapters/jwt/key_set.hpp"
#include "adapters/store/store.hpp"

#include <optional>
#include <string_view>
#include <variant>

namespace voorrang::auth {

inline constexpr std::size_t max_header_bytes = 16 << 10;

struct Provider {
    const OidcRules& rules;
    const jwt::KeySet& keys;
};

struct SignedIn {
    Identity identity;
    std::optional<store::User> to_store; // store_signed_in before the request goes on
    friend bool operator==(const SignedIn&, const SignedIn&) = default;
};
using Outcome = std::variant<SignedIn, Refused>;

// `header` absent: the request has none. An error only if the store has one. `provider` may be null.
Result<Outcome> authenticate(std::optional<std::string_view> header, Time now, store::Reader& store,
                             const Provider* provider);

// The same person a while later, in something that goes on: with the roles and the organisation that they have now.
// Nothing if they are disabled, or their token was revoked or has expired.
Result<std::optional<Identity>> still_in(const Identity& identity, Time now, store::Reader& store);

} // namespace voorrang::auth
