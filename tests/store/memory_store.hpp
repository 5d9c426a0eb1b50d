// A store without files, for tests of what stands on a store: as quick as maps, gone with the process.
//
// A transaction works on a copy of all rows, which costs nothing (persistent_map.hpp), and its copy takes the place of
// what was there. So a reader has its moment and nobody waits for anybody, as the port asks.
#pragma once

#include "adapters/store/store.hpp"
#include "tests/store/persistent_map.hpp"

#include <mutex>

namespace voorrang::store {

struct MemoryState {
    using Names = std::pair<std::string, std::string>;
    struct ReceivedBid {
        std::int64_t seq;
        Bid bid;
    };

    PersistentMap<std::string, Policy> policies;
    PersistentMap<std::string, Tender> tenders;
    PersistentMap<Names, ReceivedBid> bids;
    PersistentMap<std::string, SealKey> seal_keys;
    PersistentMap<Names, Request> requests;
    PersistentMap<std::int64_t, Decision> decisions;
    PersistentMap<std::string, std::string> documents;
    PersistentMap<std::int64_t, Entry> log;
    PersistentMap<merkle::Node, merkle::Hash> nodes;
    PersistentMap<std::int64_t, Checkpoint> checkpoints;
    PersistentMap<std::int64_t, Cosignature> cosignatures;
    PersistentMap<std::string, std::vector<Timer>> timers;
    PersistentMap<std::int64_t, Webhook> webhooks;
    PersistentMap<std::int64_t, Message> messages;
    PersistentMap<std::string, User> users;
    PersistentMap<std::string, Token> tokens;
    PersistentMap<std::string, Personal> personals;
    // The last numbers that were given.
    std::int64_t bid = 0, decision = 0, entry = 0, webhook = 0, message = 0, checkpoint = 0, cosignature = 0;
};

class MemoryStore final : public Store {
  public:
    using Store::write;
    std::vector<Result<void>> write(const std::vector<Job>& jobs) override;
    Result<void> read(const std::function<Result<void>(Reader&)>& job) override;
    std::optional<std::int64_t> version() override;
    Result<void> back_up(const std::string& path) override; // V716: there is nothing to copy

  private:
    MemoryState now();

    std::mutex writing_;
    std::mutex state_lock_;
    std::int64_t version_ = 0;
    MemoryState state_;
};

} // namespace voorrang::store
