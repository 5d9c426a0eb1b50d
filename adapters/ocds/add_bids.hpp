// The document of a tender with bids added to it.
#pragma once

#include "adapters/ocds/unify.hpp"
#include "dsl/diagnostics/result.hpp"

namespace voorrang::ocds {

// Each statement is a checked document of bids; to its place a JSON pointer can be appended. See BidsIndex::apply.
Result<void> add_bids(Case& tender, const std::vector<Statement>& documents);

} // namespace voorrang::ocds
