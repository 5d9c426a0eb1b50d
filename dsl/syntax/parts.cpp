#include "dsl/syntax/parts.hpp"

#include "dsl/diagnostics/suggest.hpp"
#include "dsl/syntax/chunks.hpp"
#include "dsl/syntax/grammar.hpp"
#include "dsl/syntax/read.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace voorrang::syntax {

namespace {

using enum Keyword;

struct Start {
    Keyword declaration;
    Keyword begins;
};
constexpr auto part_starts = std::to_array<Start>({
    {parameter, because}, {parameter, cites},

    {define, as},         {define, when},     {define, exception}, {define, because},   {define, cites},

    {rule, that},         {rule, when},       {rule, unless},      {rule, because},     {rule, cites},

    {table, cites},

    {award, criterion},   {award, round},     {award, award},      {award, ties},       {award, because},
    {award, cites},

    {facts, given},

    {test, given},        {test, expect},

    {calendar, because},  {calendar, cites},  {calendar, weekend}, {calendar, holiday},

    {workflow, state},    {workflow, final},  {workflow, decide},  {workflow, on},      {workflow, until},
    {workflow, because},  {workflow, cites},

    {measure, as},        {measure, target},  {measure, because},  {measure, cites},
});

bool begins_with_word(Keyword declaration, Keyword word) {
    return std::ranges::any_of(
        part_starts, [&](const Start& each) { return each.declaration == declaration && each.begins == word; });
}

// Which words and signs begin a part hangs on the declaration; `and` only goes on with what is given.
bool begins_part(Keyword declaration, std::span<const Token> tokens, Iterator token, Iterator part_before) {
    if (!token->first_on_line || token == tokens.data()) return false;
    switch (declaration) {
    case record:
        return token->kind == TokenKind::word && token + 1 < tokens.data() + tokens.size() &&
               token[1].symbol == Symbol::colon;
    case table:
        if (token->kind == TokenKind::row_start) return true;
        break;
    case parameter:
        if (token->symbol == Symbol::equal) return true;
        break;
    case facts:
    case test:
        if (token->keyword == and_)
            return part_before != nullptr && (part_before->keyword == given || part_before->keyword == and_);
        break;
    case workflow:
        if (token->symbol == Symbol::arrow) return true;
        break;
    default:
        break;
    }
    return token->keyword != none && begins_with_word(declaration, token->keyword);
}

// What is filled in shows by how it begins.
Keyword filled_word(std::span<const Token> tokens) {
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::row_start) return table;
        if (token.symbol == Symbol::equal) return parameter;
        if (token.keyword == as) return define;
        if (token.keyword == that || token.keyword == when || token.keyword == unless) return rule;
    }
    return none;
}

template <class Rule, class Attribute>
std::optional<Diagnostic> read_each(const Rule& rule, std::span<const Token> tokens, Iterator at, ParseState& state,
                                    const Attribute& empty) {
    const Iterator last = tokens.data() + tokens.size();
    while (at < last) {
        Attribute forgotten = empty;
        if (std::optional<Diagnostic> failure = read(rule, tokens, at, state, forgotten)) return failure;
    }
    return std::nullopt;
}

} // namespace

Keyword declaration_word(std::span<const Token> tokens) {
    if (begins_open_declaration(tokens, 0)) return tokens[1].keyword;
    return tokens.front().keyword == fill ? filled_word(tokens) : tokens.front().keyword;
}

std::vector<Iterator> parts_of(Keyword declaration, std::span<const Token> tokens, const Surface& surface) {
    std::vector<std::string> words;
    for (const Start& each : part_starts)
        if (each.declaration == declaration) words.emplace_back(surface.spelling(each.begins));
    std::vector<Iterator> parts;
    std::optional<std::uint32_t> indent;
    bool head_seen = false;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::row_start && !std::exchange(head_seen, true)) continue;
        if (begins_part(declaration, tokens, &token, parts.empty() ? nullptr : parts.back())) {
            if (!indent) indent = token.indent;
            parts.push_back(&token);
        } else if (token.first_on_line && token.kind == TokenKind::word && token.keyword == none &&
                   token.indent == indent && suggest(token.text, words)) {
            parts.push_back(&token);
        }
    }
    return parts;
}

std::optional<Diagnostic> read_parts(Keyword declaration, std::span<const Token> tokens, Iterator at,
                                     ParseState& state) {
    switch (declaration) {
    case record:
        return read_each(grammar::record_part, tokens, at, state, ast::Record{});
    case parameter:
        return read_each(grammar::parameter_part, tokens, at, state, ast::Parameter{});
    case define:
        return read_each(grammar::define_part, tokens, at, state, ast::Define{});
    case rule:
        return read_each(grammar::rule_part, tokens, at, state, ast::Rule{});
    case table:
        return read_each(grammar::table_part, tokens, at, state, ast::Table{});
    case award:
        return read_each(grammar::award_part, tokens, at, state, ast::Award{});
    case facts:
        return read_each(grammar::facts_part, tokens, at, state, ast::Facts{});
    case test:
        return read_each(grammar::test_part, tokens, at, state, ast::Test{});
    case calendar:
        return read_each(grammar::calendar_part, tokens, at, state, ast::Calendar{});
    case workflow:
        return read_each(grammar::workflow_part, tokens, at, state, ast::Workflow{});
    case measure:
        return read_each(grammar::measure_part, tokens, at, state, ast::Measure{});
    default:
        return std::nullopt;
    }
}

} // namespace voorrang::syntax
