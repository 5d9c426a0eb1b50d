#pragma once

#include "dsl/diagnostics/diagnostic.hpp"

#include <string>

namespace voorrang::store {

// V714 of something that was kept and can't be read any more: `what` says which.
inline Diagnostic damaged(std::string what) {
    return {Code::row_damaged, std::move(what), std::nullopt, "", {}, "restore the database from a backup"};
}

} // namespace voorrang::store
