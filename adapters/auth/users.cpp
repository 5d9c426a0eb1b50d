#include "adapters/auth/users.hpp"

#include "adapters/auth/entries.hpp"
#include "adapters/auth/plain_text.hpp"
#include "adapters/auth/roles.hpp"
#include "adapters/json/write.hpp"
#include "adapters/personal/keep_apart.hpp"

#include <algorithm>

namespace voorrang::auth {

namespace {

constexpr std::size_t max_id_bytes = 64;
constexpr std::size_t max_subject_bytes = 600; // an issuer's URL and 255 characters of a subject

Diagnostic bad_user(const std::string& message, const std::string& help) {
    return {Code::bad_user, message, std::nullopt, "", {}, help};
}

bool is_user_id(std::string_view id) {
    return !id.empty() && id.size() <= max_id_bytes && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-' || c == '@';
    });
}

bool is_subject(std::string_view subject) {
    const std::size_t space = subject.find(' ');
    return is_plain(subject, max_subject_bytes) && space != std::string_view::npos && space > 0 &&
           space + 1 < subject.size();
}

bool has(const std::vector<std::string>& roles, Role role) {
    return std::ranges::find(roles, role_names[static_cast<std::size_t>(role)]) != roles.end();
}

std::vector<std::string> each_once(const std::vector<std::string>& roles) {
    std::vector<std::string> once;
    for (const std::string& role : roles)
        if (std::ranges::find(once, role) == once.end()) once.push_back(role);
    return once;
}

std::optional<Diagnostic> flaw_in_roles(const store::User& user) {
    for (const std::string& role : user.roles)
        if (!is_role_name(role))
            return bad_user(
                "`" + role + "` is no name of a role",
                "give buyer, committee, bidder, writer, auditor, admin, witness, or a role that a workflow names");
    if (auto together = conflict(user.roles))
        return bad_user(*together, "whoever is bidder, auditor, admin or witness has no other of the seven roles");
    if (has(user.roles, Role::bidder) && user.organisation.empty())
        return bad_user("a bidder without an organisation", "say for which organisation they make bids");
    return std::nullopt;
}

// Its subject is somebody else's.
Result<void> subject_is_free(store::Reader& store, const store::User& user) {
    if (user.subject.empty()) return {};
    const auto other = store.user_of_subject(user.subject);
    if (!other) return other.error();
    if (*other && (*other)->id != user.id)
        return bad_user("the subject `" + user.subject + "` is that of the user `" + (*other)->id + "`",
                        "one subject is one person");
    return {};
}

// Somebody must be left who can let others in.
Result<void> admin_is_left(store::Reader& store, const store::User& changed) {
    if (has(changed.roles, Role::admin) && !changed.disabled) return {};
    const auto users = store.users();
    if (!users) return users.error();
    const bool was = std::ranges::any_of(*users, [&](const store::User& user) {
        return user.id == changed.id && has(user.roles, Role::admin) && !user.disabled;
    });
    const bool left = std::ranges::any_of(*users, [&](const store::User& user) {
        return user.id != changed.id && has(user.roles, Role::admin) && !user.disabled;
    });
    if (was && !left) return bad_user("`" + changed.id + "` is the last admin", "make another user admin first");
    return {};
}

// A new user gets what the log is to call them.
Result<void> call(store::Writer& store, store::User& user) {
    std::string value;
    json::append_quoted(value, user.id);
    Result<std::string> handle = personal::keep_apart(store, "", value);
    if (!handle) return handle.error();
    user.handle = std::move(*handle);
    return {};
}

Result<void> put(store::Writer& store, const store::User& user, std::string_view kind, const Act& act) {
    if (auto wrong = flaw(user)) return *std::move(wrong);
    if (auto free = subject_is_free(store, user); !free) return free.error();
    if (auto stored = store.put_user(user); !stored) return stored.error();
    return log_user(store, kind, user, act);
}

} // namespace

