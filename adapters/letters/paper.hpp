// A paper for people, as a row of parts without any layout: letters and reports are written once, and set as Markdown,
// as HTML, or as PDF (adapters/pdf). All texts in it are plain; what would be a mark of Markdown or of HTML in them is
// kept from being one.
#pragma once

#include "dsl/phrases/language.hpp"
#include "dsl/value/calendar_date.hpp"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace voorrang::letters {

struct Heading {
    std::string text;
    unsigned level = 2; // the title of the paper has 1
};
struct Paragraph {
    std::string text;
    bool strong = false; // is not to be overlooked
};
// Each with what stands below it.
struct Items {
    struct Item {
        std::string text;
        std::vector<std::string> below;
    };
    std::vector<Item> items;
};
struct Pairs {
    std::vector<std::pair<std::string, std::string>> pairs; // what, and its value
};
struct Table {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows; // as long as the head
    std::size_t numbers_from = 1;               // columns from here on stand to the right
};
// To be taken over letter by letter: commands, signed notes.
struct Verbatim {
    std::string text;
};

using Part = std::variant<Heading, Paragraph, Items, Pairs, Table, Verbatim>;

struct Paper {
    Language language = Language::en;
    std::string title;
    std::vector<Part> parts;
    std::string from = {}; // who writes it; may be empty
    Time as_of = {};       // what it tells is of the log as it was then, whenever it is written
};

// With a heading of level 3; nothing where there is nothing to list.
void add_section(std::vector<Part>& to, std::string heading, Items items);
void add_parts(std::vector<Part>& to, std::vector<Part> parts);

// CommonMark with tables as GitHub has them.
std::string to_markdown(const Paper& paper);
// A page by itself, to be read on a screen and to be printed.
std::string to_html(const Paper& paper);

} // namespace voorrang::letters
