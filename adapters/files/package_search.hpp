// Where the file of a package stands.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace voorrang::files {

// The folder in which the package names of this file begin: for workflows/alkmaar/social.vrg with the name
// alkmaar.social that is workflows/. A file that stands elsewhere begins in its own folder.
std::filesystem::path root_of(const std::filesystem::path& file, const std::vector<std::string>& package);

// nl/thresholds.vrg or nl/thresholds.md below the first root that has either.
std::optional<std::filesystem::path> find_package(const std::vector<std::string>& package,
                                                  const std::vector<std::filesystem::path>& roots);

// The packages that could have been meant: names of the rule files below the roots.
std::vector<std::string> packages_below(const std::vector<std::filesystem::path>& roots);

// How messages call a file: relative to the working folder where that is shorter.
std::string shown_path(const std::filesystem::path& file);

} // namespace voorrang::files
