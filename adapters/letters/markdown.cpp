#include "adapters/letters/paper.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace voorrang::letters {

namespace {

bool is_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// Whether a sign would be a mark at this place of a line.
bool is_mark(std::string_view line, std::size_t at) {
    const char before = at > 0 ? line[at - 1] : ' ';
    const char after = at + 1 < line.size() ? line[at + 1] : ' ';
    switch (line[at]) {
    case '_':
        return !is_of_word(before) || !is_of_word(after);
    case '&': // "&amp;"
        return is_of_word(after) || after == '#';
    default:
        return std::string_view("\\`*[]<|~").find(line[at]) != std::string_view::npos;
    }
}

// A mark only at the begin of a line: of a heading, a quotation, a list. A number may stand before it: "1." is a list.
bool begins_block(std::string_view line, std::size_t at) {
    if (at == 0) return std::string_view("-+=#>").find(line.front()) != std::string_view::npos;
    const bool ends_number = line[at] == '.' || line[at] == ')';
    return ends_number && line.find_first_not_of("0123456789") == at && (at + 1 == line.size() || line[at + 1] == ' ');
}

std::string in_line(std::string_view text) {
    const std::string line = printable(text);
    std::string out;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (is_mark(line, at)) out += '\\';
        out += line[at];
    }
    return out;
}

std::string plain(std::string_view text) {
    const std::string line = printable(text);
    for (std::size_t at = 0; at < line.size(); ++at)
        if (begins_block(line, at)) return in_line(line.substr(0, at)) + '\\' + in_line(line.substr(at));
    return in_line(line);
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
        for (const std::string& cell : cells) out += ' ' + in_line(cell) + " |";
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
