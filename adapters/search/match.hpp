// Whether an entry of the log is what somebody looks for.
#pragma once

#include "adapters/json/tree.hpp"
#include "adapters/search/query.hpp"
#include "adapters/store/rows.hpp"

#include <functional>
#include <set>

namespace voorrang::search {

// What the body of an entry doesn't say by itself.
struct Known {
    // The bids of the bidder that is asked for on a tender, by id.
    std::function<const std::set<std::string>&(const std::string& tender)> bids_of_bidder;
    const std::set<std::string>& policies; // hashes of those that are asked for
};

// `with_decision`: what the entry says of a decision counts too. Tender, kinds and period are looked at as well.
bool fits(const Query& query, const store::Entry& entry, json::Ref body, const Known& known, bool with_decision);

// Whether a citation names an article: as a whole, not as the begin of another number.
bool names(std::string_view citation, std::string_view article);

} // namespace voorrang::search
