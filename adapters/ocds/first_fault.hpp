// Of XML with several faults the first is told where tenders are decided, and how the others can be seen.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"

namespace voorrang::ocds {

// Of at least one.
Diagnostic first_fault(Diagnostics faults);

} // namespace voorrang::ocds
