// Personal values are kept beside the log, each under its token.
#pragma once

#include "adapters/store/store.hpp"

namespace voorrang::personal {

// The token of a value, canonical JSON, within a scope: a tender; nothing for what users of the service are called; the
// token of a user for what else is theirs. The same value has the same token there while it is kept.
Result<std::string> keep_apart(store::Writer& writer, const std::string& scope, const std::string& value);

// The token that a value has with this salt.
std::string token_of(std::string_view salt, std::string_view value);

} // namespace voorrang::personal
