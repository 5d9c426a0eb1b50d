#include "adapters/ocds/case.hpp"

namespace voorrang::ocds {

namespace {

bool is_at_or_below(const std::string& pointer, const std::string& above) {
    return pointer.starts_with(above) && (pointer.size() == above.size() || pointer[above.size()] == '/');
}

} // namespace

std::string place_text(const std::string& source, const std::string& pointer) {
    if (source.empty()) return pointer;
    return pointer.empty() ? source : source + " " + pointer;
}

std::string place_of(const Case& document, const std::string& pointer) {
    const Origin* nearest = nullptr;
    for (const Origin& origin : document.origins)
        if (is_at_or_below(pointer, origin.pointer) && (!nearest || origin.pointer.size() > nearest->pointer.size()))
            nearest = &origin;
    if (nearest) return nearest->place + pointer.substr(nearest->pointer.size());
    if (const auto there = document.places.find(pointer); there != document.places.end()) return there->second;
    return document.pointer.empty() ? place_text(document.place, pointer) : document.place + pointer;
}

} // namespace voorrang::ocds
