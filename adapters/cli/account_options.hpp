// Options of `voorrang user` and `voorrang token`.
#pragma once

#include "adapters/auth/users.hpp"

#include <string>
#include <variant>

namespace voorrang::cli {

enum class AccountFormat : std::uint8_t { text, json };

struct UserAddOptions {
    std::string data; // the database of the service
    auth::NewUser user;
};
struct UserListOptions {
    std::string data;
    AccountFormat format = AccountFormat::text;
};
struct UserChangeOptions { // also to disable and to enable
    std::string data;
    std::string id;
    auth::UserChange change;
};
struct TokenAddOptions {
    std::string data;
    auth::NewToken token;
};
struct TokenListOptions {
    std::string data;
    std::string user; // empty: of all
    AccountFormat format = AccountFormat::text;
};
struct TokenRevokeOptions {
    std::string data;
    std::string id;
};

} // namespace voorrang::cli
