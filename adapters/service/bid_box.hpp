// The bids for a tender, from when they come in until they are opened. What comes in while its state has a deadline is
// sealed until then, whatever the policy says of single facts: contents are examined only after the time limit
// (Directive 2014/24/EU art. 22(3); Aw 2012 art. 2.54, 2.138). The document of the tender knows nothing of a sealed
// bid.
#pragma once

#include "adapters/seal/seal.hpp"
#include "adapters/service/act.hpp"
#include "adapters/service/dossier.hpp"

namespace voorrang::service {

// The latest deadline of the state that the tender is in; nothing if it has none.
std::optional<Time> end_of_seal(const std::vector<engine::Timer>& timers);

// A bid as it came in, in the project's own form (docs/facts.md), made ready: with an identifier of its own, on behalf
// of the organisation for which the user acts. V753 if it is not such a bid, V754 if it is another's.
struct NewBid {
    std::string id;
    json::Tree content;
    std::string hash, party; // as in store::Bid; of what is not personal
};
Result<NewBid> prepare_bid(json::Ref bid, const ShelvedPolicy& policy, const Act& act);

class BidBox {
  public:
    BidBox(store::Writer& writer, const seal::MasterKey& master) : writer_(writer), master_(master) {}

    // V752 if another bid of the organisation says other things of it.
    Result<store::Bid> put(const Dossier& dossier, const NewBid& bid, const Act& act, std::optional<Time> until);

    // The seal holds on to a deadline that was moved to later.
    Result<void> move_seal(const std::string& tender, Time until);

    // Those that can be opened now: standing, and sealed until a moment that has passed.
    Result<std::vector<store::Bid>> ripe(const std::string& tender, Time now);
    // The document with them in it, in the order in which they came in, their personal data set apart.
    Result<ocds::Case> document_with(const Dossier& dossier, const std::vector<store::Bid>& bids, Time now);
    Result<void> mark_opened(const std::vector<store::Bid>& bids);

    Result<std::string> content_of(const store::Bid& bid, Time now);

  private:
    Result<store::SealKey> key(const std::string& tender, Time until);

    store::Writer& writer_;
    const seal::MasterKey& master_;
};

} // namespace voorrang::service
