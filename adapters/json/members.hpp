// What stands in a document or in the body of an entry, where something may not be there or be of another kind.
#pragma once

#include "adapters/json/tree.hpp"

#include <optional>
#include <string>

namespace voorrang::json {

inline std::optional<Ref> member(std::optional<Ref> object, std::string_view key) {
    return object && object->is_object() ? object->find(key) : std::nullopt;
}

// The elements of an array are asked for only where there is one.
inline std::optional<Ref> list(std::optional<Ref> value) { return value && value->is_array() ? value : std::nullopt; }

// Empty if it is not there.
inline std::string text_of(std::optional<Ref> value) { return value ? std::string(value->text()) : std::string(); }

} // namespace voorrang::json
