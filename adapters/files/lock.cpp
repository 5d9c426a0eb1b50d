#include "adapters/files/lock.hpp"

#include "adapters/files/package_search.hpp"
#include "adapters/files/policy_loader.hpp"
#include "adapters/files/read_text.hpp"
#include "adapters/files/sound_path.hpp"
#include "adapters/files/write_all.hpp"
#include "engine/decide/policy_hash.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
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

// To a file beside it first, so that an interruption leaves the old one whole. Its name is new and nobody's, so that no
// link that somebody has put there is written through.
Result<void> save(const fs::path& path, const LockFile& lock) {
    std::string fresh = path.string() + ".XXXXXX";
    const int descriptor = ::mkostemp(fresh.data(), O_CLOEXEC);
    if (descriptor >= 0) {
        constexpr mode_t for_all_to_read = 0644;
        bool well = write_all(descriptor, write_lock(lock)) && ::fchmod(descriptor, for_all_to_read) == 0 &&
                    ::fsync(descriptor) == 0;
        well = ::close(descriptor) == 0 && well;
        if (well && ::rename(fresh.c_str(), path.c_str()) == 0) return {};
        ::unlink(fresh.c_str());
    }
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

// Whether a file that stands where the package is sought is what was added as that package: `added`, the archive that
// has one there. A file of the other ending would be found in its place, and is no less another one.
struct Held {
    const AddedPackage* added = nullptr;
    bool as_signed = false;
};

Held held(const LockFile& lock, const std::string& stem, const std::string& ending, const std::string& sha256) {
    Held found;
    for (const AddedPackage& added : lock.added)
        for (const AddedPackage::File& file : added.files) {
            if (file.path != stem + ".vrg" && file.path != stem + ".md") continue;
            if (found.added == nullptr) found.added = &added;
            if (file.path == stem + ending && file.sha256 == sha256) found = {&added, true};
            if (found.as_signed) return found;
        }
    return found;
}

// Notes that nobody signed would pass as those of who signed the rules; where none came along, none may stand.
bool has_notes_as_signed(const AddedPackage& added, const fs::path& root, const std::string& path) {
    const auto signed_file = std::ranges::find(added.files, path, &AddedPackage::File::path);
    const bool came_along = signed_file != added.files.end();
    std::error_code absent;
    if (!fs::exists(fs::symlink_status(root / path, absent))) return !came_along;
    const auto text = read_text(root / path, path);
    const auto* bytes = std::get_if<std::string>(&text);
    return came_along && bytes != nullptr && engine::sha256_hex(*bytes) == signed_file->sha256;
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
        fs::path stem;
        for (const std::string& part : parts) stem /= part;
        const Held found = held(*known->second, stem.generic_string(), fs::path(source.name).extension().string(),
                                engine::sha256_hex(source.text));
        if (found.added == nullptr) continue;
        std::string what;
        if (!found.as_signed)
            what = "the package `" + package.name + "` is";
        else if (!has_notes_as_signed(*found.added, root, stem.generic_string() + std::string(notes_ending)))
            what = "the notes of experience with the package `" + package.name + "` are";
        else
            continue;
        findings.push_back(
            {Code::locked_otherwise,
             what + " not what was added and signed as `" + found.added->name + " " + found.added->version + "`",
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
