// The words of a rule file: what the lexer makes of the text and the grammar reads.
#pragma once

#include "dsl/diagnostics/span.hpp"
#include "dsl/syntax/keywords.hpp"
#include "dsl/value/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace voorrang::syntax {

// X(enumerator, spelling)
#define VOORRANG_SYMBOLS(X)                                                                                            \
    X(colon, ":")                                                                                                      \
    X(comma, ",")                                                                                                      \
    X(dots, "..")                                                                                                      \
    X(dot, ".")                                                                                                        \
    X(not_equal, "<>")                                                                                                 \
    X(less_equal, "<=")                                                                                                \
    X(less, "<")                                                                                                       \
    X(greater_equal, ">=")                                                                                             \
    X(greater, ">")                                                                                                    \
    X(equal, "=")                                                                                                      \
    X(arrow, "->")                                                                                                     \
    X(plus, "+")                                                                                                       \
    X(minus, "-")                                                                                                      \
    X(times, "*")                                                                                                      \
    X(divided, "/")                                                                                                    \
    X(open_round, "(")                                                                                                 \
    X(close_round, ")")                                                                                                \
    X(open_square, "[")                                                                                                \
    X(close_square, "]")                                                                                               \
    X(open_curly, "{")                                                                                                 \
    X(close_curly, "}")                                                                                                \
    X(bars, "||")                                                                                                      \
    X(bar, "|")

enum class Symbol : std::uint8_t {
    none,
#define X(name, spelling) name,
    VOORRANG_SYMBOLS(X)
#undef X
};

std::string_view spelling(Symbol symbol);

enum class TokenKind : std::uint8_t {
    word,
    number,
    percent,
    money,
    date,
    time,
    duration,
    text,
    dotted, // 2026.1.2: only a version
    symbol,
    row_start, // a `|` that is the first thing on its line
    end        // the last token of every file; in an expression within a text it is the brace behind it
};

struct Token {
    TokenKind kind = TokenKind::end;
    Keyword keyword = Keyword::none; // of a word
    Symbol symbol = Symbol::none;    // of a symbol
    bool first_on_line = false;
    std::uint32_t indent = 0; // bytes between the line's start and the token
    Span span = {};
    std::string_view text = {}; // as written
    Value literal = {};         // of number … text; the text without quotes and escapes
};

// As messages call it: "`when`", "the text \"abc\"", "the end of the text".
std::string describe(const Token& token);

} // namespace voorrang::syntax
