#include "adapters/cli/commands.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/files/lock.hpp"
#include "adapters/files/package_search.hpp"

namespace voorrang::cli {

ExitCode lock(const LockOptions& options, Console& console) {
    if (const Result<void> there = check_input(options.policy); !there) {
        console.report(there.error());
        return ExitCode::bad_use;
    }
    const files::LoadedPolicy loaded =
        files::load_policy(options.policy, package_roots(options.packages), files::Lock::ignored);
    if (!loaded.policy) {
        console.report(loaded.diagnostics, loaded.sources);
        return ExitCode::findings;
    }
    auto known = files::load_lock(options.policy);
    if (!known) { // what it says of who signed what can't be made anew from what stands there
        console.report(known.error());
        return ExitCode::findings;
    }
    const Diagnostics not_as_added = files::compare_with_added(loaded.policy->packages, loaded.sources);
    if (!options.check && !not_as_added.empty()) {
        console.report(not_as_added, loaded.sources);
        return ExitCode::findings;
    }
    const std::string& name = loaded.policy->packages.front().name;
    const auto packages = files::packages_of(loaded.policy->packages, loaded.sources, options.policy);
    const std::string path = files::shown_path(files::lock_path(options.policy));
    const report::Reader reader =
        console.reader(language_of_code(loaded.files.front().file.language).value_or(Language::en));
    files::LockFile lock = *known ? std::move(**known) : files::LockFile{};
    if (options.check) {
        Diagnostics findings = files::compare_with_lock(name, packages, lock, options.policy);
        findings.insert(findings.end(), not_as_added.begin(), not_as_added.end());
        if (!lock.policies.contains(name))
            findings.push_back({Code::locked_otherwise,
                                "the policy `" + name + "` is not locked",
                                std::nullopt,
                                path,
                                {},
                                "lock it: `voorrang lock " + options.policy + "`"});
        console.report(findings, loaded.sources);
        if (!findings.empty()) return ExitCode::findings;
        console.out().write(path + ": " +
                            reader.count(packages.size(), "{1} package as locked", "{1} packages as locked") + '\n');
        return ExitCode::fine;
    }
    lock.policies[name] = packages;
    if (const Result<void> saved = files::save_lock(options.policy, lock); !saved) {
        console.report(saved.error());
        return ExitCode::bad_use;
    }
    console.out().write(path + ": " + reader.count(packages.size(), "{1} package locked", "{1} packages locked") +
                        '\n');
    return ExitCode::fine;
}

} // namespace voorrang::cli
