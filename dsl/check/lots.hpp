// An award for each lot.
#pragma once

#include "dsl/check/scope.hpp"

namespace voorrang::check {

// Sets award.lots if all of it is sound. `scope` is that of the competitor; the criteria are checked before.
void check_lots(Context& context, const Scope& scope, const ast::EachLot& written, Award& award);

} // namespace voorrang::check
