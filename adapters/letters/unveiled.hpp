#pragma once

#include "adapters/letters/paper.hpp"
#include "adapters/store/store.hpp"

namespace voorrang::letters {

// With the persons named of whom the log has tokens (adapters/personal).
Result<Paper> unveiled(store::Reader& reader, Paper paper);

} // namespace voorrang::letters
