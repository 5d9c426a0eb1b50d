#include "adapters/doc/explanations.hpp"

#include <algorithm>
#include <set>

namespace voorrang::doc {

namespace {

constexpr std::string_view blanks = " \t\r";

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(blanks) - begin + 1));
}

// Without its dashes in front.
std::string words_of(std::string_view comment) {
    return trimmed(comment.substr(std::min(comment.find_first_not_of('-'), comment.size())));
}

// An option of a choice, without what comes after it.
std::string without_comma(std::string code) {
    if (code.ends_with(',')) code.pop_back();
    return code;
}

bool is_heading(const std::string& words) { return words.size() > 4 && words.ends_with("---"); }

std::string heading_of(std::string words) {
    words.erase(words.find_last_not_of('-') + 1);
    return trimmed(words);
}

} // namespace

Comments comments_of(const ast::File& file, const SourceMap& sources, SourceId source) {
    Comments result;
    std::map<std::uint32_t, std::string> lines; // comments that have a line of their own
    for (const ast::Comment& comment : file.comments) {
        const std::string_view line = sources.line(source, comment.span.begin);
        const auto column =
            static_cast<std::size_t>(sources.source(source).text.data() + comment.span.begin - line.data());
        if (std::string code = trimmed(line.substr(0, column)); !code.empty())
            result.behind[sources.position(source, comment.span.begin).line] = {without_comma(std::move(code)),
                                                                                words_of(sources.text(comment.span))};
        else
            lines[sources.position(source, comment.span.begin).line] = words_of(sources.text(comment.span));
    }
    std::set<std::uint32_t> declared;                                  // lines on which a declaration begins
    std::vector<std::pair<std::uint32_t, std::uint32_t>> declarations; // their first and last lines
    for (const ast::Declaration& declaration : file.declarations) {
        const Span span = std::visit([](const auto& it) { return it.span; }, declaration);
        const std::uint32_t first = sources.position(source, span.begin).line;
        declared.insert(first);
        declarations.emplace_back(first, sources.position(source, span.end).line);
    }
    // There it can only explain what follows it: an exception, a state.
    const auto inside = [&](std::uint32_t line) {
        return std::ranges::any_of(declarations,
                                   [&](const auto& each) { return each.first < line && line < each.second; });
    };

    for (auto line = lines.begin(); line != lines.end();) {
        const std::uint32_t first = line->first;
        std::uint32_t last = first;
        std::vector<std::string> paragraphs(1);
        const bool heading = is_heading(line->second);
        for (; line != lines.end() && line->first <= last + 1; ++line) {
            if (line->first != first && (heading || is_heading(line->second))) break;
            last = line->first;
            if (line->second.empty()) {
                if (!paragraphs.back().empty()) paragraphs.emplace_back();
                continue;
            }
            std::string& text = paragraphs.back();
            text += (text.empty() ? "" : " ") + (heading ? heading_of(line->second) : line->second);
        }
        if (paragraphs.back().empty()) paragraphs.pop_back();
        if (paragraphs.empty()) continue;
        if (inside(last) || (!heading && declared.contains(last + 1)))
            result.in_front_of[last + 1] = std::move(paragraphs);
        else
            result.free.push_back({first, heading, std::move(paragraphs)});
    }
    return result;
}

} // namespace voorrang::doc
