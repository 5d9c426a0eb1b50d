#include "adapters/letters/paper.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <string_view>

namespace voorrang::letters {

namespace {

constexpr std::string_view marks = "\\`*_[]<>|&#~";

// A mark is one anywhere in a line; others only at its begin, where a number may stand before them: "1." is a list.
std::string plain(std::string_view text) {
    std::string out;
    const std::string line = printable(text);
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        const bool begins_list = at == digits && (c == '.' || c == ')') && digits > 0;
        const bool begins_line = at == 0 && (c == '-' || c == '+' || c == '=');
        if (marks.find(c) != std::string_view::npos || begins_list || begins_line) out += '\\';
        out += c;
    }
    return out;
}

// A fence longer than any in the text.
std::string fence_of(std::string_view text) {
    std::size_t longest = 2;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::string(longest + 1, '`');
}

struct Setter {
    std::string& out;

    void operator()(const Heading& heading) const {
        out += std::string(heading.level, '#') + ' ' + plain(heading.text) + "\n\n";
    }
    void operator()(const Paragraph& paragraph) const {
        const std::string text = plain(paragraph.text);
        out += (paragraph.strong ? "**" + text + "**" : text) + "\n\n";
    }
    void operator()(const Items& items) const {
        for (const Items::Item& item : items.items) {
            out += "- " + plain(item.text) + '\n';
            for (const std::string& each : item.below) out += "  - " + plain(each) + '\n';
        }
        out += '\n';
    }
    void operator()(const Pairs& pairs) const {
        for (const auto& [what, value] : pairs.pairs) out += "- **" + plain(what) + "**: " + plain(value) + '\n';
        out += '\n';
    }
    void operator()(const Table& table) const {
        row(table.head);
        out += '|';
        for (std::size_t at = 0; at < table.head.size(); ++at) out += at < table.numbers_from ? " --- |" : " ---: |";
        out += '\n';
        for (const std::vector<std::string>& each : table.rows) row(each);
        out += '\n';
    }
    void operator()(const Verbatim& verbatim) const {
        const std::string fence = fence_of(verbatim.text);
        out += fence + "text\n" + verbatim.text + (verbatim.text.ends_with('\n') ? "" : "\n") + fence + "\n\n";
    }
    void row(const std::vector<std::string>& cells) const {
        out += '|';
        for (const std::string& cell : cells) out += ' ' + plain(cell) + " |";
        out += '\n';
    }
};

} // namespace

std::string to_markdown(const Paper& paper) {
    std::string out = "# " + plain(paper.title) + "\n\n";
    for (const Part& part : paper.parts) std::visit(Setter{out}, part);
    out.pop_back(); // the last empty line
    return out;
}

} // namespace voorrang::letters
