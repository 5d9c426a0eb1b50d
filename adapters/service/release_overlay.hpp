// What must be said after one thing was said so that, merged by the rules of OCDS, another comes of it.
#pragma once

#include "adapters/json/tree.hpp"

namespace voorrang::service {

// Members of an object that is open: all of `now`, and null for what was in `before` and is not in `now`. A list whose
// elements have identifiers can grow only; that is so of all lists here.
void write_overlay(json::TreeBuilder& out, json::Ref before, json::Ref now);

} // namespace voorrang::service
