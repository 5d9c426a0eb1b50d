#include "dsl/syntax/token.hpp"

#include "dsl/diagnostics/quote.hpp"
#include "dsl/diagnostics/utf8.hpp"

namespace voorrang::syntax {

namespace {

constexpr std::size_t longest_shown = 40; // bytes

std::string shortened(std::string_view text) {
    if (text.size() <= longest_shown) return printable(text);
    std::size_t end = longest_shown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return printable(text.substr(0, end)) + "…";
}

} // namespace

std::string_view spelling(Symbol symbol) {
    switch (symbol) {
#define X(name, spelling)                                                                                              \
    case Symbol::name:                                                                                                 \
        return spelling;
        VOORRANG_SYMBOLS(X)
#undef X
    case Symbol::none:
        break;
    }
    return {};
}

std::string describe(const Token& token) {
    switch (token.kind) {
    case TokenKind::end:
        return token.text.empty() ? "the end of the text" : "`" + std::string(token.text) + "`";
    case TokenKind::text:
        return "the text " + shortened(token.text);
    case TokenKind::row_start:
        return "a table row";
    case TokenKind::word:
        return (is_reserved(token.keyword) ? "the reserved word `" : "`") + shortened(token.text) + "`";
    default:
        return "`" + shortened(token.text) + "`";
    }
}

} // namespace voorrang::syntax
