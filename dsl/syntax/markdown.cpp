#include "dsl/syntax/markdown.hpp"

#include <algorithm>
#include <cstddef>

namespace voorrang::syntax {

namespace {

// ``` or ~~~, three or more, behind at most three spaces (CommonMark 0.31, section 4.5).
struct Fence {
    char mark = '\0'; // '\0': the line is no fence
    std::size_t length = 0;
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
    return {mark, end - indent, info};
}

bool is_code(const Fence& fence) { return fence.info.substr(0, fence.info.find_first_of(" \t,{")) == "vrg"; }

} // namespace

bool is_markdown(std::string_view file_name) { return file_name.ends_with(".md"); }

std::string keep_code(std::string_view markdown) {
    std::string kept(markdown.size(), ' ');
    Fence open;
    for (std::size_t at = 0; at < markdown.size();) {
        const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
        const std::string_view line = markdown.substr(at, end - at);
        const Fence fence = fence_of(line);
        if (open.mark == '\0') {
            open = fence;
        } else if (fence.mark == open.mark && fence.length >= open.length && fence.info.empty()) {
            open = {};
        } else if (is_code(open)) {
            std::ranges::copy(line, kept.begin() + static_cast<std::ptrdiff_t>(at));
        }
        if (end < markdown.size()) kept[end] = '\n';
        at = end + 1;
    }
    return kept;
}

} // namespace voorrang::syntax
