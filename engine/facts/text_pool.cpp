#include "engine/facts/text_pool.hpp"

namespace voorrang::engine {

TextPool::TextPool(const std::vector<std::string>& constants) : constants_(constants.size()) {
    for (const std::string& text : constants) {
        texts_.push_back(text);
        ids_.emplace(texts_.back(), static_cast<std::uint32_t>(texts_.size() - 1));
    }
}

std::uint32_t TextPool::intern(std::string_view text) {
    if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
    const auto id = static_cast<std::uint32_t>(texts_.size());
    texts_.emplace_back(text);
    ids_.emplace(texts_.back(), id);
    return id;
}

void TextPool::reset() {
    while (texts_.size() > constants_) {
        ids_.erase(texts_.back());
        texts_.pop_back();
    }
}

} // namespace voorrang::engine
