// Personal data back in the place of its tokens, for whoever may see what has them in it. A token whose value was
// erased stays a token.
#pragma once

#include "adapters/store/store.hpp"

namespace voorrang::personal {

enum class In : std::uint8_t { json, html, plain };

// `text` is of that form, and so is the result.
Result<std::string> unveil(store::Reader& reader, std::string text, In form);

// The same of what an entry says. Its leaf is that of the entry as it is kept.
Result<store::Entry> unveil(store::Reader& reader, store::Entry entry);

// What the log calls the user of this id (store::User::called); the id where there is no such user.
Result<std::string> called(store::Reader& reader, const std::string& id);
// And the other way: nothing if there is none, or no more.
Result<std::optional<store::User>> user_called(store::Reader& reader, const std::string& called);

} // namespace voorrang::personal
