// What a command line that can't be understood was probably meant to say.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"

#include <CLI/CLI.hpp>

namespace voorrang::cli {

// `command`: the deepest one that was recognised.
Diagnostic explain_misuse(CLI::App& command, const CLI::ParseError& error, int argc, const char* const* argv);

} // namespace voorrang::cli
