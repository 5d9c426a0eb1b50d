// The keys of the objects that are being read, to find a key that comes twice.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::json {

class OpenObjects {
  public:
    void open() { objects_.push_back({keys_.size(), nullptr}); }
    void close();
    // False if the innermost object has the key already. The text is that in which the keys stand: it may move, but
    // must not change; the key is [begin, end of texts).
    bool add(std::string_view texts, std::size_t begin);

  private:
    struct Key {
        std::uint32_t begin;
        std::uint32_t size;
    };
    struct Object {
        std::size_t first; // of its keys
        // Once it has many keys: a copy in order, so that a large object costs no square.
        std::unique_ptr<std::set<std::string, std::less<>>> sorted;
    };
    static constexpr std::size_t many = 24;

    std::vector<Key> keys_;
    std::vector<Object> objects_;
};

} // namespace voorrang::json
