#include "dsl/syntax/chunks.hpp"

namespace voorrang::syntax {

bool begins_chunk(std::span<const Token> tokens, std::size_t at) {
    const Token& token = tokens[at];
    if (!token.first_on_line) return false;
    switch (token.keyword) {
    case Keyword::policy:
    case Keyword::package:
    case Keyword::use:
    case Keyword::record:
    case Keyword::reference:
    case Keyword::parameter:
    case Keyword::define:
    case Keyword::rule:
    case Keyword::table:
    case Keyword::test:
        return true;
    case Keyword::award: {
        // `award highest total` stands inside an award, `award to "X"` after `expect`.
        const Keyword next = at + 1 < tokens.size() ? tokens[at + 1].keyword : Keyword::none;
        const Keyword last = at > 0 ? tokens[at - 1].keyword : Keyword::none;
        return next != Keyword::highest && next != Keyword::lowest && last != Keyword::expect;
    }
    default:
        return false;
    }
}

std::vector<std::span<const Token>> cut_into_chunks(std::span<const Token> tokens) {
    std::vector<std::span<const Token>> chunks;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const bool end = tokens[at].kind == TokenKind::end;
        if (at > begin && (end || begins_chunk(tokens, at))) {
            chunks.push_back(tokens.subspan(begin, at - begin));
            begin = at;
        }
    }
    return chunks;
}

} // namespace voorrang::syntax
