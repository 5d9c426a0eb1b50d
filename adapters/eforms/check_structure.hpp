// Whether a notice has what every notice must have, each once, and whether what refers to an organisation, a lot, a
// tender or a contract finds it.
#pragma once

#include "adapters/eforms/faults.hpp"

namespace voorrang::eforms {

void check_structure(xml::Ref root, Faults& faults);

} // namespace voorrang::eforms
