// Users: added, changed and disabled, each with its entry in the log, in the transaction of the caller. A user is never
// removed, for the log refers to them; one who is disabled can do nothing from that moment on, whatever tokens they
// have.
#pragma once

#include "adapters/auth/act.hpp"
#include "adapters/auth/tokens.hpp"
#include "adapters/store/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace voorrang::auth {

// Ids that begin so are of users that a sign-in by OpenID Connect made; nobody else can have one.
inline constexpr std::string_view oidc_prefix = "oidc-";

struct NewUser {
    std::string id;
    std::string name; // empty: as the id
    std::string organisation;
    std::vector<std::string> roles;
    std::string subject; // issuer and subject, joined by a space; empty: none
};
struct UserChange { // absent: stays as it is
    std::optional<std::string> name{}, organisation{}, subject{};
    std::optional<std::vector<std::string>> roles{};
    std::optional<bool> disabled{};
};

Diagnostic no_such_user(const std::string& id); // V742

// What is wrong with a user as it would be stored; absent: nothing. V741.
std::optional<Diagnostic> flaw(const store::User& user);

// V741 if such a user can't be, or one is there already. Logs user.added.
Result<store::User> add_user(store::Writer& store, const NewUser& user, const Act& act);

// V742 if there is none; V741 if the changed user can't be, or if then nobody were left who is admin and not disabled.
// Logs user.changed, and user.disabled or user.enabled.
Result<store::User> change_user(store::Writer& store, const std::string& id, const UserChange& change, const Act& act);

// With their tokens; the user as they were. The log is told by whoever asks for it (adapters/erasure). V741 if nobody
// were left who is admin, V742.
Result<store::User> remove_user(store::Writer& store, const std::string& id);

// Writes what a sign-in by OpenID Connect found, SignedIn::to_store, as done by that user: the user as kept.
Result<store::User> store_signed_in(store::Writer& store, const store::User& user, Time now);

// At the first start, where there is no user yet: the user `admin`, and a token to be printed once. Absent otherwise.
Result<std::optional<MadeToken>> make_first_admin(store::Writer& store, Time now);

} // namespace voorrang::auth
