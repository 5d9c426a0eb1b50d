// Literate rule files: a Markdown text whose fenced blocks tagged `vrg` are the code.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::syntax {

bool is_markdown(std::string_view file_name);

// The lines between two fences, as bytes of the Markdown text; `indent` is that of the fence.
struct CodeBlock {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t indent = 0;
};
std::vector<CodeBlock> code_blocks(std::string_view markdown); // those tagged `vrg`

// The text with a space for every byte outside the blocks, so that offsets and lines stay what they were.
std::string keep_code(std::string_view markdown);

} // namespace voorrang::syntax
