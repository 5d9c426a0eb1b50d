// Texts as small numbers. The first ids are the policy's own constants, so that comparing a fact with a constant is
// comparing two integers.
//
// The characters stand one after the other in blocks that stay where they are; a table of ids, open and probed in
// order, finds them by hash. After reset() all of that memory is used again.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
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
    // Valid until reset(), also when other texts are added.
    std::string_view text(std::uint32_t id) const { return {entries_[id].begin, entries_[id].size}; }
    // Forgets all but the constants.
    void reset();

  private:
    struct Entry {
        const char* begin;
        std::size_t size;
        std::uint64_t hash;
    };
    struct Block {
        std::unique_ptr<char[]> bytes;
        std::size_t size;
    };
    // How far the blocks are filled.
    struct Mark {
        std::size_t block = 0;
        std::size_t used = 0;
    };

    const char* keep(std::string_view text);
    std::size_t slot_of(std::string_view text, std::uint64_t hash) const; // where it is, or would be
    void index_all(std::size_t slots);

    std::size_t constants_;
    Mark constants_end_;
    std::vector<Entry> entries_; // by id
    std::vector<std::uint32_t> slots_;
    std::vector<Block> blocks_;
    Mark end_;
};

} // namespace voorrang::engine
