// What the program tells its caller: docs/cli.md, Exit codes.
#pragma once

#include <cstdint>

namespace voorrang::cli {

enum class ExitCode : std::uint8_t {
    fine = 0,
    findings = 1, // errors in rule files that were checked, failed tests, a decision that failed
    bad_use = 2,  // a command line, rule file, input or log that can't be used
    interrupted = 130,
    terminated = 143,
    pipe_closed = 141 // nobody reads the output any more: as if by SIGPIPE
};

// The graver of two: bad use before findings before fine; a signal before all.
constexpr ExitCode worse(ExitCode a, ExitCode b) { return a < b ? b : a; }

} // namespace voorrang::cli
