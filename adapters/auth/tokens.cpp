#include "adapters/auth/tokens.hpp"

#include "adapters/auth/entries.hpp"
#include "adapters/auth/plain_text.hpp"
#include "adapters/auth/users.hpp"
#include "dsl/value/hex.hpp"
#include "engine/decide/policy_hash.hpp"

#include <sys/random.h>

#include <algorithm>
#include <array>

namespace voorrang::auth {

namespace {

constexpr std::string_view prefix = "vrt_";
constexpr std::size_t secret_digits = 2 * secret_bytes;
constexpr std::size_t check_digits = 8;
constexpr std::size_t id_bytes = 8;

bool is_hex(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string check_of(std::string_view secret) { return engine::sha256_hex(secret).substr(0, check_digits); }

Diagnostic not_made(const std::string& message, const std::string& help) {
    return {Code::token_not_made, message, std::nullopt, "", {}, help};
}

template <std::size_t size>
Result<std::array<unsigned char, size>> random_bytes() {
    std::array<unsigned char, size> bytes{};
    if (::getentropy(bytes.data(), bytes.size()) != 0)
        return not_made("the system's generator of random numbers gives none", "");
    return bytes;
}

std::optional<Diagnostic> flaw(const NewToken& token) {
    if (token.days < 1 || token.days > max_token_days)
        return not_made("a token can't be valid for " + std::to_string(token.days) + " days",
                        "give from 1 to " + std::to_string(max_token_days) + " days");
    if (!is_plain(token.label))
        return not_made("a label that is not a line of text",
                        "give at most " + std::to_string(max_text_bytes) + " bytes, without control characters");
    return std::nullopt;
}

} // namespace

std::string token_text(std::span<const unsigned char, secret_bytes> secret) {
    const std::string digits = to_hex(secret);
    return std::string(prefix) + digits + check_of(digits);
}

bool looks_like_token(std::string_view text) { return text.starts_with(prefix); }

bool is_token_text(std::string_view text) {
    if (!looks_like_token(text)) return false;
    const std::string_view digits = text.substr(prefix.size());
    return digits.size() == secret_digits + check_digits && is_hex(digits) &&
           digits.substr(secret_digits) == check_of(digits.substr(0, secret_digits));
}

std::string token_hash(std::string_view text) { return engine::sha256_hex(text); }

Result<MadeToken> make_token(store::Writer& store, const NewToken& token, const Act& act) {
    if (auto wrong = flaw(token)) return *std::move(wrong);
    const auto user = store.user(token.user);
    if (!user) return user.error();
    if (!*user) return no_such_user(token.user);
    if (token.user.starts_with(oidc_prefix))
        return not_made("a token of `" + token.user + "` would outlive what their provider says of them",
                        "let them sign in, or add a user for the program that needs a token");
    if ((*user)->disabled) return not_made("the user `" + token.user + "` is disabled", "enable them first");
    const auto expires = add(act.now, Duration{0, token.days, 0});
    if (!expires) return not_made("a token can't be valid until after the year 9999", "");
    const auto secret = random_bytes<secret_bytes>();
    const auto id = random_bytes<id_bytes>();
    if (!secret) return secret.error();
    if (!id) return id.error();
    MadeToken made;
    made.text = token_text(*secret);
    made.row = {to_hex(*id), token_hash(made.text), token.user, token.label, act.now, *expires, std::nullopt};
    if (auto put = store.put_token(made.row); !put) return put.error();
    if (auto logged = log_token(store, "token.made", made.row, act); !logged) return logged.error();
    return made;
}

Result<store::Token> revoke_token(store::Writer& store, const std::string& id, const Act& act) {
    const auto tokens = list_tokens(store, "");
    if (!tokens) return tokens.error();
    const auto found = std::ranges::find(*tokens, id, &store::Token::id);
    if (found == tokens->end())
        return Diagnostic{Code::no_such_token,
                          "there is no token `" + id + "`",
                          std::nullopt,
                          "",
                          {},
                          "`voorrang token list` shows them"};
    store::Token token = *found;
    if (token.revoked) return token;
    token.revoked = act.now;
    if (auto put = store.put_token(token); !put) return put.error();
    if (auto logged = log_token(store, "token.revoked", token, act); !logged) return logged.error();
    return token;
}

TokenStatus status(const store::Token& token, Time now) {
    if (token.revoked) return TokenStatus::revoked;
    return now < token.expires ? TokenStatus::good : TokenStatus::expired;
}

std::string_view status_text(TokenStatus status) {
    switch (status) {
    case TokenStatus::good:
        return "good";
    case TokenStatus::expired:
        return "expired";
    case TokenStatus::revoked:
        return "revoked";
    }
    return {};
}

Result<std::vector<store::Token>> list_tokens(store::Reader& store, const std::string& user) {
    if (!user.empty()) return store.tokens(user);
    const auto users = store.users();
    if (!users) return users.error();
    std::vector<store::Token> all;
    for (const store::User& each : *users) {
        auto tokens = store.tokens(each.id);
        if (!tokens) return tokens.error();
        std::ranges::move(*tokens, std::back_inserter(all));
    }
    return all;
}

} // namespace voorrang::auth
