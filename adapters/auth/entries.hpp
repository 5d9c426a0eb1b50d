// What the log is told of users and tokens: what they are called there (store::User::handle), organisations and roles.
// No names of people and no subjects: the log can't be changed, and a person may ask for their data to be erased. What
// a token is for stands apart too. No tokens or hashes of tokens.
#pragma once

#include "adapters/auth/act.hpp"
#include "adapters/store/store.hpp"

#include <string_view>

namespace voorrang::auth {

// user.added, user.changed, user.disabled, user.enabled
Result<void> log_user(store::Writer& store, std::string_view kind, const store::User& user, const Act& act);
// token.made, token.revoked
Result<void> log_token(store::Writer& store, std::string_view kind, const store::Token& token, const Act& act);

} // namespace voorrang::auth
