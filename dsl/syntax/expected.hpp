// What the grammar would have accepted at the furthest token that it reached: the material of a good error message.
#pragma once

#include "dsl/syntax/token.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace voorrang::syntax {

class Expected {
  public:
    void note(const Token* at, Keyword keyword) {
        if (!reach(at)) return;
        words_.push_back(keyword);
        items_.push_back({keyword, Symbol::none, {}});
    }
    void note(const Token* at, Symbol symbol) {
        if (reach(at)) items_.push_back({Keyword::none, symbol, {}});
    }
    // `label` as messages call it: "a name". It must be a literal.
    void note(const Token* at, std::string_view label) {
        if (reach(at)) items_.push_back({Keyword::none, Symbol::none, label});
    }

    // How much is noted of `at`.
    struct Mark {
        std::size_t items = 0;
        std::size_t words = 0;
    };
    Mark mark(const Token* at) const { return at == furthest_ ? Mark{items_.size(), words_.size()} : Mark{}; }
    // What has been noted of `at` since then is one thing, called `label`; or it is not worth telling.
    void join(const Token* at, Mark since, std::string_view label);
    void forget(const Token* at, Mark since);
    // The grammar failed at `at`, if not further on.
    void failed(const Token* at) { reach(at); }

    const Token* furthest() const { return furthest_; }
    bool has(std::string_view label) const;
    bool has(Symbol symbol) const;

    // "`when`, `unless` or a declaration"; empty if nothing is noted.
    std::string text(const Surface& surface) const;
    // The spellings of the keywords that would have been right, those inside joined things too.
    std::vector<std::string> words(const Surface& surface) const;

  private:
    struct Item {
        Keyword keyword;
        Symbol symbol;
        std::string_view label;
        friend bool operator==(const Item&, const Item&) = default;
    };

    bool reach(const Token* at) {
        if (at < furthest_) return false;
        if (at > furthest_) {
            furthest_ = at;
            items_.clear();
            words_.clear();
        }
        return true;
    }

    const Token* furthest_ = nullptr;
    std::vector<Item> items_;
    std::vector<Keyword> words_;
};

} // namespace voorrang::syntax
