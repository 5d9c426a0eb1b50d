// Whether a response has what each must have, once: the procedure, itself, and who answers.
#pragma once

#include "adapters/eforms/faults.hpp"

namespace voorrang::espd {

void check_structure(xml::Ref root, eforms::Faults& faults);

// cac:EconomicOperatorParty/cac:Party, of a response in which nothing is amiss.
xml::Ref operator_of(xml::Ref root);
// Its identifiers, the first of which is its own here.
std::vector<xml::Ref> identifiers_of(xml::Ref party);
// cbc:UUID, or cbc:ID where there is none.
xml::Ref own_identifier(xml::Ref root);

} // namespace voorrang::espd
