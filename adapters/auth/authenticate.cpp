#include "adapters/auth/authenticate.hpp"

#include "adapters/auth/tokens.hpp"
#include "adapters/jwt/jws.hpp"

#include <algorithm>

namespace voorrang::auth {

namespace {

Identity identity_of(const store::User& user, std::variant<ByToken, ByOidc> how, Time expires) {
    return {user.id, user.name, user.organisation, user.roles, std::move(how), expires, user.called()};
}

// What follows "Bearer", whose case does not matter (RFC 9110 section 11.1), and spaces; empty if it is something else.
std::string_view bearer(std::string_view header) {
    constexpr std::string_view scheme = "bearer";
    if (header.size() <= scheme.size() || header[scheme.size()] != ' ') return {};
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
    if (!std::ranges::equal(header.substr(0, scheme.size()), scheme, same)) return {};
    std::string_view token = header.substr(scheme.size());
    while (token.starts_with(' ')) token.remove_prefix(1);
    while (token.ends_with(' ')) token.remove_suffix(1);
    return token;
}

Result<Outcome> by_token(std::string_view text, Time now, store::Reader& store) {
    if (!is_token_text(text)) return Outcome(Refused{Reason::mistyped_token, ""});
    const auto token = store.token_by_hash(token_hash(text));
    if (!token) return token.error();
    if (!*token) return Outcome(Refused{Reason::unknown_token, ""});
    const store::Token& row = **token;
    if (status(row, now) == TokenStatus::revoked) return Outcome(Refused{Reason::revoked_token, row.id});
    if (status(row, now) == TokenStatus::expired) return Outcome(Refused{Reason::expired_token, row.id});
    const auto user = store.user(row.user);
    if (!user) return user.error();
    if (!*user) return Outcome(Refused{Reason::unknown_user, row.user});
    if ((*user)->disabled) return Outcome(Refused{Reason::disabled_user, row.user});
    return Outcome(SignedIn{identity_of(**user, ByToken{row.id}, row.expires), std::nullopt});
}

Result<Outcome> by_jwt(std::string_view text, Time now, store::Reader& store, const Provider& provider) {
    const auto payload = jwt::verify(text, provider.keys);
    if (const auto* flaw = std::get_if<jwt::Flaw>(&payload)) return Outcome(Refused{*flaw, ""});
    const auto claims = jwt::read_claims(std::get<std::string>(payload), provider.rules.expected, now);
    if (const auto* flaw = std::get_if<jwt::Flaw>(&claims)) return Outcome(Refused{*flaw, ""});
    const auto& said = std::get<jwt::Claims>(claims);
    const auto found = user_of_claims(store, said, provider.rules, now);
    if (!found) return found.error();
    if (const auto* reason = std::get_if<Reason>(&*found))
        return Outcome(Refused{*reason, oidc_user_id(subject_of(said))});
    const OidcUser& user = std::get<OidcUser>(*found);
    SignedIn in{identity_of(user.user, ByOidc{}, said.expires), std::nullopt};
    if (user.changed) in.to_store = user.user;
    return Outcome(std::move(in));
}

} // namespace

Result<Outcome> authenticate(std::optional<std::string_view> header, Time now, store::Reader& store,
                             const Provider* provider) {
    if (!header) return Outcome(Refused{Reason::no_header, ""});
    if (header->size() > max_header_bytes) return Outcome(Refused{Reason::too_long, ""});
    const std::string_view text = bearer(*header);
    if (text.empty()) return Outcome(Refused{Reason::not_bearer, ""});
    if (looks_like_token(text)) return by_token(text, now, store);
    if (provider == nullptr) return Outcome(Refused{Reason::no_provider, ""});
    return by_jwt(text, now, store, *provider);
}

Result<std::optional<Identity>> still_in(const Identity& identity, Time now, store::Reader& store) {
    const auto nobody = std::optional<Identity>();
    if (!(now < identity.expires)) return nobody;
    const auto user = store.user(identity.user);
    if (!user) return user.error();
    if (!*user || (*user)->disabled) return nobody;
    if (const ByToken* by = std::get_if<ByToken>(&identity.how)) {
        const auto tokens = store.tokens(identity.user);
        if (!tokens) return tokens.error();
        const auto found = std::ranges::find(*tokens, by->id, &store::Token::id);
        if (found == tokens->end() || status(*found, now) != TokenStatus::good) return nobody;
    }
    return std::optional(identity_of(**user, identity.how, identity.expires));
}

} // namespace voorrang::auth
