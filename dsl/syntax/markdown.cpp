#include "dsl/syntax/markdown.hpp"

#include <algorithm>
#include <cstddef>

namespace voorrang::syntax {

namespace {

// ``` or ~~~, three or more, behind at most three spaces (CommonMark 0.31, section 4.5).
struct Fence {
    char mark = '\0'; // '\0': the line is no fence
    std::size_t length = 0;
    std::size_t indent = 0;
    std::string_view info;
};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

Fence fence_of(std::string_view line) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    if (indent > 3 || indent == line.size()) return {};
    const char mark = line[indent];
    if (mark != '`' && mark != '~') return {};
    const std::size_t end = std::min(line.find_first_not_of(mark, indent), line.size());
    if (end - indent < 3) return {};
    const std::string_view info = trimmed(line.substr(end));
    if (mark == '`' && info.find('`') != std::string_view::npos) return {}; // code within a line
    return {mark, end - indent, indent, info};
}

bool is_code(const Fence& fence) { return fence.info.substr(0, fence.info.find_first_of(" \t,{")) == "vrg"; }

} // namespace

bool is_markdown(std::string_view file_name) { return file_name.ends_with(".md"); }

std::vector<CodeBlock> code_blocks(std::string_view markdown) {
    std::vector<CodeBlock> blocks;
    Fence open;
    for (std::size_t at = 0; at < markdown.size();) {
        const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
        const Fence fence = fence_of(markdown.substr(at, end - at));
        const std::size_t next = std::min(end + 1, markdown.size());
        if (open.mark == '\0') {
            open = fence;
            if (is_code(open)) blocks.push_back({next, next, open.indent});
        } else if (fence.mark == open.mark && fence.length >= open.length && fence.info.empty()) {
            open = {};
        } else if (is_code(open)) {
            blocks.back().end = next;
        }
        at = end + 1;
    }
    return blocks;
}

std::string keep_code(std::string_view markdown) {
    std::string kept(markdown.size(), ' ');
    for (std::size_t i = 0; i < markdown.size(); ++i)
        if (markdown[i] == '\n') kept[i] = '\n';
    for (const CodeBlock& block : code_blocks(markdown))
        std::ranges::copy(markdown.substr(block.begin, block.end - block.begin),
                          kept.begin() + static_cast<std::ptrdiff_t>(block.begin));
    return kept;
}

} // namespace voorrang::syntax
