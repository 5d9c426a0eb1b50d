#include "adapters/cli/policy.hpp"

#include "dsl/lower/lower.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>

namespace voorrang::cli {

std::vector<sqlite::PolicySource> ReadyPolicy::sources() const {
    std::vector<sqlite::PolicySource> sources;
    for (const check::Package& package : loaded.policy->packages) {
        const Source& source = loaded.sources.source(package.source);
        sources.push_back({package.name, package.version, source.name, source.text});
    }
    return sources;
}

Language ReadyPolicy::language() const {
    return language_of_code(loaded.files.front().file.language).value_or(Language::en);
}

std::vector<std::filesystem::path> package_roots(const std::vector<std::string>& given) {
    std::vector<std::filesystem::path> roots(given.begin(), given.end());
    for (const std::filesystem::path& root : files::shipped_roots()) roots.push_back(root);
    return roots;
}

report::PolicyInfo policy_info(const check::Policy& policy, const SourceMap& sources) {
    std::vector<engine::PolicyText> texts;
    for (const check::Package& package : policy.packages)
        texts.push_back({package.name, package.version, sources.source(package.source).text});
    const check::Package& main = policy.packages.front();
    return {main.name, main.version, engine::policy_hash(std::move(texts))};
}

std::unique_ptr<ReadyPolicy> ready_policy(files::LoadedPolicy& loaded, Console& console) {
    if (!loaded.policy) {
        Diagnostics errors = loaded.diagnostics;
        std::erase_if(errors, [](const Diagnostic& found) { return severity(found.code) != Severity::error; });
        console.report(errors, loaded.sources);
        return nullptr;
    }
    auto ready = std::make_unique<ReadyPolicy>();
    ready->loaded = std::move(loaded);
    console.speak(ready->language());
    ready->info = policy_info(*ready->loaded.policy, ready->loaded.sources);
    ready->graph = lower::lower(*ready->loaded.policy, ready->loaded.sources);
    ready->measures = lower::lower_measures(*ready->loaded.policy, ready->loaded.sources);
    console.log().info("policy {} {} ({}): {} files, {} nodes", ready->info.name, ready->info.version, ready->info.hash,
                       ready->loaded.sources.size(), ready->graph.nodes.size());
    return ready;
}

std::unique_ptr<ReadyPolicy> load_ready_policy(const std::string& path, const std::vector<std::string>& packages,
                                               Console& console) {
    files::LoadedPolicy loaded = files::load_policy(path, package_roots(packages));
    return ready_policy(loaded, console);
}

} // namespace voorrang::cli
