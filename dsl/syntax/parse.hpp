// From the text of a rule file to its syntax tree. docs/grammar.md is the language that is read.
#pragma once

#include "dsl/ast/file.hpp"
#include "dsl/diagnostics/result.hpp"
#include "dsl/diagnostics/source_map.hpp"

namespace voorrang {

struct Parsed {
    ast::File file;          // with every declaration that is sound, whatever is wrong elsewhere
    Diagnostics diagnostics; // in the order of the text, each finding once
};

// Reads the whole source; if its name ends in .md, only its fenced blocks tagged `vrg` are code.
Parsed parse(const SourceMap& sources, SourceId source);

// Reads a source that is one expression, in the words of this language.
Result<ast::Expression> parse_expression(const SourceMap& sources, SourceId source, std::string_view language = "en");

} // namespace voorrang
