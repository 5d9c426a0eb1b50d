#include "dsl/syntax/expected.hpp"

#include <algorithm>

namespace voorrang::syntax {

void Expected::join(const Token* at, Mark since, std::string_view label) {
    if (at != furthest_ || since.items >= items_.size()) return;
    items_.resize(since.items);
    items_.push_back({Keyword::none, Symbol::none, label});
}

void Expected::forget(const Token* at, Mark since) {
    if (at != furthest_) return;
    items_.resize(since.items);
    words_.resize(since.words);
}

bool Expected::has(std::string_view label) const {
    return std::ranges::find(items_, label, &Item::label) != items_.end();
}

bool Expected::has(Symbol symbol) const { return std::ranges::find(items_, symbol, &Item::symbol) != items_.end(); }

std::string Expected::text(const Surface& surface) const {
    std::vector<Item> items;
    for (const Item& item : items_)
        if (std::ranges::find(items, item) == items.end()) items.push_back(item);
    std::string result;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) result += i + 1 == items.size() ? " or " : ", ";
        const auto& [keyword, symbol, label] = items[i];
        if (keyword != Keyword::none)
            result += "`" + std::string(surface.spelling(keyword)) + "`";
        else if (symbol != Symbol::none)
            result += "`" + std::string(spelling(symbol)) + "`";
        else
            result += label;
    }
    return result;
}

std::vector<std::string> Expected::words(const Surface& surface) const {
    std::vector<std::string> result;
    for (const Keyword keyword : words_) result.emplace_back(surface.spelling(keyword));
    return result;
}

} // namespace voorrang::syntax
