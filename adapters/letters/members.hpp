// What stands in a document or in the body of an entry, where something may not be there or be of another kind.
#pragma once

#include "adapters/json/tree.hpp"

#include <optional>
#include <string>

namespace voorrang::letters {

inline std::optional<json::Ref> member(std::optional<json::Ref> object, std::string_view key) {
    return object && object->is_object() ? object->find(key) : std::nullopt;
}

// The elements of an array are asked for only where there is one.
inline std::optional<json::Ref> list(std::optional<json::Ref> value) {
    return value && value->is_array() ? value : std::nullopt;
}

inline std::string text_of(std::optional<json::Ref> value) {
    return value ? std::string(value->text()) : std::string();
}

} // namespace voorrang::letters
