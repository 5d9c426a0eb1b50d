#include "adapters/sqlite_store/rows.hpp"

#include <algorithm>
#include <limits>

namespace voorrang::sqlite_store {

std::int64_t limit_of(std::size_t limit) {
    constexpr auto most = static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max());
    return static_cast<std::int64_t>(std::min(limit, most));
}

Result<std::int64_t> Rows::last_row(const Result<void>& written) const {
    if (!written) return written.error();
    return connection_.last_row();
}

} // namespace voorrang::sqlite_store
