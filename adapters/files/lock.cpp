#include "adapters/files/lock.hpp"

#include "adapters/files/package_search.hpp"
#include "adapters/files/policy_loader.hpp"
#include "adapters/files/read_text.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>
#include <fstream>

namespace voorrang::files {

namespace fs = std::filesystem;

namespace {

std::string where_from(const fs::path& file, const fs::path& policy_file) {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(file, error);
    const fs::path folder = fs::weakly_canonical(lock_path(policy_file), error).parent_path();
    const fs::path relative = whole.lexically_relative(folder);
    for (const fs::path& root : shipped_roots()) {
        const fs::path shipped = fs::weakly_canonical(root, error);
        const auto below = [&](const fs::path& path) {
            return std::mismatch(shipped.begin(), shipped.end(), path.begin(), path.end()).first == shipped.end();
        };
        if (below(whole) && !below(folder)) return "voorrang";
    }
    return relative.generic_string();
}

std::string versioned(const LockedPackage& package) {
    return package.version.empty() ? "without a version" : "version " + package.version;
}

const LockedPackage* find(const std::vector<LockedPackage>& packages, const std::string& name) {
    const auto found = std::find_if(packages.begin(), packages.end(),
                                    [&](const LockedPackage& package) { return package.package == name; });
    return found == packages.end() ? nullptr : &*found;
}

} // namespace

fs::path lock_path(const fs::path& policy_file) {
    std::error_code error;
    const fs::path whole = fs::absolute(policy_file, error);
    return (error ? policy_file : whole).lexically_normal().parent_path() / "voorrang.lock";
}

Result<std::optional<LockFile>> load_lock(const fs::path& policy_file) {
    const fs::path path = lock_path(policy_file);
    std::error_code error;
    if (!fs::exists(path, error)) return std::optional<LockFile>();
    const std::string shown = shown_path(path);
    const auto text = read_text(path, shown);
    if (const auto* failure = std::get_if<ReadFailure>(&text))
        return Diagnostic{Code::bad_lock, failure->message, std::nullopt, shown, {}, failure->help};
    auto lock = read_lock(std::get<std::string>(text), shown);
    if (!lock) return lock.error();
    return std::optional(std::move(*lock));
}

// To a file beside it first, so that an interruption leaves the old one whole.
Result<void> save_lock(const fs::path& policy_file, const LockFile& lock) {
    const fs::path path = lock_path(policy_file);
    fs::path fresh = path;
    fresh += ".new";
    std::ofstream stream(fresh, std::ios::binary | std::ios::trunc);
    stream << write_lock(lock);
    stream.close();
    std::error_code error;
    if (stream) fs::rename(fresh, path, error);
    if (stream && !error) return {};
    fs::remove(fresh, error);
    return Diagnostic{Code::write_failed, "the lock file can't be written", std::nullopt, shown_path(path), {}, ""};
}

std::vector<LockedPackage> packages_of(const std::vector<check::Package>& packages, const SourceMap& sources,
                                       const fs::path& policy_file) {
    std::vector<LockedPackage> locked;
    for (std::size_t i = 1; i < packages.size(); ++i) { // the policy itself comes first
        const check::Package& package = packages[i];
        const Source& source = sources.source(package.source);
        locked.push_back(
            {package.name, package.version, engine::sha256_hex(source.text), where_from(source.name, policy_file)});
    }
    return locked;
}

Diagnostics compare_with_lock(const std::string& policy, const std::vector<LockedPackage>& packages,
                              const LockFile& lock, const fs::path& policy_file) {
    Diagnostics findings;
    const auto locked = lock.policies.find(policy);
    if (locked == lock.policies.end()) return findings;
    const std::string shown = shown_path(lock_path(policy_file));
    const auto tell = [&](const std::string& message) {
        findings.push_back({Code::locked_otherwise,
                            message,
                            std::nullopt,
                            shown,
                            {},
                            "see what has changed and run the tests; then `voorrang lock` takes it over"});
    };
    for (const LockedPackage& package : packages) {
        const LockedPackage* before = find(locked->second, package.package);
        const std::string name = "`" + package.package + "`";
        if (before == nullptr)
            tell("the package " + name + " is used, but was not when the policy was locked");
        else if (before->version != package.version)
            tell("the package " + name + " was locked " + versioned(*before) + ", and is now " + versioned(package));
        else if (before->sha256 != package.sha256)
            tell("the package " + name + " has changed since it was locked, under the same version");
    }
    for (const LockedPackage& before : locked->second)
        if (find(packages, before.package) == nullptr)
            tell("the package `" + before.package + "` was used when the policy was locked, and is not any more");
    return findings;
}

Diagnostics compare_with_lock(const std::vector<check::Package>& packages, const SourceMap& sources,
                              const fs::path& policy_file) {
    const auto lock = load_lock(policy_file);
    if (!lock) return {lock.error()};
    if (!*lock) return {};
    return compare_with_lock(packages.front().name, packages_of(packages, sources, policy_file), **lock, policy_file);
}

} // namespace voorrang::files
