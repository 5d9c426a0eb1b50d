// Options of `voorrang user` and `voorrang token`.
#pragma once

#include "adapters/auth/users.hpp"
#include "adapters/cli/format.hpp"

#include <string>
#include <variant>

namespace voorrang::cli {

struct UserAddOptions {
    std::string data; // the database of the service
    auth::NewUser user;
};
struct UserListOptions {
    std::string data;
    Format format = Format::text;
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
    Format format = Format::text;
};
struct TokenRevokeOptions {
    std::string data;
    std::string id;
};

} // namespace voorrang::cli
