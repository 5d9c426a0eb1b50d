// Whose fault an error is.
#pragma once

#include "dsl/diagnostics/code.hpp"

namespace voorrang::store {

// Of the store itself, not of what was to be written: it has no room, is busy, damaged or can't be reached. The same
// may succeed later.
inline bool is_of_store(Code code) {
    switch (code) {
    case Code::store_busy:
    case Code::data_unreadable:
    case Code::data_read_only:
    case Code::data_write_failed:
    case Code::data_damaged:
        return true;
    default:
        return false;
    }
}

} // namespace voorrang::store
