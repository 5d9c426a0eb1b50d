// Members of a JSON object of our own making. What is not as we write it is refused, by an exception that
// read_object() turns into false: no caller sees one.
#pragma once

#include "adapters/report/places.hpp"

#include <boost/json.hpp>

#include <stdexcept>

namespace voorrang::report::json_parts {

namespace json = boost::json;

[[noreturn]] inline void refuse() { throw std::invalid_argument("not as it was written"); }

inline bool is_null(const json::object& object, std::string_view name) { return object.at(name).is_null(); }
inline std::string text(const json::object& object, std::string_view name) {
    return std::string(std::string_view(object.at(name).as_string()));
}
inline std::string text_if_any(const json::object& object, std::string_view name) {
    return object.contains(name) ? text(object, name) : std::string();
}
inline std::uint32_t integer(const json::object& object, std::string_view name) {
    return object.at(name).to_number<std::uint32_t>();
}
inline const json::object& child(const json::object& object, std::string_view name) {
    return object.at(name).as_object();
}
inline const json::array& list(const json::object& object, std::string_view name) { return object.at(name).as_array(); }

std::vector<std::string> texts(const json::object& object, std::string_view name);
// The member "place", kept; an empty span if it is absent or null.
Span place(const json::object& object, StoredPlaces& places);

template <class Read>
bool read_object(std::string_view text, Read read) {
    json::parse_options options;
    options.max_depth = 4096; // explanations nest as deep as expressions do
    try {
        read(json::parse(text, json::storage_ptr(), options).as_object());
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

} // namespace voorrang::report::json_parts
