#include "adapters/store/tree.hpp"
#include "tests/store/memory_rows.hpp"

namespace voorrang::store {

namespace {

Diagnostic about(Code code, const std::string& message) { return {code, message, std::nullopt, "", {}, ""}; }

Diagnostic there(const std::string& what) { return about(Code::already_there, "the " + what + " is there already"); }

Diagnostic nothing(const std::string& what) {
    return about(Code::names_nothing, "the " + what + " names something that is not there");
}

// Offsets are not kept.
void strip(Time& time) { time.offset_minutes = 0; }
void strip(std::optional<Time>& time) {
    if (time) strip(*time);
}

} // namespace

Result<void> MemoryRows::add_policy(const Policy& policy) {
    if (state_.policies.find(policy.hash) != nullptr) return {};
    Policy kept = policy;
    strip(kept.loaded);
    state_.policies.put(policy.hash, std::move(kept));
    return {};
}

Result<void> MemoryRows::add_tender(const Tender& tender) {
    if (state_.tenders.find(tender.id) != nullptr) return there("tender `" + tender.id + "`");
    if (state_.policies.find(tender.policy) == nullptr) return nothing("tender `" + tender.id + "`");
    Tender kept = tender;
    strip(kept.created);
    strip(kept.changed);
    state_.tenders.put(tender.id, std::move(kept));
    return {};
}

Result<void> MemoryRows::change_tender(const Tender& tender) {
    const Tender* before = state_.tenders.find(tender.id);
    if (before == nullptr || before->revision + 1 != tender.revision)
        return about(Code::changed_meanwhile, "the tender `" + tender.id + "` was changed in the meantime");
    if (state_.policies.find(tender.policy) == nullptr) return nothing("tender `" + tender.id + "`");
    Tender kept = tender;
    strip(kept.created);
    strip(kept.changed);
    state_.tenders.put(tender.id, std::move(kept));
    return {};
}

Result<void> MemoryRows::add_bid(const Bid& bid) {
    if (state_.bids.find({bid.tender, bid.id}) != nullptr) return there("bid `" + bid.id + "`");
    if (state_.tenders.find(bid.tender) == nullptr) return nothing("bid `" + bid.id + "`");
    Bid kept = bid;
    strip(kept.received);
    strip(kept.sealed_until);
    state_.bids.put({bid.tender, bid.id}, {++state_.bid, std::move(kept)});
    return {};
}

Result<void> MemoryRows::change_bid(const Bid& bid) {
    const MemoryState::ReceivedBid* before = state_.bids.find({bid.tender, bid.id});
    if (before == nullptr)
        return about(Code::names_nothing, "there is no bid `" + bid.id + "` on the tender `" + bid.tender + "`");
    Bid kept = bid;
    strip(kept.received);
    strip(kept.sealed_until);
    state_.bids.put({bid.tender, bid.id}, {before->seq, std::move(kept)});
    return {};
}

Result<void> MemoryRows::put_seal_key(const SealKey& key) {
    if (state_.tenders.find(key.tender) == nullptr) return nothing("seal of `" + key.tender + "`");
    SealKey kept = key;
    strip(kept.until);
    state_.seal_keys.put(key.tender, std::move(kept));
    return {};
}

Result<void> MemoryRows::add_request(const Request& request) {
    if (state_.requests.find({request.user, request.key}) != nullptr) return there("request `" + request.key + "`");
    Request kept = request;
    strip(kept.at);
    state_.requests.put({request.user, request.key}, std::move(kept));
    return {};
}

Result<void> MemoryRows::forget_requests(Time before) {
    const auto requests = state_.requests;
    requests.each([&](const MemoryState::Names& names, const Request& request) {
        if (request.at < before) state_.requests.erase(names);
        return true;
    });
    return {};
}

Result<std::int64_t> MemoryRows::add_decision(const Decision& decision) {
    if (state_.tenders.find(decision.tender) == nullptr || state_.log.find(decision.entry) == nullptr ||
        state_.policies.find(decision.policy) == nullptr || state_.documents.find(decision.document) == nullptr)
        return nothing("decision on `" + decision.tender + "`");
    Decision kept = decision;
    kept.id = ++state_.decision;
    strip(kept.at);
    state_.decisions.put(kept.id, kept);
    return kept.id;
}

Result<void> MemoryRows::add_document(const std::string& hash, const std::string& text) {
    if (state_.documents.find(hash) == nullptr) state_.documents.put(hash, text);
    return {};
}

Result<std::int64_t> MemoryRows::append(const Entry& entry) {
    Entry kept = entry;
    kept.seq = ++state_.entry;
    strip(kept.at);
    state_.log.put(kept.seq, kept);
    if (const Result<void> grown = add_leaf(*this, kept); !grown) return grown.error();
    return kept.seq;
}

Result<void> MemoryRows::add_node(const merkle::KeptNode& node) {
    if (state_.nodes.find(node.node) != nullptr) return there("node of the log's tree");
    state_.nodes.put(node.node, node.hash);
    return {};
}

Result<std::int64_t> MemoryRows::add_checkpoint(const Checkpoint& checkpoint) {
    Checkpoint kept = checkpoint;
    kept.id = ++state_.checkpoint;
    strip(kept.at);
    state_.checkpoints.put(kept.id, kept);
    return kept.id;
}

Result<void> MemoryRows::add_cosignature(const Cosignature& cosignature) {
    if (state_.checkpoints.find(cosignature.checkpoint) == nullptr) return nothing("cosignature");
    Cosignature kept = cosignature;
    kept.id = ++state_.cosignature;
    strip(kept.at);
    state_.cosignatures.put(kept.id, kept);
    return {};
}

Result<void> MemoryRows::set_timers(const std::string& tender, const std::vector<Timer>& timers) {
    if (timers.empty()) {
        state_.timers.erase(tender);
        return {};
    }
    if (state_.tenders.find(tender) == nullptr) return nothing("deadline of `" + tender + "`");
    std::vector<Timer> kept = timers;
    for (Timer& timer : kept) {
        timer.tender = tender;
        strip(timer.at);
    }
    state_.timers.put(tender, std::move(kept));
    return {};
}

Result<std::int64_t> MemoryRows::add_webhook(const Webhook& webhook) {
    Webhook kept = webhook;
    kept.id = ++state_.webhook;
    strip(kept.created);
    state_.webhooks.put(kept.id, kept);
    return kept.id;
}

Result<void> MemoryRows::remove_webhook(std::int64_t id) {
    state_.webhooks.erase(id);
    const auto messages = state_.messages;
    messages.each([&](std::int64_t key, const Message& message) {
        if (message.webhook == id) state_.messages.erase(key);
        return true;
    });
    return {};
}

Result<void> MemoryRows::add_message(const Message& message) {
    if (state_.webhooks.find(message.webhook) == nullptr || state_.log.find(message.entry) == nullptr)
        return nothing("message");
    Message kept = message;
    kept.id = ++state_.message;
    strip(kept.next);
    state_.messages.put(kept.id, kept);
    return {};
}

Result<void> MemoryRows::change_message(const Message& message) {
    const Message* before = state_.messages.find(message.id);
    if (before == nullptr) return {};
    Message kept = *before;
    kept.attempts = message.attempts;
    kept.next = message.next;
    kept.error = message.error;
    strip(kept.next);
    state_.messages.put(kept.id, kept);
    return {};
}

Result<void> MemoryRows::remove_message(std::int64_t id) {
    state_.messages.erase(id);
    return {};
}

Result<void> MemoryRows::put_user(const User& user) {
    bool taken = false;
    state_.users.each([&](const std::string& id, const User& other) {
        taken = !user.subject.empty() && other.subject == user.subject && id != user.id;
        return !taken;
    });
    if (taken) return there("subject `" + user.subject + "`");
    User kept = user;
    strip(kept.created);
    state_.users.put(user.id, std::move(kept));
    return {};
}

Result<void> MemoryRows::put_token(const Token& token) {
    bool taken = false;
    state_.tokens.each([&](const std::string& id, const Token& other) {
        taken = other.hash == token.hash && id != token.id;
        return !taken;
    });
    if (taken) return there("token `" + token.id + "`");
    if (state_.users.find(token.user) == nullptr) return nothing("token `" + token.id + "`");
    Token kept = token;
    strip(kept.created);
    strip(kept.expires);
    strip(kept.revoked);
    state_.tokens.put(token.id, std::move(kept));
    return {};
}

Result<void> MemoryRows::remove_user(const std::string& id) {
    std::vector<std::string> tokens;
    state_.tokens.each([&](const std::string& token, const Token& row) {
        if (row.user == id) tokens.push_back(token);
        return true;
    });
    for (const std::string& token : tokens) state_.tokens.erase(token);
    state_.users.erase(id);
    return {};
}

Result<void> MemoryRows::add_personal(const Personal& personal) {
    bool taken = false;
    state_.personals.each([&](const std::string& token, const Personal& other) {
        taken = token == personal.token || (other.scope == personal.scope && other.value == personal.value);
        return !taken;
    });
    if (taken) return there("personal value `" + personal.token + "`");
    state_.personals.put(personal.token, personal);
    return {};
}

Result<void> MemoryRows::remove_personal(const std::string& token) {
    state_.personals.erase(token);
    return {};
}

Result<void> MemoryRows::forget_requests_with(const std::string& text) {
    std::vector<MemoryState::Names> with;
    state_.requests.each([&](const MemoryState::Names& key, const Request& row) {
        if (row.answer.find(text) != std::string::npos) with.push_back(key);
        return true;
    });
    for (const MemoryState::Names& key : with) state_.requests.erase(key);
    return {};
}

} // namespace voorrang::store
