// The smallest parsers of the grammar: one token, or a few that belong together. They note what they expected, so that
// X3's what() is not needed.
#pragma once

#include "dsl/ast/declaration.hpp"
#include "dsl/syntax/state.hpp"

#include <optional>

namespace voorrang::syntax {

struct KeywordParser : x3::parser<KeywordParser> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    constexpr explicit KeywordParser(Keyword wanted) : keyword(wanted) {}

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext&, Attribute&) const {
        if (first != last && first->kind == TokenKind::word && first->keyword == keyword) {
            state_of(context).note_use(*first, WordUse::keyword);
            ++first;
            return true;
        }
        state_of(context).expected.note(first, keyword);
        return false;
    }

    Keyword keyword;
};

struct SymbolParser : x3::parser<SymbolParser> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    constexpr explicit SymbolParser(Symbol wanted) : symbol(wanted) {}

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext&, Attribute&) const {
        if (first != last && first->kind == TokenKind::symbol && first->symbol == symbol) {
            ++first;
            return true;
        }
        state_of(context).expected.note(first, symbol);
        return false;
    }

    Symbol symbol;
};

// kw::when, kw::if_ …
namespace kw {
#define X(name, reserved) inline constexpr KeywordParser name{Keyword::name};
VOORRANG_KEYWORDS(X)
#undef X
} // namespace kw

// sym::colon …
namespace sym {
#define X(name, spelling) inline constexpr SymbolParser name{Symbol::name};
VOORRANG_SYMBOLS(X)
#undef X
} // namespace sym

// One token that Reader makes a value of. Reader has: type, label, the use of a word that it reads if that is no name,
// and static std::optional<type> read(Iterator token, Iterator last), where token != last.
template <class Reader>
struct TokenParser : x3::parser<TokenParser<Reader>> {
    using attribute_type = typename Reader::type;
    static constexpr bool has_attribute = true;

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext&,
               Attribute& attribute) const {
        if (first != last) {
            if (std::optional<attribute_type> value = Reader::read(first, last)) {
                WordUse use = WordUse::name;
                if constexpr (requires { Reader::use; }) use = Reader::use;
                state_of(context).note_use(*first, is_reserved(first->keyword) ? WordUse::keyword : use);
                ++first;
                x3::traits::move_to(*std::move(value), attribute);
                return true;
            }
        }
        state_of(context).expected.note(first, Reader::label);
        return false;
    }
};

inline bool is_symbol(Iterator token, Iterator last, Symbol symbol) {
    return token != last && token->kind == TokenKind::symbol && token->symbol == symbol;
}

struct ReadName {
    using type = ast::Name;
    static constexpr std::string_view label = "a name";
    static constexpr WordUse use = WordUse::name;
    static std::optional<type> read(Iterator token, Iterator) {
        if (token->kind != TokenKind::word || is_reserved(token->keyword)) return std::nullopt;
        return ast::Name{std::string(token->text), token->span};
    }
};

// A name with `Next` behind it, which stays to be read.
template <Symbol Next>
struct ReadNameBefore {
    using type = ast::Name;
    static constexpr std::string_view label = "a name";
    static constexpr WordUse use = Next == Symbol::open_round ? WordUse::built_in : WordUse::name;
    static std::optional<type> read(Iterator token, Iterator last) {
        return is_symbol(token + 1, last, Next) ? ReadName::read(token, last) : std::nullopt;
    }
};

struct ReadText {
    using type = ast::Citation;
    static constexpr std::string_view label = "a text";
    static constexpr WordUse use = WordUse::name;
    static std::optional<type> read(Iterator token, Iterator) {
        if (token->kind != TokenKind::text) return std::nullopt;
        return ast::Citation{std::get<std::string>(token->literal), token->span};
    }
};

struct ReadPointer {
    using type = ast::PointerText;
    static constexpr std::string_view label = "a text";
    static constexpr WordUse use = WordUse::name;
    static std::optional<type> read(Iterator token, Iterator) {
        if (token->kind != TokenKind::text) return std::nullopt;
        return ast::PointerText{std::get<std::string>(token->literal), token->span};
    }
};

struct ReadDate {
    using type = Date;
    static constexpr std::string_view label = "a date";
    static constexpr WordUse use = WordUse::name;
    static std::optional<type> read(Iterator token, Iterator) {
        if (token->kind != TokenKind::date) return std::nullopt;
        return std::get<Date>(token->literal);
    }
};

// A whole number without a sign.
struct ReadDigits {
    using type = unsigned;
    static constexpr std::string_view label = "a whole number";
    static constexpr WordUse use = WordUse::name;
    static std::optional<type> read(Iterator token, Iterator) {
        constexpr std::int64_t most = 1'000'000'000;
        if (token->kind != TokenKind::number) return std::nullopt;
        const std::optional<std::int64_t> value = std::get<Number>(token->literal).to_int64();
        return value && *value <= most ? std::optional(static_cast<unsigned>(*value)) : std::nullopt;
    }
};

struct ReadVersion {
    using type = std::string;
    static constexpr std::string_view label = "a version such as 2026.1";
    static constexpr WordUse use = WordUse::name;
    static std::optional<type> read(Iterator token, Iterator) {
        const bool is_version = token->kind == TokenKind::number || token->kind == TokenKind::dotted;
        return is_version ? std::optional(std::string(token->text)) : std::nullopt;
    }
};

struct ReadLiteral {
    using type = ast::Literal;
    static constexpr std::string_view label = "a value";
    static constexpr WordUse use = WordUse::keyword;
    static std::optional<type> read(Iterator token, Iterator) {
        switch (token->kind) {
        case TokenKind::number:
        case TokenKind::percent:
        case TokenKind::money:
        case TokenKind::date:
        case TokenKind::time:
        case TokenKind::duration:
        case TokenKind::text:
            return ast::Literal{token->literal};
        default:
            break;
        }
        if (token->keyword == Keyword::yes) return ast::Literal{Value(true)};
        if (token->keyword == Keyword::no) return ast::Literal{Value(false)};
        return std::nullopt;
    }
};

inline constexpr TokenParser<ReadName> name;
inline constexpr TokenParser<ReadNameBefore<Symbol::colon>> field_name;
inline constexpr TokenParser<ReadNameBefore<Symbol::open_round>> function_name;
inline constexpr TokenParser<ReadText> text;
inline constexpr TokenParser<ReadPointer> pointer;
inline constexpr TokenParser<ReadDate> date;
inline constexpr TokenParser<ReadDigits> digits;
inline constexpr TokenParser<ReadVersion> version;
inline constexpr TokenParser<ReadLiteral> literal;

// The `|` that begins a table row.
struct RowStartParser : x3::parser<RowStartParser> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext&, Attribute&) const {
        if (first != last && first->kind == TokenKind::row_start) {
            ++first;
            return true;
        }
        state_of(context).expected.note(first, "a row that begins with `|`");
        return false;
    }
};
inline constexpr RowStartParser row_start;

// The `-` of a table cell that takes anything.
struct DashParser : x3::parser<DashParser> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext&, Attribute&) const {
        if (is_symbol(first, last, Symbol::minus) &&
            (is_symbol(first + 1, last, Symbol::bar) || is_symbol(first + 1, last, Symbol::bars))) {
            ++first;
            return true;
        }
        state_of(context).expected.note(first, Symbol::minus);
        return false;
    }
};
inline constexpr DashParser dash;

} // namespace voorrang::syntax
