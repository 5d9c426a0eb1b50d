// What a rule file is laid out from: its words, literals, symbols and comments in the order of the text.
#pragma once

#include "dsl/syntax/read_source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace voorrang::rewrite {

struct Item {
    enum class Kind { token, comment } kind = Kind::token;
    syntax::TokenKind token = syntax::TokenKind::end;
    syntax::Keyword keyword = syntax::Keyword::none; // only if it was read as one
    syntax::Symbol symbol = syntax::Symbol::none;
    std::string text;                                     // as it is written; blanks within a literal are one space
    std::size_t begin = 0;                                // byte of the source
    std::size_t indent = 0;                               // as the writer has put it
    bool first_on_line = false;                           // so too
    bool blank_before = false;                            // an empty line or more stands before it
    bool called = false;                                  // the name of a function, behind which its bracket stands
    bool begins_declaration = false;                      // or the header, or a `use`
    syntax::Keyword next_keyword = syntax::Keyword::none; // of the item behind it
};

std::vector<Item> items_of(std::string_view text, const syntax::SourceRead& read);

// Whether a space stands between two items on one line. `before` is what stands before `left`; nullptr: nothing.
// `declaration` is the word that the declaration begins with.
bool is_spaced(const Item* before, const Item& left, const Item& right, syntax::Keyword declaration);

// Columns that the text takes.
std::size_t columns_of(std::string_view text);

} // namespace voorrang::rewrite
