// What the public gets to know of awards and contracts: who won, for how much, and how many bids there were. Of the
// other bids nothing.
#pragma once

#include "adapters/service/public_copy.hpp"
#include "adapters/store/rows.hpp"

#include <memory>
#include <set>

namespace voorrang::service {

// Awards are numbered through the tender, those of one decision in the order of its lots. A bid that wins several lots
// gets one award for them together.
struct ToldAward {
    std::string id;
    std::vector<std::string> lots;
    std::string status; // pending, active, cancelled, unsuccessful
    std::string date, basis;
    std::string winner;                         // identifier of the bid; empty: nobody
    std::shared_ptr<const json::Tree> document; // that was decided on
};

// The awards of a decision; `number` is that of the first. Nothing if the decision can't be read.
std::vector<ToldAward> awards_of(const store::Decision& decision, std::shared_ptr<const json::Tree> document,
                                 std::size_t number);

std::set<std::string> suppliers_of(const std::vector<ToldAward>& awards); // their identifiers

struct BidCount {
    std::size_t bids = 0, bidders = 0;
    std::vector<std::pair<std::string, std::size_t>> by_lot; // in the order of the tender's lots
};
BidCount count_bids(json::Ref document);

// Members of an object that is open; nothing if there is nothing to tell. What the buyer wrote of an award of the same
// number, or of contracts, is taken over; where it wrote of no contract, each award that holds is one.
void write_awards(json::TreeBuilder& out, const std::vector<ToldAward>& awards, json::Ref document,
                  const HiddenPlaces& hidden);
void write_bid_count(json::TreeBuilder& out, const BidCount& count);
void write_contracts(json::TreeBuilder& out, const std::vector<ToldAward>& awards, const std::string& signed_at,
                     json::Ref document, const HiddenPlaces& hidden);

bool has_contracts(json::Ref document);

} // namespace voorrang::service
