// What somebody who made a bid gets to see of a decision (Aw 2012 art. 2.130): where their own bids stand and why, and
// who won with which scores. Of other bids they learn nothing: not that they are there, nor a place in a list that
// counts them. A value that was reckoned over all bids, such as the lowest price, stays where their own score rests on
// it; whose it is does not.
#pragma once

#include "adapters/api/view.hpp"
#include "engine/decide/decision.hpp"

#include <set>

namespace voorrang::api {

// `own` are the identifiers of their bids; `shown` tells where in the release that they are shown its parts stand.
engine::Decision own_part(engine::Decision decision, const std::set<std::string>& own, const ShownPlaces& shown);

} // namespace voorrang::api
