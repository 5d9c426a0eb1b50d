#include "dsl/syntax/chunks.hpp"

#include <algorithm>

namespace voorrang::syntax {

bool begins_chunk(std::span<const Token> tokens, std::size_t at) {
    const Token& token = tokens[at];
    if (!token.first_on_line || std::ranges::find(chunk_starts, token.keyword) == chunk_starts.end()) return false;
    if (token.keyword != Keyword::award) return true;
    // `award highest total` stands inside an award, `award to "X"` behind `expect`.
    const Keyword next = at + 1 < tokens.size() ? tokens[at + 1].keyword : Keyword::none;
    const Keyword last = at > 0 ? tokens[at - 1].keyword : Keyword::none;
    return next != Keyword::highest && next != Keyword::lowest && last != Keyword::expect;
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
