#include "adapters/files/lock.hpp"

#include "adapters/files/package_search.hpp"
#include "adapters/files/policy_loader.hpp"
#include "adapters/files/read_text.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>
#include <fstream>
#include <map>

namespace voorrang::files {

namespace fs = std::filesystem;

namespace {

constexpr const char* lock_name = "voorrang.lock";

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
    return (error ? policy_file : whole).lexically_normal().parent_path() / lock_name;
}

namespace {

Result<std::optional<LockFile>> load(const fs::path& path) {
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
Result<void> save(const fs::path& path, const LockFile& lock) {
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

} // namespace

Result<std::optional<LockFile>> load_lock(const fs::path& policy_file) { return load(lock_path(policy_file)); }
Result<std::optional<LockFile>> load_lock_in(const fs::path& folder) { return load(folder / lock_name); }
Result<void> save_lock(const fs::path& policy_file, const LockFile& lock) { return save(lock_path(policy_file), lock); }
Result<void> save_lock_in(const fs::path& folder, const LockFile& lock) { return save(folder / lock_name, lock); }

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

namespace {

std::vector<std::string> parts_of(const std::string& name) {
    std::vector<std::string> parts(1);
    for (const char c : name)
        if (c == '.')
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

// The file of the package in the folder whose lock this is.
const AddedPackage* added_as(const LockFile& lock, const std::string& path, std::string& sha256) {
    for (const AddedPackage& added : lock.added)
        for (const AddedPackage::File& file : added.files)
            if (file.path == path) {
                sha256 = file.sha256;
                return &added;
            }
    return nullptr;
}

} // namespace

Diagnostics compare_with_added(const std::vector<check::Package>& packages, const SourceMap& sources) {
    Diagnostics findings;
    std::map<fs::path, std::optional<LockFile>> locks;
    for (const check::Package& package : packages) {
        const Source& source = sources.source(package.source);
        const std::vector<std::string> parts = parts_of(package.name);
        const fs::path root = root_of(source.name, parts);
        const auto [known, is_new] = locks.try_emplace(root);
        if (is_new) {
            auto lock = load_lock_in(root);
            if (!lock) {
                findings.push_back(lock.error());
                continue;
            }
            known->second = std::move(*lock);
        }
        if (!known->second) continue;
        fs::path path;
        for (const std::string& part : parts) path /= part;
        path += fs::path(source.name).extension();
        std::string sha256;
        const AddedPackage* added = added_as(*known->second, path.generic_string(), sha256);
        if (added == nullptr || sha256 == engine::sha256_hex(source.text)) continue;
        findings.push_back({Code::locked_otherwise,
                            "the package `" + package.name + "` is not what was added and signed as `" + added->name +
                                " " + added->version + "`",
                            std::nullopt,
                            shown_path(root / lock_name),
                            {},
                            "see what has changed, or put it back: `voorrang package add --replace`"});
    }
    return findings;
}

Diagnostics compare_with_lock(const std::vector<check::Package>& packages, const SourceMap& sources,
                              const fs::path& policy_file) {
    Diagnostics findings = compare_with_added(packages, sources);
    const auto lock = load_lock(policy_file);
    if (!lock) {
        findings.push_back(lock.error());
    } else if (*lock) {
        const Diagnostics locked =
            compare_with_lock(packages.front().name, packages_of(packages, sources, policy_file), **lock, policy_file);
        findings.insert(findings.end(), locked.begin(), locked.end());
    }
    sort_and_deduplicate(findings);
    return findings;
}

} // namespace voorrang::files
