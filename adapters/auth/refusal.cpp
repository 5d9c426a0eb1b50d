#include "adapters/auth/refusal.hpp"

namespace voorrang::auth {

namespace {

constexpr std::pair<std::string_view, std::string_view> realm{"realm", "voorrang"};

std::vector<std::pair<std::string, std::string>> with_realm() {
    return {{std::string(realm.first), std::string(realm.second)}};
}

} // namespace

std::string_view text(Reason reason) {
    switch (reason) {
    case Reason::no_header:
        return "no Authorization header";
    case Reason::not_bearer:
        return "an Authorization header without a bearer token";
    case Reason::too_long:
        return "an Authorization header that is too long";
    case Reason::mistyped_token:
        return "a token with wrong check digits";
    case Reason::unknown_token:
        return "a token that is not there";
    case Reason::expired_token:
        return "a token that has expired";
    case Reason::revoked_token:
        return "a token that was revoked";
    case Reason::no_provider:
        return "a bearer token that is none of ours, and OpenID Connect is not set up";
    case Reason::unknown_user:
        return "a user that is not there";
    case Reason::disabled_user:
        return "a user that is disabled";
    case Reason::no_roles:
        return "claims that give no role";
    case Reason::conflicting_roles:
        return "claims that give roles nobody may have together";
    case Reason::bad_profile:
        return "claims of a user that can't be, such as a bidder without an organisation";
    }
    return {};
}

std::string_view text(const Refused& refused) {
    return std::visit([](auto why) { return text(why); }, refused.why);
}

Challenge challenge(const Refused& refused) {
    Challenge out{401, with_realm(), "sign in with a bearer token: Authorization: Bearer …"};
    const Reason* reason = std::get_if<Reason>(&refused.why);
    // RFC 6750 section 3.1: who showed nothing is not told what is wrong with it.
    if (reason != nullptr && (*reason == Reason::no_header || *reason == Reason::not_bearer)) return out;
    out.parameters.emplace_back("error", "invalid_token");
    out.parameters.emplace_back("error_description", "the token is not valid");
    out.text = "the token is not valid: it is mistyped, has expired, or was revoked";
    return out;
}

Challenge insufficient_scope() {
    Challenge out{403, with_realm(), "this is not yours to do"};
    out.parameters.emplace_back("error", "insufficient_scope");
    return out;
}

std::string header_value(const Challenge& challenge) {
    std::string value = "Bearer";
    for (const auto& [name, text] : challenge.parameters) {
        value += value.ends_with('"') ? ", " : " ";
        value += name + "=\"";
        for (const char c : text) {
            if (c == '"' || c == '\\') value.push_back('\\');
            value.push_back(c);
        }
        value.push_back('"');
    }
    return value;
}

} // namespace voorrang::auth
