// What each word of a file was read as. The grammar may try a word as one thing and then as another: the last reader
// that took it is right. Who rewrites a file needs it, and nobody else.
#pragma once

#include "dsl/syntax/token.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace voorrang::syntax {

enum class WordUse : std::uint8_t { keyword, name, built_in };

struct WordUses {
    std::map<std::uint32_t, WordUse> by_offset;
    // Of the expressions within because texts, by where they begin. They have no text.
    std::map<std::uint32_t, std::vector<Token>> inner;

    void note(const Token& token, WordUse use) {
        if (token.kind == TokenKind::word) by_offset[token.span.begin] = use;
    }
    WordUse of(const Token& token) const {
        const auto found = by_offset.find(token.span.begin);
        if (found != by_offset.end()) return found->second;
        return is_reserved(token.keyword) ? WordUse::keyword : WordUse::name;
    }
};

} // namespace voorrang::syntax
