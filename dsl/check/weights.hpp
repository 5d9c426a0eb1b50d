// Weights of an award: 100% in all, whatever the date.
#pragma once

#include "dsl/check/context.hpp"

namespace voorrang::check {

// Every weight is a constant or a parameter. V402 at `span` if they do not add up on any date on which they change.
void check_weights(Context& context, Span span, const std::vector<Award::Criterion>& criteria);

} // namespace voorrang::check
