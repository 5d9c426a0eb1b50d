// Whether every value of a notice is of its kind: codes of the lists that are read, dates, amounts, addresses …, and
// none is empty.
#pragma once

#include "adapters/eforms/faults.hpp"

namespace voorrang::eforms {

void check_values(xml::Ref root, Faults& faults);

} // namespace voorrang::eforms
