// Who sent a request.
//
// A person is a user, never a token: two tokens of one user, or a token and a sign-in by OpenID Connect, are one
// person. Whatever asks for another person (four eyes, a quorum) compares `user`.
#pragma once

#include "dsl/value/calendar_date.hpp"

#include <string>
#include <variant>
#include <vector>

namespace voorrang::auth {

struct ByToken {
    std::string id; // as lists call it
    friend bool operator==(const ByToken&, const ByToken&) = default;
};
struct ByOidc {
    friend bool operator==(const ByOidc&, const ByOidc&) = default;
};

struct Identity {
    std::string user; // id
    std::string name; // of the person
    std::string organisation;
    std::vector<std::string> roles;
    std::variant<ByToken, ByOidc> how;
    Time expires;       // what was shown to prove it
    std::string called; // what the log and rows of tenders call them: store::User::called()
    friend bool operator==(const Identity&, const Identity&) = default;
};

inline bool same_person(const Identity& a, const Identity& b) { return a.user == b.user; }

} // namespace voorrang::auth
