#include "dsl/syntax/parse.hpp"

#include "dsl/diagnostics/utf8.hpp"
#include "dsl/syntax/brackets.hpp"
#include "dsl/syntax/file_reader.hpp"
#include "dsl/syntax/lexer.hpp"
#include "dsl/syntax/markdown.hpp"
#include "dsl/syntax/parts.hpp"
#include "dsl/syntax/read.hpp"
#include "dsl/syntax/read_source.hpp"
#include "dsl/syntax/report.hpp"

#include <algorithm>
#include <iterator>

namespace voorrang {

namespace {

using namespace syntax;

std::optional<Diagnostic> find_invalid_utf8(std::string_view text, SourceId source) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        if (!next.valid) {
            const auto begin = static_cast<std::uint32_t>(at);
            return report(Code::invalid_utf8, {source, begin, begin + 1}, "the file is not valid UTF-8 from here on",
                          "save the file with the encoding UTF-8");
        }
        at += next.length;
    }
    return std::nullopt;
}

void append(Diagnostics& to, Diagnostics from) { std::ranges::move(from, std::back_inserter(to)); }

// What the lexer has told of a place, the parser need not tell again: a slip may be wrong there whatever was meant.
Diagnostics without_places_of(const Diagnostics& told, Diagnostics found) {
    std::vector<std::uint32_t> places;
    for (const Diagnostic& each : told) places.push_back(each.span->begin);
    std::ranges::sort(places);
    std::erase_if(found, [&](const Diagnostic& each) { return std::ranges::binary_search(places, each.span->begin); });
    return found;
}

bool has_code(const Diagnostics& diagnostics, Code code) {
    return std::ranges::find(diagnostics, code, &Diagnostic::code) != diagnostics.end();
}

// Findings of the checker there may only follow from what was told already.
std::vector<ast::Doubtful> doubtful_declarations(const Parsed& parsed, std::span<const Token> tokens,
                                                 const Surface& surface) {
    std::vector<ast::Doubtful> doubtful;
    const auto begins = [](const Diagnostic& each) { return each.span->begin; };
    const auto token_at = [&](std::uint32_t place) {
        return std::ranges::lower_bound(tokens, place, {}, [](const Token& each) { return each.span.begin; });
    };
    for (const ast::Declaration& declaration : parsed.file.declarations) {
        const Span span = std::visit([](const auto& each) { return each.span; }, declaration);
        const auto first = std::ranges::lower_bound(parsed.diagnostics, span.begin, {}, begins);
        const auto behind = std::ranges::upper_bound(parsed.diagnostics, span.end, {}, begins);
        if (first == behind) continue;
        const std::span<const Token> words(token_at(span.begin), token_at(span.end));
        ast::Doubtful& found = doubtful.emplace_back(ast::Doubtful{span, {}});
        std::uint32_t begin = span.begin;
        const auto look = [&](std::uint32_t end) {
            const auto wrong = std::ranges::lower_bound(first, behind, begin, {}, begins);
            if (wrong != behind && begins(*wrong) <= end) found.parts.push_back({span.source, begin, end});
            begin = end;
        };
        for (const Iterator part : parts_of(declaration_word(words), words, surface)) look(part->span.begin);
        look(span.end);
    }
    return doubtful;
}

} // namespace

Parsed parse(const SourceMap& sources, SourceId source) { return read_source(sources, source).parsed; }

Result<ast::Expression> parse_expression(const SourceMap& sources, SourceId source, std::string_view language) {
    const std::string& text = sources.source(source).text;
    const Surface* const named = surface_of_code(language);
    const Surface& surface = named != nullptr ? *named : english();
    if (std::optional<Diagnostic> bad = find_invalid_utf8(text, source)) return *std::move(bad);
    Lexed lexed = lex(text, source, surface);
    append(lexed.diagnostics, check_brackets(lexed.tokens, surface));
    if (!lexed.diagnostics.empty()) return lexed.diagnostics.front();
    if (std::optional<ast::Expression> expression = read_expression(lexed.tokens, surface, lexed.diagnostics))
        return *std::move(expression);
    return lexed.diagnostics.front();
}

syntax::SourceRead syntax::read_source(const SourceMap& sources, SourceId source) {
    SourceRead read;
    read.surface = &english();
    Parsed& parsed = read.parsed;
    const Source& file = sources.source(source);
    if (std::optional<Diagnostic> bad = find_invalid_utf8(file.text, source)) {
        parsed.diagnostics.push_back(*std::move(bad));
        return read;
    }
    const std::string code = is_markdown(file.name) ? keep_code(file.text) : file.text;
    const Surface& surface = surface_of_text(code);
    read.surface = &surface;
    parsed.file.language = surface.code;
    Lexed lexed = lex(code, source, surface);
    for (Diagnostic& each : check_brackets(lexed.tokens, surface)) {
        lexed.doubts.push_back(*each.span);
        lexed.diagnostics.push_back(std::move(each));
    }
    std::ranges::sort(lexed.doubts, {}, &Span::begin);
    parsed.diagnostics = std::move(lexed.diagnostics);
    parsed.file.comments = std::move(lexed.comments);
    if (!has_code(parsed.diagnostics, Code::nested_too_deep)) {
        Diagnostics found = read_file(lexed.tokens, lexed.doubts, surface, parsed.file, &read.uses);
        append(parsed.diagnostics, without_places_of(parsed.diagnostics, std::move(found)));
    }
    sort_and_deduplicate(parsed.diagnostics);
    parsed.file.doubtful = doubtful_declarations(parsed, lexed.tokens, surface);
    read.tokens = std::move(lexed.tokens);
    for (Token& token : read.tokens) token.text = {};
    return read;
}

} // namespace voorrang