std::optional<Diagnostic> flaw(const store::User& user) {
    if (!is_user_id(user.id))
        return bad_user("`" + user.id + "` is no name to sign in with", "use letters, digits and . _ - @, at most 64");
    const std::string limit = "give a line of at most " + std::to_string(max_text_bytes) + " bytes";
    if (!is_plain(user.name)) return bad_user("a name that is not a line of text", limit);
    if (!is_plain(user.organisation)) return bad_user("an organisation that is not a line of text", limit);
    if (!user.subject.empty() && !is_subject(user.subject))
        return bad_user("a subject that is not an issuer and a subject", "write both, with a space between them");
    return flaw_in_roles(user);
}

Result<store::User> add_user(store::Writer& store, const NewUser& user, const Act& act) {
    if (user.id.starts_with(oidc_prefix))
        return bad_user("`" + user.id + "` begins with " + std::string(oidc_prefix),
                        "such names are made by a sign-in with OpenID Connect");
    const auto there = store.user(user.id);
    if (!there) return there.error();
    if (*there) return bad_user("there is a user `" + user.id + "` already", "`voorrang user change` changes one");
    store::User row{
        user.id, user.name.empty() ? user.id : user.name, user.organisation, each_once(user.roles), user.subject, false,
        act.now};
    if (auto wrong = flaw(row)) return *std::move(wrong);
    if (auto called = call(store, row); !called) return called.error();
    if (auto stored = put(store, row, "user.added", act); !stored) return stored.error();
    return row;
}

Diagnostic no_such_user(const std::string& id) {
    return {
        Code::no_such_user, "there is no user `" + id + "`", std::nullopt, "", {}, "`voorrang user list` shows them"};
}

Result<store::User> change_user(store::Writer& store, const std::string& id, const UserChange& change, const Act& act) {
    const auto found = store.user(id);
    if (!found) return found.error();
    if (!*found) return no_such_user(id);
    const store::User& before = **found;
    store::User after = before;
    if (change.name) after.name = *change.name;
    if (change.organisation) after.organisation = *change.organisation;
    if (change.subject) after.subject = *change.subject;
    if (change.roles) after.roles = each_once(*change.roles);
    const bool other = after != before;
    if (change.disabled) after.disabled = *change.disabled;
    if (after == before) return after;
    if (auto left = admin_is_left(store, after); !left) return left.error();
    const bool switched = after.disabled != before.disabled;
    if (auto stored = put(store, after,
                          other            ? "user.changed"
                          : after.disabled ? "user.disabled"
                                           : "user.enabled",
                          act);
        !stored)
        return stored.error();
    if (other && switched)
        if (auto logged = log_user(store, after.disabled ? "user.disabled" : "user.enabled", after, act); !logged)
            return logged.error();
    return after;
}

Result<store::User> remove_user(store::Writer& store, const std::string& id) {
    const auto found = store.user(id);
    if (!found) return found.error();
    if (!*found) return no_such_user(id);
    store::User gone = **found;
    gone.disabled = true;
    if (auto left = admin_is_left(store, gone); !left) return left.error();
    if (auto removed = store.remove_user(id); !removed) return removed.error();
    return **found;
}

Result<store::User> store_signed_in(store::Writer& store, const store::User& user, Time now) {
    const auto found = store.user(user.id);
    if (!found) return found.error();
    store::User row = user;
    if (!*found) {
        if (auto called = call(store, row); !called) return called.error();
        if (auto stored = put(store, row, "user.added", {row.called(), now}); !stored) return stored.error();
        return row;
    }
    // Who was disabled meanwhile stays so; of two first sign-ins at once the earlier one made the user.
    if ((*found)->disabled) return bad_user("the user `" + user.id + "` is disabled", "");
    row.created = (*found)->created;
    row.handle = (*found)->handle;
    if (row == **found) return row;
    if (auto stored = put(store, row, "user.changed", {row.called(), now}); !stored) return stored.error();
    return row;
}

Result<std::optional<MadeToken>> make_first_admin(store::Writer& store, Time now) {
    const auto users = store.users();
    if (!users) return users.error();
    if (!users->empty()) return std::nullopt;
    const Act act{"", now};
    const std::string id = "admin";
    if (auto added = add_user(store, {id, "", "", {"admin"}, ""}, act); !added) return added.error();
    auto token = make_token(store, {id, "made at the first start"}, act);
    if (!token) return token.error();
    return std::optional<MadeToken>(*std::move(token));
}

} // namespace voorrang::auth
