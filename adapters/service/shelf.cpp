#include "adapters/service/shelf.hpp"

#include "adapters/files/stored_policy.hpp"
#include "dsl/lower/lower.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>

namespace voorrang::service {

const graph::Workflow* ShelvedPolicy::workflow(const std::string& name) const {
    if (name.empty()) return graph.workflows.size() == 1 ? &graph.workflows.front() : nullptr;
    for (const auto& each : graph.workflows)
        if (each.name == name) return &each;
    for (const auto& each : graph.workflows)
        if (each.name.ends_with("." + name)) return &each;
    return nullptr;
}

PolicyPtr shelve(files::LoadedPolicy loaded, Time now) {
    auto policy = std::make_shared<ShelvedPolicy>();
    policy->loaded = std::move(loaded);
    const check::Policy& checked = *policy->loaded.policy;
    std::vector<engine::PolicyText> texts;
    for (const check::Package& package : checked.packages) {
        const Source& source = policy->loaded.sources.source(package.source);
        policy->row.texts.push_back({package.name, package.version, source.name, source.text});
        texts.push_back({package.name, package.version, source.text});
    }
    const check::Package& main = checked.packages.front();
    policy->info = {main.name, main.version, engine::policy_hash(std::move(texts))};
    policy->row.hash = policy->info.hash;
    policy->row.name = main.name;
    policy->row.version = main.version;
    policy->row.loaded = now;
    policy->personal.emplace(checked);
    policy->graph = lower::lower(checked, policy->loaded.sources);
    policy->loaders = std::make_unique<Loaders>(policy->graph);
    return policy;
}

void Shelf::put_in_force(std::vector<PolicyPtr> policies) {
    const std::lock_guard lock(mutex_);
    by_name_.clear();
    for (PolicyPtr& policy : policies) {
        by_hash_[policy->row.hash] = policy;
        by_name_[policy->row.name] = std::move(policy);
    }
}

std::vector<PolicyPtr> Shelf::in_force() const {
    const std::lock_guard lock(mutex_);
    std::vector<PolicyPtr> policies;
    for (const auto& [name, policy] : by_name_) policies.push_back(policy);
    return policies;
}

PolicyPtr Shelf::in_force(const std::string& name) const {
    const std::lock_guard lock(mutex_);
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
}

PolicyPtr Shelf::choose(const std::string& name) const {
    const std::lock_guard lock(mutex_);
    if (name.empty()) return by_name_.size() == 1 ? by_name_.begin()->second : nullptr;
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
}

Result<PolicyPtr> Shelf::find(store::Reader& reader, const std::string& hash) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = by_hash_.find(hash); found != by_hash_.end()) return found->second;
    }
    const Result<std::optional<store::Policy>> row = reader.policy(hash);
    if (!row) return row.error();
    if (!*row)
        return Diagnostic{Code::no_such_policy, "there is no policy with the hash " + hash, std::nullopt, "", {}, ""};
    std::vector<files::StoredText> texts;
    for (const store::PolicyText& text : (*row)->texts) texts.push_back({text.file, text.text});
    files::LoadedPolicy loaded = files::load_stored(texts);
    if (!loaded.policy)
        return Diagnostic{Code::no_such_policy,
                          "the policy " + (*row)->name + " " + (*row)->version +
                              " is not sound for this version of the "
                              "program: " +
                              (loaded.diagnostics.empty() ? "" : loaded.diagnostics.front().message),
                          std::nullopt,
                          "",
                          {},
                          "use the version of voorrang that it was loaded with"};
    PolicyPtr policy = shelve(std::move(loaded), (*row)->loaded);
    const std::lock_guard lock(mutex_);
    return by_hash_.emplace(hash, std::move(policy)).first->second;
}

} // namespace voorrang::service
