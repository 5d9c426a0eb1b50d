#include "dsl/syntax/chunks.hpp"

#include <algorithm>

namespace voorrang::syntax {

bool begins_open_declaration(std::span<const Token> tokens, std::size_t at) {
    constexpr std::array can_be_open{Keyword::parameter, Keyword::define, Keyword::rule, Keyword::table};
    return tokens[at].keyword == Keyword::open && tokens[at].first_on_line && at + 1 < tokens.size() &&
           std::ranges::find(can_be_open, tokens[at + 1].keyword) != can_be_open.end();
}

bool begins_chunk(std::span<const Token> tokens, std::size_t at) {
    const Token& token = tokens[at];
    if (begins_open_declaration(tokens, at)) return true;
    if (at > 0 && begins_open_declaration(tokens, at - 1)) return false;
    if (!token.first_on_line || std::ranges::find(chunk_starts, token.keyword) == chunk_starts.end()) return false;
    constexpr std::array can_be_inside{Keyword::award, Keyword::measure, Keyword::workflow};
    if (std::ranges::find(can_be_inside, token.keyword) == can_be_inside.end()) return true;
    // `award highest total` stands inside an award; `award to "X"`, `measure share is 5%` and a workflow's course
    // behind `expect`.
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
