#include "dsl/syntax/lexer.hpp"

#include "dsl/diagnostics/quote.hpp"
#include "dsl/syntax/characters.hpp"
#include "dsl/syntax/literals.hpp"
#include "dsl/syntax/report.hpp"
#include "dsl/syntax/slips.hpp"
#include "dsl/syntax/text_literal.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace voorrang::syntax {

namespace {

constexpr auto symbols = std::to_array<std::pair<std::string_view, Symbol>>({
#define X(name, spelling) {spelling, Symbol::name},
    VOORRANG_SYMBOLS(X)
#undef X
});

// Accents that stand apart from their letter.
constexpr char32_t first_combining_mark = 0x300;
constexpr char32_t last_combining_mark = 0x36F;

class Lexer {
  public:
    Lexer(std::string_view text, SourceId source, const Surface& surface)
        : text_(text), source_(source), surface_(surface) {}

    Lexed run() {
        if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
        result_.tokens.reserve(text_.size() / 5); // more or less
        while (at_ < text_.size()) step();
        const std::size_t end = result_.tokens.empty() ? 0 : result_.tokens.back().span.end;
        put({.kind = TokenKind::end, .first_on_line = true, .span = span(end, end)});
        return std::move(result_);
    }

  private:
    void step() {
        const char c = text_[at_];
        if (c == '\n') {
            line_start_ = ++at_;
            first_on_line_ = true;
        } else if (c == '\r') {
            ++at_;
        } else if (const std::size_t blank = blank_at(text_, at_)) {
            at_ += blank;
        } else if (text_.substr(at_).starts_with("--")) {
            comment();
        } else if (is_digit(c)) {
            literal(at_, scan_number(text_, at_, surface_));
        } else if (quote_mark_at(text_, at_) > 0) {
            text();
        } else if (is_letter(code_point_at(text_, at_).value)) {
            word();
        } else if (c == '`') {
            quoted_name();
        } else if (const Slip* slip = find_slip(text_.substr(at_))) {
            this->slip(*slip);
        } else if (!symbol()) {
            unknown();
        }
    }

    void comment() {
        const std::size_t begin = at_;
        skip_line();
        result_.comments.push_back({span(begin, at_)});
    }

    void skip_line() {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
        if (text_[at_ - 1] == '\r') --at_;
    }

    void literal(std::size_t begin, ScannedLiteral scanned) {
        at_ = scanned.end;
        if (scanned.fault)
            report(scanned.fault->code, std::move(scanned.fault->message), span(begin, at_),
                   std::move(scanned.fault->help));
        put({.kind = scanned.kind, .span = span(begin, at_), .literal = std::move(scanned.value)});
    }

    void text() {
        const std::size_t begin = at_;
        const auto [end, closed] = quoted_extent(text_, begin);
        at_ = end;
        if (text_[begin] != '"')
            report(Code::unknown_character, "this kind of quote has no meaning here",
                   span(begin, begin + quote_mark_at(text_, begin)),
                   behind_word(begin) ? "what belongs to something is asked with a point: `tender.value`"
                                      : "a text stands between straight double quotes: \"…\"");
        else if (!closed)
            report(Code::unclosed_text, "the text that begins here is not closed", span(begin, end),
                   "a text ends with a double quote on the same line; write \\\" for a quote inside it");
        if (!closed) result_.doubts.push_back(span(begin, end));
        TextLiteral read = read_text(text_.substr(begin, end - begin));
        for (const std::uint32_t bad : read.bad_escapes)
            report(Code::unknown_character, "a backslash has no meaning before this character",
                   span(begin + bad, begin + bad + 1), R"(the escapes are \" and \\ and \n; write \\ for a backslash)");
        put({.kind = TokenKind::text, .span = span(begin, end), .literal = std::move(read.value)});
    }

    // tender's
    bool behind_word(std::size_t at) const {
        return !result_.tokens.empty() && result_.tokens.back().kind == TokenKind::word &&
               result_.tokens.back().span.end == at;
    }

    void word() {
        const std::size_t begin = at_;
        at_ = end_of_word(text_, at_);
        const std::string_view written = text_.substr(begin, at_ - begin);
        const std::size_t next = skip_blanks(text_, at_);
        if (next > at_ && digit_at(text_, next)) {
            if (const std::optional<Currency> currency = parse_currency(written))
                return literal(begin, scan_amount(text_, next, *currency));
        }
        const auto [match, length] = surface_.match(text_, begin);
        if (match == nullptr) return put({.kind = TokenKind::word, .span = span(begin, at_)});
        at_ = begin + length;
        for (const Keyword keyword : match->keywords)
            if (keyword != Keyword::none) put({.kind = TokenKind::word, .keyword = keyword, .span = span(begin, at_)});
    }

