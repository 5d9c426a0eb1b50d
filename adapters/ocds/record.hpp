// A piece of the input to a case.
#pragma once

#include "adapters/ocds/case.hpp"
#include "adapters/ocds/splitter.hpp"

namespace voorrang::ocds {

// Errors: V503 (a release to be merged without a date), V506 (no ocid, neither release nor record), V507 (see merge),
// V509 (only links).
Result<Case> make_case(Piece piece);

} // namespace voorrang::ocds
