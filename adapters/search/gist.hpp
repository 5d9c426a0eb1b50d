// An entry of the log in a few words.
#pragma once

#include "adapters/json/tree.hpp"
#include "dsl/phrases/language.hpp"

#include <string>

namespace voorrang::search {

// Of its body, what happened: the event and the state that it led to, the bid, the user, the decision. For a terminal
// or a cell: without what could upset either.
std::string gist(json::Ref body, Language language);

} // namespace voorrang::search
