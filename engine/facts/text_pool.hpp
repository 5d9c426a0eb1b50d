// Texts as small numbers. The first ids are the policy's own constants, so that comparing a fact with a constant is
// comparing two integers.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace voorrang::engine {

class TextPool {
  public:
    explicit TextPool(const std::vector<std::string>& constants);
    TextPool(const TextPool&) = delete;
    TextPool& operator=(const TextPool&) = delete;
    TextPool(TextPool&&) = default;
    TextPool& operator=(TextPool&&) = default;

    std::uint32_t intern(std::string_view text);
    std::string_view text(std::uint32_t id) const { return texts_[id]; }
    // Forgets all but the constants.
    void reset();

  private:
    std::size_t constants_;
    std::deque<std::string> texts_; // stable addresses: the map's keys point into it
    std::unordered_map<std::string_view, std::uint32_t> ids_;
};

} // namespace voorrang::engine
