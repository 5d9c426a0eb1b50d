#include "tests/store/dump.hpp"

#include "adapters/store/commits.hpp"
#include "adapters/store/tree.hpp"

#include <sstream>

namespace voorrang::store {

namespace {

// By value: a loop over a part of a result would outlive it.
template <class Value>
Value get(Result<Value> result) {
    return std::move(result).value();
}

class Dump {
  public:
    explicit Dump(Reader& reader) : reader_(reader) {}

    std::string all() {
        for (const Policy& policy : get(reader_.policies())) {
            line("policy", policy.hash, policy.name, policy.version, policy.loaded);
            const std::optional<Policy> whole = get(reader_.policy(policy.hash));
            for (const PolicyText& text : whole->texts)
                line("  text", text.package, text.version, text.file, text.text);
        }
        for (const Tender& tender : get(reader_.tenders({"", SIZE_MAX}))) one(tender);
        for (const Tender& tender : get(reader_.running({"", SIZE_MAX}))) line("running", tender.id);
        if (const auto timer = get(reader_.first_timer())) line("first", timer->tender, timer->at, timer->to);
        for (const Entry& entry : get(reader_.entries({0, SIZE_MAX, "", "", {}})))
            line("entry", entry.seq, entry.at, entry.kind, entry.tender, entry.actor, entry.body, entry.commits);
        one_tree();
        line("last", get(reader_.last_entry()), get(reader_.last_moment()));
        for (const Webhook& webhook : get(reader_.webhooks())) {
            line("webhook", webhook.id, webhook.url, webhook.secret, webhook.owner, webhook.created);
            for (const std::string& kind : webhook.kinds) line("  kind", kind);
        }
        constexpr Time end{INT64_MAX, 0};
        for (const Message& message : get(reader_.due_messages(end, SIZE_MAX)))
            line("message", message.id, message.webhook, message.entry, message.attempts, message.next, message.error);
        line("messages", get(reader_.messages()), get(reader_.next_message()));
        for (const User& user : get(reader_.users())) one(user);
        return out_.str();
    }

  private:
    void one(const Tender& tender) {
        line("tender", tender.id, tender.policy, tender.workflow, tender.state, tender.paused, tender.finished,
             tender.revision, tender.created, tender.changed, tender.instance, tender.document);
        for (const Bid& bid : get(reader_.bids(tender.id)))
            line("  bid", bid.id, bid.owner, bid.by, bid.received, static_cast<int>(bid.status), bid.hash, bid.party,
                 bid.sealed_until, get(reader_.bid(tender.id, bid.id))->content);
        if (const auto key = get(reader_.seal_key(tender.id)))
            line("  key", key->public_key, key->wrapped_secret, key->until);
        for (const Timer& timer : get(reader_.timers(tender.id))) line("  timer", timer.at, timer.to, timer.text);
        for (const Decision& made : get(reader_.decisions(tender.id))) {
            line("  decision", made.id, made.entry, made.at, made.policy, made.document, made.draw_seed, made.decides,
                 made.outcome, made.winner.value_or("nobody"), made.decision);
            line("    of", get(reader_.document(made.document)).value());
        }
    }

    void one_tree() {
        const auto size = static_cast<std::uint64_t>(get(reader_.last_entry()));
        const merkle::Hash root = get(merkle::root(size, nodes_of(reader_)));
        line("root", sha256_text({reinterpret_cast<const char*>(root.data()), root.size()}));
        for (const Checkpoint& checkpoint : get(reader_.checkpoints(0, SIZE_MAX))) {
            line("checkpoint", checkpoint.id, checkpoint.size, checkpoint.at, checkpoint.note);
            for (const Cosignature& each : get(reader_.cosignatures(checkpoint.id)))
                line("  cosignature", each.id, each.at, each.witness, each.line);
        }
    }

    void one(const User& user) {
        line("user", user.id, user.name, user.organisation, user.subject, user.disabled, user.created);
        for (const std::string& role : user.roles) line("  role", role);
        for (const Token& token : get(reader_.tokens(user.id)))
            line("  token", token.id, token.hash, token.label, token.created, token.expires, token.revoked);
        for (const std::string key : {"k1", "k2", "k3"})
            if (const auto request = get(reader_.request(user.id, key)))
                line("  request", key, request->hash, request->status, request->answer, request->at);
    }

    void add(Time time) { out_ << time.microseconds; }
    void add(const std::optional<Time>& time) {
        if (time)
            add(*time);
        else
            out_ << "none";
    }
    template <class Value>
    void add(const Value& value) {
        out_ << value;
    }
    template <class... Values>
    void line(const Values&... values) {
        ((add(values), out_ << " | "), ...);
        out_ << '\n';
    }

    Reader& reader_;
    std::ostringstream out_;
};

} // namespace

std::string dump(Reader& reader) { return Dump(reader).all(); }

} // namespace voorrang::store
