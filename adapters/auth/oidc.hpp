// From the claims of an OpenID Connect provider to a user of ours.
//
// First by issuer and subject, as they stand with a user (`voorrang user change ID --subject`): then name, organisation
// and roles are those we store, and the claims add nothing. Else, if roles are taken from claims, the user is made at
// their first sign-in, and every sign-in sets name, organisation and roles anew. Their id is a hash of issuer and
// subject, never a name or address that the provider lets people choose: nobody can take another's place.
#pragma once

#include "adapters/auth/refusal.hpp"
#include "adapters/jwt/claims.hpp"
#include "adapters/store/store.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace voorrang::auth {

using ClaimPath = std::vector<std::string>; // keys of objects in each other: {"realm_access", "roles"}

struct RolesFromClaims {
    ClaimPath claim{"roles"};                              // a text or a list of texts
    std::map<std::string, std::vector<std::string>> roles; // of ours, by what the claim says; others count for nothing
    std::optional<ClaimPath> organisation;                 // a text
};

struct OidcRules {
    jwt::Expected expected;
    std::optional<RolesFromClaims> from_claims; // absent: only users who are stored with their subject
};

std::string subject_of(const jwt::Claims& claims);    // as in store::User
std::string oidc_user_id(const std::string& subject); // oidc- and 32 digits

struct OidcUser {
    store::User user;
    bool changed = false; // it is not stored like this yet
};
// unknown_user, disabled_user, no_roles, conflicting_roles or bad_profile.
Result<std::variant<OidcUser, Reason>> user_of_claims(store::Reader& store, const jwt::Claims& claims,
                                                      const OidcRules& rules, Time now);

} // namespace voorrang::auth
