// Bearer tokens. A token is a secret of 256 bits from the system's generator, shown once. What is kept is its SHA-256:
// for a secret that long neither salt nor a slow hash adds anything, and it is found by that hash, so that no
// comparison runs over secret bytes.
//
//   vrt_ + 64 hexadecimal digits + 8 check digits (of the SHA-256 of the 64)
//
// The prefix and the check digits are for scanners of leaked secrets (vrt_[0-9a-f]{72}) and for typing errors: a text
// that is no token is refused without a look at the database.
#pragma once

#include "adapters/auth/act.hpp"
#include "adapters/store/store.hpp"

#include <span>
#include <string>
#include <string_view>

namespace voorrang::auth {

inline constexpr int default_token_days = 90;
inline constexpr int max_token_days = 366;
inline constexpr std::size_t secret_bytes = 32;

std::string token_text(std::span<const unsigned char, secret_bytes> secret);
bool looks_like_token(std::string_view text); // begins with the prefix
bool is_token_text(std::string_view text);    // its check digits are right too
std::string token_hash(std::string_view text);

struct NewToken {
    std::string user{};
    std::string label{};
    int days = default_token_days; // until it expires
};
struct MadeToken {
    std::string text; // to be shown once, and then forgotten
    store::Token row;
};

// V742 if there is no such user. V743 if they are disabled, if their roles come from an OpenID Connect provider at each
// sign-in, or if the days or the label can't be. Logs token.made.
Result<MadeToken> make_token(store::Writer& store, const NewToken& token, const Act& act);

// V744 if there is no such token. One that was revoked stays so, with the moment at which it was. Logs token.revoked.
Result<store::Token> revoke_token(store::Writer& store, const std::string& id, const Act& act);

enum class TokenStatus : std::uint8_t { good, expired, revoked };
TokenStatus status(const store::Token& token, Time now);
std::string_view status_text(TokenStatus status); // "good", "expired", "revoked"

// Of one user, or with no user named of all.
Result<std::vector<store::Token>> list_tokens(store::Reader& store, const std::string& user);

} // namespace voorrang::auth
