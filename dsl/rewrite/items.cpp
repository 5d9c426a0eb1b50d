#include "dsl/rewrite/items.hpp"

#include "dsl/diagnostics/utf8.hpp"
#include "dsl/syntax/characters.hpp"

#include <algorithm>
#include <set>

namespace voorrang::rewrite {

namespace {

using namespace syntax;

std::string with_single_blanks(std::string_view written) {
    std::string text;
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t next = skip_blanks(written, at);
        if (next > at)
            text += ' ';
        else
            text += written[at];
        at = std::max(next, at + 1);
    }
    return text;
}

std::set<std::size_t> beginnings(const ast::File& file) {
    std::set<std::size_t> places{file.header.span.begin};
    for (const ast::Declaration& each : file.declarations)
        places.insert(std::visit([](const auto& declaration) { return declaration.span; }, each).begin);
    return places;
}

Item item_of(std::string_view text, const Token& token, const SourceRead& read) {
    Item item;
    item.token = token.kind;
    item.symbol = token.symbol;
    if (token.kind == TokenKind::word && read.uses.of(token) == WordUse::keyword) item.keyword = token.keyword;
    item.called = token.kind == TokenKind::word && read.uses.of(token) == WordUse::built_in;
    const std::string_view written = text.substr(token.span.begin, token.span.end - token.span.begin);
    item.text = token.kind == TokenKind::text ? std::string(written) : with_single_blanks(written);
    item.begin = token.span.begin;
    item.indent = token.indent;
    item.first_on_line = token.first_on_line;
    return item;
}

Item item_of(std::string_view text, const ast::Comment& comment) {
    Item item;
    item.kind = Item::Kind::comment;
    item.begin = comment.span.begin;
    std::string_view written = text.substr(comment.span.begin, comment.span.end - comment.span.begin);
    written = written.substr(0, written.find_last_not_of(" \t\r") + 1);
    item.text = written;
    const std::size_t line_end = text.substr(0, item.begin).rfind('\n');
    const std::size_t line_begin = line_end == std::string_view::npos ? 0 : line_end + 1;
    item.indent = item.begin - line_begin;
    item.first_on_line = skip_blanks(text, line_begin) == item.begin || item.begin == 0;
    return item;
}

bool has_empty_line(std::string_view between) {
    std::size_t line_ends = 0;
    for (const char c : between) line_ends += c == '\n' ? 1 : 0;
    return line_ends > 1;
}

} // namespace

std::vector<Item> items_of(std::string_view text, const SourceRead& read) {
    std::vector<Item> items;
    std::size_t last = std::string_view::npos; // second keyword of one spelling: it is written once
    for (const Token& token : read.tokens) {
        if (token.kind == TokenKind::end) continue;
        if (token.span.begin != last) items.push_back(item_of(text, token, read));
        last = token.span.begin;
    }
    for (std::size_t i = 0; i + 1 < items.size(); ++i) items[i].next_keyword = items[i + 1].keyword;
    for (std::size_t i = 0; i + 1 < read.tokens.size(); ++i) { // … but both are known
        if (read.tokens[i].span.begin != read.tokens[i + 1].span.begin) continue;
        const auto item = std::ranges::find(items, read.tokens[i].span.begin, &Item::begin);
        if (item != items.end()) item->next_keyword = read.tokens[i + 1].keyword;
    }
    for (const ast::Comment& comment : read.parsed.file.comments) items.push_back(item_of(text, comment));
    std::ranges::sort(items, {}, &Item::begin);

    const std::set<std::size_t> starts = beginnings(read.parsed.file);
    std::size_t end = 0;
    for (Item& item : items) {
        item.blank_before = has_empty_line(text.substr(end, item.begin - end));
        item.begins_declaration =
            starts.contains(item.begin) || item.keyword == Keyword::use || item.keyword == Keyword::language;
        const std::size_t line_end = text.find('\n', item.begin);
        end = item.kind == Item::Kind::comment ? std::min(line_end, text.size()) : item.begin + 1;
    }
    return items;
}

namespace {

// What a `-` behind it subtracts from.
bool ends_operand(const Item& item) {
    switch (item.token) {
    case TokenKind::symbol:
        return item.symbol == Symbol::close_round || item.symbol == Symbol::close_square;
    case TokenKind::word:
        return item.keyword == Keyword::none || item.keyword == Keyword::yes || item.keyword == Keyword::no ||
               item.keyword == Keyword::easter;
    default:
        return item.token != TokenKind::row_start;
    }
}

bool opens(const Item& item) { return item.symbol == Symbol::open_round || item.symbol == Symbol::open_square; }
bool is_tight(const Item& item) { return item.symbol == Symbol::dot || item.symbol == Symbol::dots; }

} // namespace

bool is_spaced(const Item* before, const Item& left, const Item& right, Keyword declaration) {
    if (is_tight(left) || is_tight(right) || opens(left)) return false;
    switch (right.symbol) {
    case Symbol::comma:
    case Symbol::close_round:
    case Symbol::close_square:
        return false;
    case Symbol::colon:
        return declaration == Keyword::record;
    case Symbol::open_round: {
        // not(works, goods) is one cell of a table.
        const bool in_cell =
            before != nullptr && (before->symbol == Symbol::bar || before->token == TokenKind::row_start);
        return !left.called && !(in_cell && left.keyword == Keyword::not_);
    }
    case Symbol::close_curly:
        return left.symbol != Symbol::open_curly;
    default:
        break;
    }
    // 04-27
    const bool minus = left.symbol == Symbol::minus || right.symbol == Symbol::minus;
    const Item* const day = left.symbol == Symbol::minus ? &right : &left;
    if (declaration == Keyword::calendar && minus && day->token == TokenKind::number) return false;
    // Two together would begin a comment.
    if (left.symbol == Symbol::minus && right.symbol == Symbol::minus) return true;
    if (left.symbol == Symbol::minus) return before != nullptr && ends_operand(*before);
    const bool of_type = left.keyword == Keyword::yes && right.symbol == Symbol::divided;
    const bool in_type = left.symbol == Symbol::divided && right.keyword == Keyword::no;
    return !of_type && !in_type;
}

std::size_t columns_of(std::string_view text) { return count_code_points(text); }

} // namespace voorrang::rewrite
