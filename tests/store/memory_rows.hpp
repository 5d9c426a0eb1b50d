// The rows of a memory store in one transaction.
#pragma once

#include "tests/store/memory_store.hpp"

namespace voorrang::store {

class MemoryRows : public Writer {
  public:
    explicit MemoryRows(MemoryState state) : state_(std::move(state)) {}
    MemoryState& state() { return state_; }

    Result<std::optional<Policy>> policy(const std::string& hash) override;
    Result<std::vector<Policy>> policies() override;
    Result<std::optional<Tender>> tender(const std::string& id) override;
    Result<std::vector<Tender>> tenders(const Page& page) override;
    Result<std::vector<Tender>> running(const Page& page) override;
    Result<std::optional<Bid>> bid(const std::string& tender, const std::string& id) override;
    Result<std::vector<Bid>> bids(const std::string& tender) override;
    Result<std::vector<std::string>> tenders_with(const BidFilter& filter) override;
    Result<std::optional<SealKey>> seal_key(const std::string& tender) override;
    Result<std::optional<Request>> request(const std::string& user, const std::string& key) override;
    Result<std::optional<Decision>> decision(std::int64_t id) override;
    Result<std::vector<Decision>> decisions(const std::string& tender) override;
    Result<Progress> progress(const std::string& tender) override;
    Result<std::optional<std::string>> document(const std::string& hash) override;
    Result<std::optional<Entry>> entry(std::int64_t seq) override;
    Result<std::vector<Entry>> entries(const EntryFilter& filter) override;
    Result<std::int64_t> last_entry() override;
    Result<std::optional<Time>> last_moment() override;
    Result<std::optional<merkle::Hash>> node(merkle::Node node) override;
    Result<std::optional<Checkpoint>> last_checkpoint() override;
    Result<std::optional<Checkpoint>> last_cosigned() override;
    Result<std::vector<Checkpoint>> checkpoints(std::int64_t after, std::size_t limit) override;
    Result<std::vector<Cosignature>> cosignatures(std::int64_t checkpoint) override;
    Result<std::vector<Timer>> timers(const std::string& tender) override;
    Result<std::optional<Timer>> first_timer(const std::vector<std::string>& but) override;
    Result<std::vector<Webhook>> webhooks() override;
    Result<std::vector<Message>> due_messages(Time now, std::size_t limit,
                                              const std::vector<std::int64_t>& but) override;
    Result<std::optional<Time>> next_message() override;
    Result<std::size_t> messages() override;
    Result<std::optional<User>> user(const std::string& id) override;
    Result<std::optional<User>> user_of_subject(const std::string& subject) override;
    Result<std::vector<User>> users() override;
    Result<std::optional<Token>> token_by_hash(const std::string& hash) override;
    Result<std::vector<Token>> tokens(const std::string& user) override;

    Result<void> add_policy(const Policy& policy) override;
    Result<void> add_tender(const Tender& tender) override;
    Result<void> change_tender(const Tender& tender) override;
    Result<void> add_bid(const Bid& bid) override;
    Result<void> change_bid(const Bid& bid) override;
    Result<void> put_seal_key(const SealKey& key) override;
    Result<void> add_request(const Request& request) override;
    Result<void> forget_requests(Time before) override;
    Result<void> forget_requests_with(const std::string& text) override;
    Result<std::int64_t> add_decision(const Decision& decision) override;
    Result<void> add_document(const std::string& hash, const std::string& text) override;
    Result<std::int64_t> append(const Entry& entry) override;
    Result<void> add_node(const merkle::KeptNode& node) override;
    Result<std::int64_t> add_checkpoint(const Checkpoint& checkpoint) override;
    Result<void> add_cosignature(const Cosignature& cosignature) override;
    Result<void> set_timers(const std::string& tender, const std::vector<Timer>& timers) override;
    Result<std::int64_t> add_webhook(const Webhook& webhook) override;
    Result<void> remove_webhook(std::int64_t id) override;
    Result<void> add_message(const Message& message) override;
    Result<void> change_message(const Message& message) override;
    Result<void> remove_message(std::int64_t id) override;
    Result<void> put_user(const User& user) override;
    Result<void> put_token(const Token& token) override;
    Result<void> remove_user(const std::string& id) override;
    Result<std::optional<Personal>> personal(const std::string& token) override;
    Result<std::optional<Personal>> personal_of(const std::string& scope, const std::string& value) override;
    Result<std::vector<Personal>> personals(const PersonalFilter& filter) override;
    Result<void> add_personal(const Personal& personal) override;
    Result<void> remove_personal(const std::string& token) override;

  private:
    MemoryState state_;
};

} // namespace voorrang::store
