#include "tests/store/dump.hpp"

#include <sstream>

namespace voorrang::store {

namespace {

class Dump {
  public:
    explicit Dump(Reader& reader) : reader_(reader) {}

    std::string all() {
        for (const Policy& policy : reader_.policies().value()) {
            line("policy", policy.hash, policy.name, policy.version, policy.loaded);
            for (const PolicyText& text : reader_.policy(policy.hash).value().value().texts)
                line("  text", text.package, text.version, text.file, text.text);
        }
        for (const Tender& tender : reader_.tenders({"", SIZE_MAX}).value()) one(tender);
        for (const Tender& tender : reader_.running({"", SIZE_MAX}).value()) line("running", tender.id);
        if (const auto timer = reader_.first_timer().value()) line("first", timer->tender, timer->at, timer->to);
        for (const Entry& entry : reader_.entries({0, SIZE_MAX, "", "", {}}).value())
            line("entry", entry.seq, entry.at, entry.kind, entry.tender, entry.actor, entry.body);
        line("last", reader_.last_entry().value(), reader_.last_moment().value());
        for (const Webhook& webhook : reader_.webhooks().value()) {
            line("webhook", webhook.id, webhook.url, webhook.secret, webhook.owner, webhook.created);
            for (const std::string& kind : webhook.kinds) line("  kind", kind);
        }
        constexpr Time end{INT64_MAX, 0};
        for (const Message& message : reader_.due_messages(end, SIZE_MAX).value())
            line("message", message.id, message.webhook, message.entry, message.attempts, message.next, message.error);
        line("messages", reader_.messages().value(), reader_.next_message().value());
        for (const User& user : reader_.users().value()) one(user);
        return out_.str();
    }

  private:
    void one(const Tender& tender) {
        line("tender", tender.id, tender.policy, tender.workflow, tender.state, tender.paused, tender.finished,
             tender.revision, tender.created, tender.changed, tender.instance, tender.document);
        for (const Bid& bid : reader_.bids(tender.id).value())
            line("  bid", bid.id, bid.owner, bid.by, bid.received, static_cast<int>(bid.status), bid.hash, bid.party,
                 bid.sealed_until, bid.content);
        if (const auto key = reader_.seal_key(tender.id).value())
            line("  key", key->public_key, key->wrapped_secret, key->until);
        for (const Timer& timer : reader_.timers(tender.id).value()) line("  timer", timer.at, timer.to, timer.text);
        for (const Decision& made : reader_.decisions(tender.id).value()) {
            line("  decision", made.id, made.entry, made.at, made.policy, made.document, made.draw_seed, made.decides,
                 made.outcome, made.winner.value_or("nobody"), made.decision);
            line("    of", reader_.document(made.document).value().value());
        }
    }

    void one(const User& user) {
        line("user", user.id, user.name, user.organisation, user.subject, user.disabled, user.created);
        for (const std::string& role : user.roles) line("  role", role);
        for (const Token& token : reader_.tokens(user.id).value())
            line("  token", token.id, token.hash, token.label, token.created, token.expires, token.revoked);
        for (const std::string key : {"k1", "k2", "k3"})
            if (const auto request = reader_.request(user.id, key).value())
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
