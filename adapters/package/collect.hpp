// What a publisher has, as it goes into an archive: each rule file where its name says that it is sought
// (region/framework.vrg), with the notes of experience that stand beside it, and the licence of the folder.
#pragma once

#include "adapters/files/policy_loader.hpp"
#include "adapters/package/manifest.hpp"

#include <filesystem>
#include <map>

namespace voorrang::package {

struct Collected {
    Manifest manifest;
    std::map<std::string, std::string> files; // by their paths
};

// Of rule files that were loaded without errors, with the files they were loaded from. The name is what the names of
// all have in common, and the version that of all. V752 if they have none in common, or a name that not every system
// can have as a file's.
struct RuleFile {
    std::filesystem::path file;
    const files::LoadedPolicy* loaded;
};
Result<Collected> collect(const std::vector<RuleFile>& rule_files, const std::filesystem::path& folder);

} // namespace voorrang::package
