#include "adapters/auth/entries.hpp"

#include "adapters/json/write.hpp"
#include "adapters/personal/keep_apart.hpp"
#include "adapters/store/tell.hpp"

namespace voorrang::auth {

namespace {

Result<void> append(store::Writer& store, std::string_view kind, json::TreeBuilder& body, const Act& act) {
    const json::Tree tree = body.take();
    const store::Entry entry{0, act.now, std::string(kind), "", act.by, json::canonical(tree.root())};
    const auto seq = store::append_and_tell(store, entry, act.now);
    if (!seq) return seq.error();
    return {};
}

void member(json::TreeBuilder& body, std::string_view key, std::string_view text) {
    body.key(key);
    body.string(text);
}

} // namespace

Result<void> log_user(store::Writer& store, std::string_view kind, const store::User& user, const Act& act) {
    json::TreeBuilder body;
    body.begin_object();
    member(body, "user", user.called());
    member(body, "organisation", user.organisation);
    body.key("roles");
    body.begin_array();
    for (const std::string& role : user.roles) body.string(role);
    body.end();
    body.key("disabled");
    body.boolean(user.disabled);
    body.end();
    return append(store, kind, body, act);
}

Result<void> log_token(store::Writer& store, std::string_view kind, const store::Token& token, const Act& act) {
    const auto user = store.user(token.user);
    if (!user) return user.error();
    const std::string called = *user ? (*user)->called() : token.user;
    // What it is for is written by people, and may tell of them.
    std::string label;
    json::append_quoted(label, token.label);
    const Result<std::string> apart = personal::keep_apart(store, called, label);
    if (!apart) return apart.error();
    json::TreeBuilder body;
    body.begin_object();
    member(body, "token", token.id);
    member(body, "user", called);
    member(body, "label", token.label.empty() ? token.label : *apart);
    member(body, "expires", to_text(token.expires));
    body.end();
    return append(store, kind, body, act);
}

} // namespace voorrang::auth
