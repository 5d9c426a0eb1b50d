#include "dsl/rewrite/format.hpp"

#include "dsl/ast/print.hpp"
#include "dsl/diagnostics/utf8.hpp"
#include "dsl/rewrite/lines.hpp"
#include "dsl/syntax/markdown.hpp"

#include <vector>

namespace voorrang::rewrite {

namespace {

using namespace syntax;

std::string text_of(const Line& line, std::string_view line_end) {
    std::string text(line.indent, ' ');
    text += line.text + line.comment;
    text.erase(text.find_last_not_of(' ') + 1);
    return text.append(line_end);
}

// The lines that begin in the block, each as far in as its fence.
std::string text_of(const std::vector<Line>& lines, const CodeBlock& block, std::string_view line_end) {
    std::string text;
    for (const Line& line : lines) {
        if (line.place < block.begin || line.place >= block.end) continue;
        if (line.blank_before && !text.empty()) text += line_end;
        text += std::string(block.indent, ' ') + text_of(line, line_end);
    }
    return text;
}

std::string formatted(const Source& file, const SourceRead& read) {
    const std::string_view text = file.text;
    std::vector<Line> lines = lines_of(items_of(text, read));
    align(lines);
    const std::size_t line_end = text.find('\n');
    const bool crlf = line_end != std::string_view::npos && line_end > 0 && text[line_end - 1] == '\r';
    const std::string_view end = crlf ? "\r\n" : "\n";
    if (!is_markdown(file.name)) {
        const std::string mark(text.starts_with(byte_order_mark) ? byte_order_mark : "");
        return mark + text_of(lines, {0, text.size(), 0}, end);
    }
    std::string result;
    std::size_t at = 0;
    for (const CodeBlock& block : code_blocks(text)) {
        result += text.substr(at, block.begin - at);
        result += text_of(lines, block, end);
        at = block.end;
    }
    return result.append(text.substr(at));
}

std::vector<std::string> comments_of(const SourceMap& sources, const SourceRead& read) {
    std::vector<std::string> comments;
    for (const ast::Comment& each : read.parsed.file.comments) {
        std::string text(sources.text(each.span));
        text.erase(text.find_last_not_of(" \t\r") + 1);
        comments.push_back(std::move(text));
    }
    return comments;
}

} // namespace

Rewritten format(const SourceMap& sources, SourceId source) {
    const Source& file = sources.source(source);
    Rewritten result{file.text, {}};
    const SourceRead read = read_source(sources, source);
    if (!read.parsed.diagnostics.empty()) {
        result.diagnostics = read.parsed.diagnostics;
        return result;
    }
    std::string text = formatted(file, read);
    SourceMap after;
    const SourceId id = after.add(file.name, text);
    const SourceRead again = read_source(after, id);
    const bool same = again.parsed.diagnostics.empty() &&
                      ast::print(again.parsed.file) == ast::print(read.parsed.file) &&
                      comments_of(after, again) == comments_of(sources, read);
    if (same)
        result.text = std::move(text);
    else
        result.diagnostics.push_back({Code::not_rewritable,
                                      "`" + file.name + "` would say something else in another form",
                                      read.tokens.front().span,
                                      "",
                                      {},
                                      "leave it as it is, and tell the makers of the program"});
    return result;
}

} // namespace voorrang::rewrite
