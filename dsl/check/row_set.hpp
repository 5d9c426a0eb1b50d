// A set of the rows of a table, 64 to a word: what two sets have in common is found 64 rows at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace voorrang::check {

class RowSet {
  public:
    // With none of so many rows.
    explicit RowSet(std::size_t rows) : words_((rows + 63) / 64) {}
    static RowSet all(std::size_t rows) {
        RowSet set(rows);
        for (std::uint64_t& word : set.words_) word = ~std::uint64_t{0};
        if (rows % 64 != 0) set.words_.back() >>= 64 - rows % 64;
        return set;
    }

    void add(std::size_t row) { words_[row / 64] |= std::uint64_t{1} << row % 64; }
    // Those that are in the other set too.
    void keep(const RowSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    }
    // The first one that is not before `row`.
    std::optional<std::size_t> next(std::size_t row) const {
        std::size_t at = row / 64;
        if (at >= words_.size()) return std::nullopt;
        for (std::uint64_t word = words_[at] >> row % 64 << row % 64;; word = words_[at]) {
            if (word != 0) return at * 64 + static_cast<std::size_t>(std::countr_zero(word));
            if (++at == words_.size()) return std::nullopt;
        }
    }

  private:
    std::vector<std::uint64_t> words_;
};

} // namespace voorrang::check
