#include "dsl/diagnostics/source_map.hpp"

#include "dsl/diagnostics/utf8.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace voorrang {

namespace {

struct LineRange {
    std::size_t number; // from 0
    std::size_t begin;  // past a byte order mark
    std::size_t end;    // before the line's end
};

LineRange line_range(const Source& source, std::uint32_t offset) {
    const auto next = std::upper_bound(source.line_starts.begin(), source.line_starts.end(), offset);
    const auto number = static_cast<std::size_t>(next - source.line_starts.begin()) - 1;
    std::size_t begin = source.line_starts[number];
    std::size_t end = source.text.size();
    if (next != source.line_starts.end()) {
        end = *next - 1; // the line feed
        if (end > begin && source.text[end - 1] == '\r') --end;
    }
    // Editors don't show a byte order mark, so it is no column.
    if (number == 0 && source.text.starts_with(byte_order_mark)) begin = byte_order_mark.size();
    return {number, begin, end};
}

} // namespace

SourceId SourceMap::add(std::string name, std::string text) {
    if (text.size() >= std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("source text of 4 GiB or more: " + name);

    Source source{std::move(name), std::move(text), {0}};
    for (std::size_t i = 0; i < source.text.size(); ++i)
        if (source.text[i] == '\n') source.line_starts.push_back(static_cast<std::uint32_t>(i + 1));
    sources_.push_back(std::move(source));
    return static_cast<SourceId>(sources_.size() - 1);
}

Position SourceMap::position(SourceId id, std::uint32_t offset) const {
    const Source& source = sources_[id];
    const LineRange line = line_range(source, offset);
    const std::size_t stop = std::min<std::size_t>(offset, source.text.size());

    // An offset inside a code point is the column of that code point.
    std::uint32_t column = 1;
    for (std::size_t at = line.begin; at < stop; ++column) {
        at += code_point_at(source.text, at).length;
        if (at > stop) break;
    }
    return {static_cast<std::uint32_t>(line.number + 1), column};
}

std::string_view SourceMap::text(Span span) const {
    const std::string_view text = sources_[span.source].text;
    const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
    const std::size_t end = std::clamp<std::size_t>(span.end, begin, text.size());
    return text.substr(begin, end - begin);
}

std::string_view SourceMap::line(SourceId id, std::uint32_t offset) const {
    const Source& source = sources_[id];
    const LineRange line = line_range(source, offset);
    return std::string_view(source.text).substr(line.begin, line.end - line.begin);
}

} // namespace voorrang
