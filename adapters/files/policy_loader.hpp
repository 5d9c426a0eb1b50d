// Rule files from disk: the main file and every package it uses, parsed and checked.
#pragma once

#include "dsl/check/check.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <filesystem>
#include <vector>

namespace voorrang::files {

struct LoadedPolicy {
    SourceMap sources;
    std::optional<check::Policy> policy; // absent if there was an error
    Diagnostics diagnostics;             // sorted, each once
    std::vector<check::Input> files;     // as written, the main one first; none if one could not be read
};

// The package `nl.thresholds` is sought as nl/thresholds.vrg (or .md) below the first of these that has it:
// the root of the main file (its folder, less the leading parts of its own package name: for
// workflows/alkmaar/social.vrg with `policy alkmaar.social` that is workflows/), then each of `roots`.
//
// Where a voorrang.lock stands beside the main file, its packages must be those that were locked (adapters/files/lock).
enum class Lock : bool { held, ignored };
LoadedPolicy load_policy(const std::filesystem::path& main_file, const std::vector<std::filesystem::path>& roots,
                         Lock lock = Lock::held, check::Conditions conditions = check::Conditions::weighed);

// Where the packages shipped with this program stand: ../share/voorrang/workflows from the executable, or the
// workflows/ folder of the source tree it was built in.
std::vector<std::filesystem::path> shipped_roots();

} // namespace voorrang::files
