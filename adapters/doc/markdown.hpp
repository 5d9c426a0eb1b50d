// The prose of a literate policy as HTML.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace voorrang::doc {

struct Prose {
    std::string html;
    std::vector<std::pair<std::string, std::string>> headings; // of the second level: anchor, text (not escaped)
};

// CommonMark with tables; HTML in it is left out. Headings go down one level, for the page has its own of the first. In
// place of each block tagged `vrg` stands what `block` makes of its lines (first and last, from 1).
Prose prose_html(std::string_view markdown, const std::function<std::string(int, int)>& block);

} // namespace voorrang::doc
