#include "adapters/json/open_objects.hpp"

namespace voorrang::json {

void OpenObjects::close() {
    keys_.resize(objects_.back().first);
    objects_.pop_back();
}

bool OpenObjects::add(std::string_view texts, std::size_t begin) {
    const std::string_view key = texts.substr(begin);
    Object& object = objects_.back();
    if (object.sorted) return object.sorted->emplace(key).second;
    for (std::size_t i = object.first; i < keys_.size(); ++i)
        if (texts.substr(keys_[i].begin, keys_[i].size) == key) return false;
    keys_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(key.size())});
    if (keys_.size() - object.first == many) {
        object.sorted = std::make_unique<std::set<std::string, std::less<>>>();
        for (std::size_t i = object.first; i < keys_.size(); ++i)
            object.sorted->emplace(texts.substr(keys_[i].begin, keys_[i].size));
    }
    return true;
}

} // namespace voorrang::json
