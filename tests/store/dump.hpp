// All that a reader can find, as text: two stores that answer alike have the same rows.
#pragma once

#include "adapters/store/store.hpp"

namespace voorrang::store {

std::string dump(Reader& reader);

} // namespace voorrang::store
