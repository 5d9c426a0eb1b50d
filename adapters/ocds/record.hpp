// A piece of the input to a case.
#pragma once

#include "adapters/ocds/case.hpp"
#include "adapters/ocds/splitter.hpp"
#include "dsl/graph/schema.hpp"

namespace voorrang::ocds {

// Errors: V503 (a release to be merged without a date), V506 (no ocid, neither release nor record), V507 (see merge),
// V509 (only links).
Result<Case> make_case(Piece piece);

// A document that is no OCDS: its name is the text or number at the pointer. Errors: V506 (nothing there, or neither).
Result<Case> make_case(Piece piece, const graph::Pointer& name);

} // namespace voorrang::ocds