    // `als`: a name, whatever the word means.
    void quoted_name() {
        const std::size_t begin = at_++;
        const std::size_t end = end_of_word(text_, at_);
        const bool is_name = end > at_ && is_letter(code_point_at(text_, at_).value);
        const bool closed = char_at(text_, end) == '`';
        at_ = closed ? end + 1 : std::max(end, at_);
        if (!is_name || !closed) {
            report(Code::bad_quoted_name,
                   "a name between back-quotes is a letter, then letters, digits and underscores", span(begin, at_),
                   closed ? "" : "close it with another back-quote");
            result_.doubts.push_back(span(begin, at_));
        }
        put({.kind = TokenKind::word, .span = span(begin, at_)});
        std::string_view& name = result_.tokens.back().text;
        name.remove_prefix(1);
        if (closed) name.remove_suffix(1);
    }

    void slip(const Slip& slip) {
        const std::size_t begin = at_;
        at_ += slip.written.size();
        if (const std::size_t next = skip_blanks(text_, at_); !slip.currency.empty() && digit_at(text_, next))
            return sign_before_amount(slip, begin, next);
        report(Code::unknown_character, "`" + std::string(slip.written) + "` has no meaning here", span(begin, at_),
               std::string(slip.help));
        if (slip.comment) skip_line();
        if (slip.symbol != Symbol::none)
            put({.kind = TokenKind::symbol, .symbol = slip.symbol, .span = span(begin, at_)});
        if (slip.keyword != Keyword::none)
            put({.kind = TokenKind::word, .keyword = slip.keyword, .span = span(begin, at_)});
    }

    // € 5: told once, and read as the amount that it is.
    void sign_before_amount(const Slip& slip, std::size_t begin, std::size_t next) {
        ScannedLiteral amount = scan_amount(text_, next, *parse_currency(slip.currency));
        const std::string meant = amount.fault ? "5" : std::string(text_.substr(next, amount.end - next));
        report(Code::unknown_character, "`" + std::string(slip.written) + "` has no meaning here",
               span(begin, begin + slip.written.size()),
               "an amount of money begins with the currency's code: " + std::string(slip.currency) + " " + meant);
        literal(begin, std::move(amount));
    }

    bool symbol() {
        for (const auto& [spelling, symbol] : symbols) {
            if (!text_.substr(at_).starts_with(spelling)) continue;
            const std::size_t begin = at_;
            at_ += spelling.size();
            const bool row = symbol == Symbol::bar && first_on_line_;
            put({.kind = row ? TokenKind::row_start : TokenKind::symbol, .symbol = symbol, .span = span(begin, at_)});
            return true;
        }
        return false;
    }

    // A run of characters that mean nothing is told once.
    void unknown() {
        const std::size_t begin = at_;
        do {
            at_ += code_point_at(text_, at_).length;
        } while (at_ < text_.size() && means_nothing());
        result_.doubts.push_back(span(begin, at_));
        const char32_t first = code_point_at(text_, begin).value;
        const bool accent = first >= first_combining_mark && first <= last_combining_mark;
        report(Code::unknown_character, "`" + printable(text_.substr(begin, at_ - begin)) + "` has no meaning here",
               span(begin, at_), accent ? "write the letter and its accent as one character (Unicode form NFC)" : "");
    }

    bool means_nothing() const {
        const std::string_view rest = text_.substr(at_);
        const char c = rest.front();
        if (c == '\n' || c == '\r' || c == '`' || is_digit(c) || blank_at(text_, at_) > 0 ||
            quote_mark_at(text_, at_) > 0 || is_letter(code_point_at(text_, at_).value) || find_slip(rest) != nullptr)
            return false;
        for (const auto& each : symbols)
            if (rest.starts_with(each.first)) return false;
        return true;
    }

    void put(Token token) {
        token.first_on_line = first_on_line_ || token.kind == TokenKind::end;
        token.indent = static_cast<std::uint32_t>(token.span.begin - line_start_);
        token.text = text_.substr(token.span.begin, token.span.end - token.span.begin);
        if (token.kind == TokenKind::end) token.indent = 0;
        first_on_line_ = false;
        result_.tokens.push_back(std::move(token));
    }

    void report(Code code, std::string message, Span where, std::string help) {
        result_.diagnostics.push_back(syntax::report(code, where, std::move(message), std::move(help)));
    }

    Span span(std::size_t begin, std::size_t end) const {
        return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    std::string_view text_;
    SourceId source_;
    const Surface& surface_;
    std::size_t at_ = 0;
    std::size_t line_start_ = 0;
    bool first_on_line_ = true;
    Lexed result_;
};

} // namespace

Lexed lex(std::string_view text, SourceId source, const Surface& surface) { return Lexer(text, source, surface).run(); }

} // namespace voorrang::syntax
