// The source texts of one compilation, and the way from a byte offset to line and column.
#pragma once

#include "dsl/diagnostics/span.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace voorrang {

// 1-based; `column` counts Unicode code points, as editors show them.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend bool operator==(const Position&, const Position&) = default;
};

struct Source {
    std::string name; // as shown to people: the path as it was given
    std::string text; // UTF-8
    std::vector<std::uint32_t> line_starts;
};

class SourceMap {
  public:
    SourceId add(std::string name, std::string text);

    const Source& source(SourceId id) const { return sources_[id]; }
    std::size_t size() const { return sources_.size(); }

    Position position(SourceId id, std::uint32_t offset) const;
    std::string_view text(Span span) const;
    // The whole line (without its end) in which `offset` lies.
    std::string_view line(SourceId id, std::uint32_t offset) const;

  private:
    std::vector<Source> sources_;
};

} // namespace voorrang
