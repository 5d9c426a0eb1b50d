#include "adapters/auth/oidc.hpp"

#include "adapters/auth/plain_text.hpp"
#include "adapters/auth/roles.hpp"
#include "adapters/auth/users.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>

namespace voorrang::auth {

namespace {

constexpr std::size_t id_digits = 32; // of the hash: nobody finds another subject with the same

std::optional<json::Ref> claim(const jwt::Claims& claims, const ClaimPath& path) {
    std::optional<json::Ref> at = claims.all.root();
    for (const std::string& key : path) {
        if (!at->is_object()) return std::nullopt;
        at = at->find(key);
        if (!at) return std::nullopt;
    }
    return at;
}

std::string text_claim(const jwt::Claims& claims, const ClaimPath& path) {
    const auto value = claim(claims, path);
    return value && value->is_string() && is_plain(value->text()) ? std::string(value->text()) : std::string();
}

std::vector<std::string> roles_of(const jwt::Claims& claims, const RolesFromClaims& rules) {
    std::vector<std::string> roles;
    const auto take = [&](json::Ref value) {
        if (!value.is_string()) return;
        const auto ours = rules.roles.find(std::string(value.text()));
        if (ours == rules.roles.end()) return;
        for (const std::string& role : ours->second)
            if (std::ranges::find(roles, role) == roles.end()) roles.push_back(role);
    };
    const auto value = claim(claims, rules.claim);
    if (!value) return roles;
    take(*value);
    if (value->is_array())
        for (const json::Ref element : value->children()) take(element);
    // The order in which a provider tells them says nothing, and is no change of the user.
    std::ranges::sort(roles);
    return roles;
}

} // namespace

std::string subject_of(const jwt::Claims& claims) { return claims.issuer + " " + claims.subject; }

std::string oidc_user_id(const std::string& subject) {
    return std::string(oidc_prefix) + engine::sha256_hex(subject).substr(0, id_digits);
}

Result<std::variant<OidcUser, Reason>> user_of_claims(store::Reader& store, const jwt::Claims& claims,
                                                      const OidcRules& rules, Time now) {
    using Found = std::variant<OidcUser, Reason>;
    const std::string subject = subject_of(claims);
    const auto stored = store.user_of_subject(subject);
    if (!stored) return stored.error();
    if (*stored && (*stored)->disabled) return Found(Reason::disabled_user);
    const bool of_claims = !*stored || (*stored)->id.starts_with(oidc_prefix);
    if (!of_claims) return Found(OidcUser{**stored, false});
    if (!rules.from_claims) return Found(Reason::unknown_user);
    store::User user;
    user.id = oidc_user_id(subject);
    user.created = *stored ? (*stored)->created : now;
    if (*stored) user.handle = (*stored)->handle;
    user.subject = subject;
    user.name = text_claim(claims, {"name"});
    if (user.name.empty()) user.name = user.id;
    if (rules.from_claims->organisation) user.organisation = text_claim(claims, *rules.from_claims->organisation);
    user.roles = roles_of(claims, *rules.from_claims);
    if (user.roles.empty()) return Found(Reason::no_roles);
    if (conflict(user.roles)) return Found(Reason::conflicting_roles);
    if (flaw(user)) return Found(Reason::bad_profile);
    return Found(OidcUser{user, !*stored || **stored != user});
}

} // namespace voorrang::auth
