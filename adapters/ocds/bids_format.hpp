// The form of a document of bids: which names it may have. What its values mean is for the policy to say.
#pragma once

#include "adapters/json/tree.hpp"
#include "dsl/diagnostics/result.hpp"

namespace voorrang::ocds {

inline constexpr std::string_view bids_format = "voorrang.bids";

// Errors: V506 (no such document), V503 (a value of another type, or one that must be there and is not), V505 (a name
// that is not known). Their place is the JSON pointer in the document.
Result<void> check_bids_document(json::Ref document);

} // namespace voorrang::ocds
