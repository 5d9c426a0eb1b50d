#include "adapters/cli/policy.hpp"

#include "adapters/files/lock.hpp"
#include "adapters/files/policy_cache.hpp"
#include "dsl/lower/lower.hpp"

#include <algorithm>

namespace voorrang::cli {

std::vector<sqlite::PolicySource> ReadyPolicy::sources() const {
    std::vector<sqlite::PolicySource> sources;
    for (const check::Package& package : packages) {
        const Source& source = loaded.sources.source(package.source);
        sources.push_back({package.name, package.version, source.name, source.text});
    }
    return sources;
}

Language ReadyPolicy::language() const { return language_of_code(packages.front().language).value_or(Language::en); }

std::vector<std::filesystem::path> package_roots(const std::vector<std::string>& given) {
    std::vector<std::filesystem::path> roots(given.begin(), given.end());
    for (const std::filesystem::path& root : files::shipped_roots()) roots.push_back(root);
    return roots;
}

namespace {

void tell_errors(Diagnostics diagnostics, const SourceMap& sources, Console& console) {
    std::erase_if(diagnostics, [](const Diagnostic& found) { return severity(found.code) != Severity::error; });
    console.report(diagnostics, sources);
}

void tell_ready(const ReadyPolicy& ready, Console& console, const char* whence) {
    console.log().info("policy {} {} ({}){}: {} files, {} nodes", ready.info.name, ready.info.version, ready.info.hash,
                       whence, ready.loaded.sources.size(), ready.graph.nodes.size());
}

report::PolicyInfo info_of(const std::vector<check::Package>& packages, std::string hash) {
    return {packages.front().name, packages.front().version, std::move(hash)};
}

} // namespace

std::unique_ptr<ReadyPolicy> ready_policy(files::LoadedPolicy& loaded, Console& console) {
    if (!loaded.policy) {
        tell_errors(loaded.diagnostics, loaded.sources, console);
        return nullptr;
    }
    auto ready = std::make_unique<ReadyPolicy>();
    ready->loaded = std::move(loaded);
    const check::Policy& policy = *ready->loaded.policy;
    ready->packages = policy.packages;
    ready->info = info_of(policy.packages, files::hash_of(policy.packages, ready->loaded.sources));
    ready->graph = lower::lower(policy, ready->loaded.sources);
    ready->measures = lower::lower_measures(policy, ready->loaded.sources);
    console.speak(ready->language());
    tell_ready(*ready, console, "");
    return ready;
}

namespace {

std::unique_ptr<ReadyPolicy> read_policy(const std::string& path, const std::vector<std::filesystem::path>& roots,
                                         Console& console) {
    files::LoadedPolicy loaded = files::load_policy(path, roots, files::Lock::held, check::Conditions::taken);
    return ready_policy(loaded, console);
}

std::unique_ptr<ReadyPolicy> as_ready(files::CompiledPolicy found) {
    auto ready = std::make_unique<ReadyPolicy>();
    ready->loaded.sources = std::move(found.sources);
    ready->packages = std::move(found.packages);
    ready->info = info_of(ready->packages, std::move(found.hash));
    ready->graph = std::move(found.graphs.decisions);
    ready->measures = std::move(found.graphs.measures);
    return ready;
}

} // namespace

std::unique_ptr<ReadyPolicy> load_ready_policy(const std::string& path, const std::vector<std::string>& packages,
                                               Console& console, Cached cached) {
    const std::vector<std::filesystem::path> roots = package_roots(packages);
    const auto cache = cached == Cached::yes ? files::PolicyCache::of_user() : std::nullopt;
    if (!cache) return read_policy(path, roots, console);
    if (auto found = cache->find(path, roots)) {
        const Diagnostics locked = files::compare_with_lock(found->packages, found->sources, path);
        if (!locked.empty()) {
            tell_errors(locked, found->sources, console);
            return nullptr;
        }
        auto ready = as_ready(std::move(*found));
        console.speak(ready->language());
        tell_ready(*ready, console, " from the cache");
        return ready;
    }
    auto ready = read_policy(path, roots, console);
    if (ready)
        cache->keep(path, roots,
                    {ready->loaded.sources, ready->packages, ready->info.hash, ready->graph, ready->measures});
    return ready;
}

} // namespace voorrang::cli
