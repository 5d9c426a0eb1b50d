// The packages of a policy against the lock file that stands beside it.
#pragma once

#include "adapters/files/lock_file.hpp"
#include "dsl/check/policy.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <filesystem>
#include <optional>

namespace voorrang::files {

// voorrang.lock in the folder of the policy's file.
std::filesystem::path lock_path(const std::filesystem::path& policy_file);

// nullopt: there is none. V521 if it can't be read.
Result<std::optional<LockFile>> load_lock(const std::filesystem::path& policy_file);
Result<std::optional<LockFile>> load_lock_in(const std::filesystem::path& folder);
// V802 if it can't be written.
Result<void> save_lock(const std::filesystem::path& policy_file, const LockFile& lock);
Result<void> save_lock_in(const std::filesystem::path& folder, const LockFile& lock);

// Every package that the policy uses, directly or not, as it was read.
std::vector<LockedPackage> packages_of(const std::vector<check::Package>& packages, const SourceMap& sources,
                                       const std::filesystem::path& policy_file);

// V520 for each package that is not as it was locked, that is new or that is gone. A policy that the lock file says
// nothing of is not locked.
Diagnostics compare_with_lock(const std::string& policy, const std::vector<LockedPackage>& packages,
                              const LockFile& lock, const std::filesystem::path& policy_file);

// V520 for each rule file that stands in a folder of packages whose lock file says that it was added, and that is not
// what was signed, or whose notes of experience are not; V521 if such a lock file can't be read.
Diagnostics compare_with_added(const std::vector<check::Package>& packages, const SourceMap& sources);

// Both against the lock files that are there, if there are any.
Diagnostics compare_with_lock(const std::vector<check::Package>& packages, const SourceMap& sources,
                              const std::filesystem::path& policy_file);

} // namespace voorrang::files
