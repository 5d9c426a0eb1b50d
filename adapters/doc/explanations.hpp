// The comments of a rule file as its readers need them: those right in front of a declaration explain it, one that
// stands by itself and ends in a row of dashes is a heading, any other that stands by itself is text between. One
// within a declaration explains the part of it that follows.
#pragma once

#include "dsl/ast/file.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <map>
#include <string>
#include <vector>

namespace voorrang::doc {

struct Comments {
    struct Free {
        std::uint32_t line = 1;
        bool heading = false;
        std::vector<std::string> paragraphs; // a heading: one
    };
    std::vector<Free> free;                                        // in the order of the text
    std::map<std::uint32_t, std::vector<std::string>> in_front_of; // by the line of the declaration
    struct Behind {
        std::string code; // what stands before it on the line
        std::string text;
    };
    std::map<std::uint32_t, Behind> behind; // by the line
};

Comments comments_of(const ast::File& file, const SourceMap& sources, SourceId source);

} // namespace voorrang::doc
