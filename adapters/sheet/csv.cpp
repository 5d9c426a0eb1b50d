#include "adapters/sheet/csv.hpp"

#include <algorithm>

namespace voorrang::sheet {

namespace {

constexpr std::string_view dangerous = "=+-@\t\r\n";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// -5, -12.5%: what a program makes of it is what it says.
bool is_a_number(std::string_view text) {
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    if (!text.empty() && text.back() == '%') text.remove_suffix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = text.substr(std::min(point + 1, text.size()));
    return !whole.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
           (point == text.size() || (!part.empty() && std::all_of(part.begin(), part.end(), is_digit)));
}

bool begins_a_formula(std::string_view text) {
    return !text.empty() && dangerous.find(text.front()) != std::string_view::npos && !is_a_number(text);
}

std::string_view without_apostrophes(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return text;
}

// A program that parts fields by something else than commas must not find a field of its own in one of ours.
std::string field(const std::string& text) {
    if (text.find_first_of(",;\t\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string field(const Cell& cell) {
    const std::string* text = std::get_if<std::string>(&cell);
    return text != nullptr ? field(guarded(*text)) : text_of(cell);
}

// A line with one field, and that empty, would be an empty line.
std::string line_of(const std::string& fields, std::size_t count) {
    return (count == 1 && fields.empty() ? "\"\"" : fields) + "\r\n";
}

} // namespace

std::string guarded(const std::string& text) { return begins_a_formula(without_apostrophes(text)) ? "'" + text : text; }

std::string unguarded(const std::string& text) {
    return !text.empty() && text.front() == '\'' && begins_a_formula(without_apostrophes(text)) ? text.substr(1) : text;
}

std::string csv_line(const std::vector<std::string>& head) {
    std::string line;
    for (std::size_t i = 0; i < head.size(); ++i) line += (i > 0 ? "," : "") + field(guarded(head[i]));
    return line_of(line, head.size());
}

std::string csv_line(const Row& row) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) line += (i > 0 ? "," : "") + field(row[i]);
    return line_of(line, row.size());
}

} // namespace voorrang::sheet
