// Literate rule files: a Markdown text whose fenced blocks tagged `vrg` are the code.
#pragma once

#include <string>
#include <string_view>

namespace voorrang::syntax {

bool is_markdown(std::string_view file_name);

// The text with a space for every byte outside the blocks, so that offsets and lines stay what they were.
std::string keep_code(std::string_view markdown);

} // namespace voorrang::syntax
