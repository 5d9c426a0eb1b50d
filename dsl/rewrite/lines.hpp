// From items to lines: where each begins, how far in, and what is aligned in neighbouring ones.
#pragma once

#include "dsl/rewrite/items.hpp"

#include <span>
#include <string>
#include <vector>

namespace voorrang::rewrite {

struct Line {
    std::size_t indent = 0;
    std::string text;    // without the indent; empty: a comment stands alone, or it is a row of a table
    std::string comment; // behind the text
    bool blank_before = false;
    std::size_t place = 0; // byte of the source where its first item stands

    // Lines of one kind that follow each other are aligned before each of their stops; none: they aren't.
    syntax::Keyword kind = syntax::Keyword::none;
    struct Stop {
        std::size_t column = 0; // in `text`
        std::size_t which = 0;
    };
    std::vector<Stop> stops;

    std::vector<std::string> cells; // of a table row
    std::vector<std::string> bars;  // behind each cell: "|", "||", or "" after the last
};

std::vector<Line> lines_of(std::span<const Item> items);

// Pads rows, stops and comments of lines that follow each other.
void align(std::vector<Line>& lines);

} // namespace voorrang::rewrite
