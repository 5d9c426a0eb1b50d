// JSON text to a tree, strictly after RFC 8259: nothing is repaired, no key is dropped, no number is converted.
#pragma once

#include "adapters/json/tree.hpp"
#include "dsl/diagnostics/result.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <string_view>
#include <variant>

namespace voorrang::json {

// What is wrong and at which byte of the text.
struct Flaw {
    Code code; // V502, V511 or V512
    std::string message;
    std::string help;
    std::size_t offset;
};

// One value, with nothing but white space around it.
std::variant<Tree, Flaw> read(std::string_view text);

// The same with the place told as name:line:column. `start` is where the text begins in the file.
Result<Tree> parse(std::string_view text, std::string_view name, Position start = {});

// Flaws that are found elsewhere than in a whole text.
Flaw unexpected(std::string_view text, std::size_t offset); // nothing of the kind may stand there
Flaw repeated_key(std::string_view key, std::size_t offset);

// Where a byte of a text is that begins at `start`.
Position position_of(std::string_view text, std::size_t offset, Position start = {});
Diagnostic at_position(const Flaw& flaw, std::string_view name, Position position);

} // namespace voorrang::json
