// The entries of the log from its beginning on, whatever their number: read page by page, in their order.
#pragma once

#include "adapters/json/tree.hpp"
#include "adapters/store/store.hpp"

#include <functional>
#include <optional>

namespace voorrang::store {

// Each entry of the filter, which says how many are read at once; its body is nothing if it can't be read. The visit
// ends the reading by returning false.
Result<void> each_entry(Reader& reader, EntryFilter filter,
                        const std::function<bool(const Entry& entry, std::optional<json::Ref> body)>& visit);

} // namespace voorrang::store
