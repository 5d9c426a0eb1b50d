// The brackets that are open where a line begins, and how far in they put it.
#pragma once

#include "dsl/rewrite/items.hpp"

#include <vector>

namespace voorrang::rewrite {

inline bool is_opening(const Item& item) {
    using enum syntax::Symbol;
    return item.symbol == open_round || item.symbol == open_square || item.symbol == open_curly;
}
inline bool is_closing(const Item& item) {
    using enum syntax::Symbol;
    return item.symbol == close_round || item.symbol == close_square || item.symbol == close_curly;
}

class OpenBrackets {
  public:
    // `column` is that of the bracket, `line_indent` that of its line. With more behind it on its line, later lines
    // are lined up with that; without, they stand a step further in than the line.
    void open(std::size_t column, std::size_t line_indent, bool more_behind, bool spaced) {
        if (more_behind)
            open_.push_back({column + (spaced ? 2U : 1U), column});
        else
            open_.push_back({line_indent + 2, line_indent});
    }
    void close() {
        if (!open_.empty()) open_.pop_back();
    }
    void clear() { open_.clear(); }
    bool empty() const { return open_.empty(); }
    std::size_t size() const { return open_.size(); }

    std::size_t indent_of(const Item& first) const {
        return is_closing(first) ? open_.back().outside : open_.back().inside;
    }

  private:
    struct Open {
        std::size_t inside, outside;
    };
    std::vector<Open> open_;
};

} // namespace voorrang::rewrite
