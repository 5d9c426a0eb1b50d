// Entries of the log as somebody may see them.
#pragma once

#include "adapters/api/entry_names.hpp"
#include "adapters/service/shelf.hpp"
#include "adapters/store/store.hpp"

namespace voorrang::api {

// As the user would get it from /v1/log/{entry}; nothing if it is withheld, or the user is gone or disabled.
Result<std::optional<std::string>> entry_for(store::Reader& store, service::Shelf& shelf, const EntryNames& names,
                                             const std::string& user, std::int64_t entry);

} // namespace voorrang::api
