// The document of a tender with what an ESPD response says of one of its bidders.
#pragma once

#include "adapters/espd/response.hpp"
#include "adapters/ocds/case.hpp"
#include "dsl/diagnostics/result.hpp"

namespace voorrang::ocds {

// The answers go to the party that has an identifier of who gave them, and to its bids. A tender without any bids takes
// party and answers over as they are. Errors: V503 (the tender's own parties or bids have another shape), V507 (the
// party says otherwise, or there are two), V508 (nobody of that identifier has made a bid); the case is then unchanged.
Result<void> add_answers(Case& tender, const espd::Response& response);

} // namespace voorrang::ocds
