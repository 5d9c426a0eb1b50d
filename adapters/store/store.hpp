// The port to whatever keeps the service's rows. adapters/sqlite_store is the one that comes with the program; another
// must pass tests/store/conformance.hpp.
//
// What a store promises: a transaction takes effect whole or not at all, and once write() has returned it is durable,
// whatever happens to the process or the machine. Writes come one after another. A reader sees one moment: all of some
// transactions and nothing of the others.
#pragma once

#include "adapters/merkle/tree.hpp"
#include "adapters/store/rows.hpp"
#include "dsl/diagnostics/result.hpp"

#include <functional>
#include <memory>

namespace voorrang::store {

// Which rows of a list, in the order of their keys.
struct Page {
    std::string after;       // the key of the last row that was seen; empty: from the begin
    std::size_t limit = 100; // rows at most
};

struct EntryFilter {
    std::int64_t after = 0; // seq
    std::size_t limit = 100;
    std::string tender; // empty: any
    std::string actor;
    std::vector<std::string> kinds; // "event.done" or "event.*"; none: any
    // Of any of these; absent: any. Not beside `tender` and `actor`.
    std::optional<std::vector<std::string>> tenders = {};
    std::string person = {}; // by them, or about them as a user; not beside `tender`, `actor` and `tenders`
    std::optional<Time> from = {}, until = {}; // at or after, at or before
};

inline bool is_within(Time at, const EntryFilter& filter) {
    return (!filter.from || *filter.from <= at) && (!filter.until || at <= *filter.until);
}

// Which bids, across tenders.
struct BidFilter {
    std::string id, owner; // one of both, or both; of which none is said, there is none
    bool opened = false;   // only those that were opened, or withdrawn before all others were
};

// Which personal values.
struct PersonalFilter {
    std::optional<std::string> scope = {}; // absent: of any
    std::string containing = {};           // in the value, as it is written as JSON
};

// What can be read in a transaction. Nothing found is not an error.
class Reader {
  public:
    virtual ~Reader() = default;

    virtual Result<std::optional<Policy>> policy(const std::string& hash) = 0;
    virtual Result<std::vector<Policy>> policies() = 0; // by name, then by when they were loaded; without texts

    virtual Result<std::optional<Tender>> tender(const std::string& id) = 0;
    virtual Result<std::vector<Tender>> tenders(const Page& page) = 0; // by id
    virtual Result<std::vector<Tender>> running(const Page& page) = 0; // those not finished, by id
    virtual Result<std::optional<Bid>> bid(const std::string& tender, const std::string& id) = 0;
    virtual Result<std::vector<Bid>> bids(const std::string& tender) = 0; // as they came in; without content
    // Tenders on which there is such a bid, by id; at the cost of a look-up for each.
    virtual Result<std::vector<std::string>> tenders_with(const BidFilter& filter) = 0;
    virtual Result<std::optional<SealKey>> seal_key(const std::string& tender) = 0;

    virtual Result<std::optional<Request>> request(const std::string& user, const std::string& key) = 0;

    virtual Result<std::optional<Decision>> decision(std::int64_t id) = 0;
    virtual Result<std::vector<Decision>> decisions(const std::string& tender) = 0; // by id
    virtual Result<std::optional<std::string>> document(const std::string& hash) = 0;
    // At the cost of a look-up, however much was decided. Nothing of a tender that is not there.
    virtual Result<Progress> progress(const std::string& tender) = 0;

    virtual Result<std::optional<Entry>> entry(std::int64_t seq) = 0;
    virtual Result<std::vector<Entry>> entries(const EntryFilter& filter) = 0; // by seq
    virtual Result<std::int64_t> last_entry() = 0;                             // its seq; 0: there is none
    // The latest of any entry: the clock was there. It counts on entries of no deadline (is_of_deadline) having theirs
    // in their order.
    virtual Result<std::optional<Time>> last_moment() = 0;

    // Of the tree over the entries (tree.hpp); nothing where the subtree is not whole.
    virtual Result<std::optional<merkle::Hash>> node(merkle::Node node) = 0;
    virtual Result<std::optional<Checkpoint>> last_checkpoint() = 0;
    virtual Result<std::optional<Checkpoint>> last_cosigned() = 0; // of those that a witness has cosigned
    virtual Result<std::vector<Checkpoint>> checkpoints(std::int64_t after, std::size_t limit) = 0; // by id
    virtual Result<std::vector<Cosignature>> cosignatures(std::int64_t checkpoint) = 0;             // by id

    virtual Result<std::vector<Timer>> timers(const std::string& tender) = 0; // by moment
    // Of all tenders that are not paused and not among `but`.
    virtual Result<std::optional<Timer>> first_timer(const std::vector<std::string>& but = {}) = 0;

    virtual Result<std::vector<Webhook>> webhooks() = 0; // by id
    // By next, then id; not those for the webhooks `but`.
    virtual Result<std::vector<Message>> due_messages(Time now, std::size_t limit,
                                                      const std::vector<std::int64_t>& but = {}) = 0;
    virtual Result<std::optional<Time>> next_message() = 0; // when the first one is due
    virtual Result<std::size_t> messages() = 0;             // that wait

