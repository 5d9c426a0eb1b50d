#include "adapters/cli/line_source.hpp"

#include "adapters/json/extent.hpp"
#include "adapters/json/parse.hpp"

#include <algorithm>

namespace voorrang::cli {

namespace {

constexpr std::size_t longest_line = 4 << 20;

// One document, of which the line end is still to come.
bool is_whole(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return false;
    json::Extent extent;
    std::size_t used = 0;
    return extent.feed(text.substr(begin), used) == json::Extent::Status::ends &&
           text.find_first_not_of(" \t\r", begin + used) == std::string_view::npos;
}

} // namespace

Lines LineSource::take(std::size_t size) {
    Lines lines{name_, std::string(buffer_.unread().substr(0, size)), resume_, ended_};
    buffer_.take(size);
    const Position end = json::position_of(lines.text, lines.text.size(), resume_.begin);
    // What ends on its line without a line end has been seen to be a document.
    if (end.column > 1) resume_.last_end = end.line;
    resume_.begin = end;
    return lines;
}

std::optional<Lines> LineSource::next() {
    while (!ended_) {
        const std::string_view text = buffer_.unread();
        const std::size_t line_end = text.substr(0, size_).rfind('\n');
        const bool any_line = line_end != std::string_view::npos;
        if (any_line && (text.size() >= size_ || buffer_.would_wait())) return take(line_end + 1);
        if (!any_line && text.size() >= size_) {
            // A long line: as far as it goes.
            if (const std::size_t end = text.find('\n'); end != std::string_view::npos) return take(end + 1);
            if (text.size() >= longest_line) return std::nullopt;
        }
        if (!any_line && !text.empty() && text.size() < size_ && buffer_.would_wait() && is_whole(text))
            return take(text.size());
        ended_ = !buffer_.read_more();
    }
    if (buffer_.unread().empty()) return std::nullopt;
    return take(buffer_.unread().size());
}

} // namespace voorrang::cli
