// Another program, run to its end.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace voorrang::process {

struct Finished {
    int exit_code = 0; // 128 and the signal if it was killed
    std::string out, err;
};

// Looked for on the PATH; `input` is its standard input. Nothing if there is no such program.
std::optional<Finished> run(const std::vector<std::string>& command, const std::string& input);

} // namespace voorrang::process
