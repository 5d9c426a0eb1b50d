// The rows of the service as a transaction on one connection reads and writes them. On a connection for reading only
// what store::Reader has is used.
#pragma once

#include "adapters/sqlite_store/connection.hpp"
#include "adapters/store/store.hpp"

namespace voorrang::sqlite_store {

template <class Row>
using Visit = std::function<bool(const Row&)>;

class Rows final : public store::Writer {
  public:
    explicit Rows(sqlite::Database database) : connection_(std::move(database)) {}
    Connection& connection() { return connection_; }

    // policies.cpp
    Result<std::optional<store::Policy>> policy(const std::string& hash) override;
    Result<std::vector<store::Policy>> policies() override;
    Result<void> add_policy(const store::Policy& policy) override;

    // tenders.cpp
    Result<std::optional<store::Tender>> tender(const std::string& id) override;
    Result<std::vector<store::Tender>> tenders(const store::Page& page) override;
    Result<std::vector<store::Tender>> running(const store::Page& page) override;
    Result<void> add_tender(const store::Tender& tender) override;
    Result<void> change_tender(const store::Tender& tender) override;

    // bids.cpp
    Result<std::optional<store::Bid>> bid(const std::string& tender, const std::string& id) override;
    Result<std::vector<store::Bid>> bids(const std::string& tender) override;
    Result<std::vector<std::string>> tenders_with(const store::BidFilter& filter) override;
    Result<std::optional<store::SealKey>> seal_key(const std::string& tender) override;
    Result<void> add_bid(const store::Bid& bid) override;
    Result<void> change_bid(const store::Bid& bid) override;
    Result<void> put_seal_key(const store::SealKey& key) override;

    // requests.cpp
    Result<std::optional<store::Request>> request(const std::string& user, const std::string& key) override;
    Result<void> add_request(const store::Request& request) override;
    Result<void> forget_requests(Time before) override;
    Result<void> forget_requests_with(const std::string& text) override;

    // decisions.cpp
    Result<std::optional<store::Decision>> decision(std::int64_t id) override;
    Result<std::vector<store::Decision>> decisions(const std::string& tender) override;
    Result<std::optional<std::string>> document(const std::string& hash) override;
    Result<store::Progress> progress(const std::string& tender) override;
    Result<std::int64_t> add_decision(const store::Decision& decision) override;
    Result<void> add_document(const std::string& hash, const std::string& text) override;

    // log.cpp
    Result<std::optional<store::Entry>> entry(std::int64_t seq) override;
    Result<std::vector<store::Entry>> entries(const store::EntryFilter& filter) override;
    Result<std::int64_t> last_entry() override;
    Result<std::optional<Time>> last_moment() override;
    Result<std::int64_t> append(const store::Entry& entry) override;
    Result<void> set_commits(const store::Entry& entry); // of an entry of version 1, by hash_log alone

    // tree.cpp
    Result<std::optional<merkle::Hash>> node(merkle::Node node) override;
    Result<std::optional<store::Checkpoint>> last_checkpoint() override;
    Result<std::optional<store::Checkpoint>> last_cosigned() override;
    Result<std::vector<store::Checkpoint>> checkpoints(std::int64_t after, std::size_t limit) override;
    Result<std::vector<store::Cosignature>> cosignatures(std::int64_t checkpoint) override;
    Result<void> add_node(const merkle::KeptNode& node) override;
    Result<std::int64_t> add_checkpoint(const store::Checkpoint& checkpoint) override;
    Result<void> add_cosignature(const store::Cosignature& cosignature) override;

    // timers.cpp
    Result<std::vector<store::Timer>> timers(const std::string& tender) override;
    Result<std::optional<store::Timer>> first_timer(const std::vector<std::string>& but) override;
    Result<void> set_timers(const std::string& tender, const std::vector<store::Timer>& timers) override;

    // messages.cpp
    Result<std::vector<store::Webhook>> webhooks() override;
    Result<std::vector<store::Message>> due_messages(Time now, std::size_t limit,
                                                     const std::vector<std::int64_t>& but) override;
    Result<std::optional<Time>> next_message() override;
    Result<std::size_t> messages() override;
    Result<std::int64_t> add_webhook(const store::Webhook& webhook) override;
    Result<void> remove_webhook(std::int64_t id) override;
    Result<void> add_message(const store::Message& message) override;
    Result<void> change_message(const store::Message& message) override;
    Result<void> remove_message(std::int64_t id) override;

    // users.cpp
    Result<std::optional<store::User>> user(const std::string& id) override;
    Result<std::optional<store::User>> user_of_subject(const std::string& subject) override;
    Result<std::vector<store::User>> users() override;
    Result<std::optional<store::Token>> token_by_hash(const std::string& hash) override;
    Result<std::vector<store::Token>> tokens(const std::string& user) override;
    Result<void> put_user(const store::User& user) override;
    Result<void> put_token(const store::Token& token) override;
    Result<void> remove_user(const std::string& id) override;

    // personal.cpp
    Result<std::optional<store::Personal>> personal(const std::string& token) override;
    Result<std::optional<store::Personal>> personal_of(const std::string& scope, const std::string& value) override;
    Result<std::vector<store::Personal>> personals(const store::PersonalFilter& filter) override;
    Result<void> add_personal(const store::Personal& personal) override;
    Result<void> remove_personal(const std::string& token) override;

    // All rows as they stand in their tables, whatever the indexes say: to see whether they are what they should be. A
    // visit that returns false ends it; V714 at a row that is not as this program writes one.
    Result<void> each_entry(const Visit<store::Entry>& visit);                           // by seq
    Result<void> each_node(const Visit<merkle::KeptNode>& visit);                        // by level and index
    Result<void> each_decision(const Visit<store::Decision>& visit);                     // by id
    Result<void> each_document(const Visit<std::pair<std::string, std::string>>& visit); // hash, text
    Result<void> each_bid(const Visit<store::Bid>& visit);                               // with content
    Result<void> each_tender(const Visit<store::Tender>& visit);
    Result<void> each_policy(const Visit<store::Policy>& visit);           // with texts
    Result<void> each_checkpoint(const Visit<store::Checkpoint>& visit);   // by id
    Result<void> each_cosignature(const Visit<store::Cosignature>& visit); // by id

  private:
    Result<std::int64_t> last_row(const Result<void>& written) const; // the number that it was given

    Connection connection_;
};

// As many rows as SQLite can count.
std::int64_t limit_of(std::size_t limit);

} // namespace voorrang::sqlite_store