    virtual Result<std::optional<User>> user(const std::string& id) = 0;
    virtual Result<std::optional<User>> user_of_subject(const std::string& subject) = 0;
    virtual Result<std::vector<User>> users() = 0; // by id
    virtual Result<std::optional<Token>> token_by_hash(const std::string& hash) = 0;
    virtual Result<std::vector<Token>> tokens(const std::string& user) = 0; // by when they were made

    virtual Result<std::optional<Personal>> personal(const std::string& token) = 0;
    virtual Result<std::optional<Personal>> personal_of(const std::string& scope, const std::string& value) = 0;
    virtual Result<std::vector<Personal>> personals(const PersonalFilter& filter) = 0; // by scope, then token
};

// What a row names (a tender, a policy, a document, an entry of the log by its number, a webhook, the user of a token)
// must be there: V719 if it is not. Free of this are the tender and the actor of a log entry, the owner and the maker
// of a bid, the user of a request and the owner of a webhook. A call that is refused leaves nothing of itself, so that
// a job may go on after it.
class Writer : public Reader {
  public:
    virtual Result<void> add_policy(const Policy& policy) = 0; // nothing happens if it is there

    virtual Result<void> add_tender(const Tender& tender) = 0; // V712 if it is there
    // V713 unless the row that is there has `tender.revision - 1`.
    virtual Result<void> change_tender(const Tender& tender) = 0;
    virtual Result<void> add_bid(const Bid& bid) = 0;          // V712 if it is there
    virtual Result<void> change_bid(const Bid& bid) = 0;       // V719 if it is not there
    virtual Result<void> put_seal_key(const SealKey& key) = 0; // instead of the one before

    virtual Result<void> add_request(const Request& request) = 0; // V712 if it is there
    virtual Result<void> forget_requests(Time before) = 0;
    virtual Result<void> forget_requests_with(const std::string& text) = 0; // in the answer

    virtual Result<std::int64_t> add_decision(const Decision& decision) = 0; // its id; the one in the row is not used
    // Nothing happens if it is there.
    virtual Result<void> add_document(const std::string& hash, const std::string& text) = 0;
    // Its seq; the one in the row is not used. The tree over the entries grows with it.
    virtual Result<std::int64_t> append(const Entry& entry) = 0;
    virtual Result<void> add_node(const merkle::KeptNode& node) = 0; // V712 if it is there; for tree.hpp only
    virtual Result<std::int64_t> add_checkpoint(const Checkpoint& checkpoint) = 0; // its id
    virtual Result<void> add_cosignature(const Cosignature& cosignature) = 0;

    virtual Result<void> set_timers(const std::string& tender, const std::vector<Timer>& timers) = 0; // instead of all

    // Their numbers are given once: that of one that was removed does not come back. Nothing happens where there is no
    // webhook or message of the number: it may have been removed meanwhile.
    virtual Result<std::int64_t> add_webhook(const Webhook& webhook) = 0;
    virtual Result<void> remove_webhook(std::int64_t id) = 0; // with the messages that wait for it
    virtual Result<void> add_message(const Message& message) = 0;
    virtual Result<void> change_message(const Message& message) = 0; // attempts, next and error
    virtual Result<void> remove_message(std::int64_t id) = 0;

    virtual Result<void> put_user(const User& user) = 0;    // V712 if another user has the subject
    virtual Result<void> put_token(const Token& token) = 0; // V712 if another token has the hash
    // With their tokens. Nothing happens if they are not there.
    virtual Result<void> remove_user(const std::string& id) = 0;

    virtual Result<void> add_personal(const Personal& personal) = 0; // V712 if it is there, or its value in its scope
    virtual Result<void> remove_personal(const std::string& token) = 0;
};

class Store {
  public:
    virtual ~Store() = default;

    // Each job takes effect whole, or, where it returns an error or throws (V716), not at all; all that do are made
    // durable together. The results are in the order of the jobs. An error of the commit is that of every job; then
    // nothing of any is there, and the next write may succeed. Not within a job.
    using Job = std::function<Result<void>(Writer&)>;
    virtual std::vector<Result<void>> write(const std::vector<Job>& jobs) = 0;
    Result<void> write(const Job& job) { return write(std::vector<Job>{job}).front(); }

    // May be called from several threads at once, also while something is written, and within a job of write(), which
    // it then does not see.
    virtual Result<void> read(const std::function<Result<void>(Reader&)>& job) = 0;

    // A number that is another one once anything was written, whoever did it, also another process: what was read at
    // one number is what is there while it is the same. Quick. Nothing if it can't be told.
    virtual std::optional<std::int64_t> version() = 0;

    // A copy as of now, while others go on. V712 if there is something of this name; V710 to V717.
    virtual Result<void> back_up(const std::string& path) = 0;
};

} // namespace voorrang::store
