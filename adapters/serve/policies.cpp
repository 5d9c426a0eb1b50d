#include "adapters/serve/policies.hpp"

#include "adapters/files/rule_files.hpp"
#include "adapters/service/journal.hpp"

#include <algorithm>

namespace voorrang::serve {

namespace {

// The first error, its place told by name: no source map goes along with it.
Diagnostic first_error(const files::LoadedPolicy& loaded) {
    const auto found = std::find_if(loaded.diagnostics.begin(), loaded.diagnostics.end(), [](const auto& each) { return severity(each.code) == Severity::error; });
    Diagnostic error = *found;
    if (error.span)
        if (const auto place = report::SourcePlaces(loaded.sources).find(*error.span)) error.place = to_text(*place);
    error.span.reset();
    error.labels.clear();
    return error;
}

std::string shown(const service::PolicyPtr& policy) { return policy->row.name + " " + policy->row.version; }

bool has(const std::vector<service::PolicyPtr>& policies, const std::string& hash) {
    return std::any_of(policies.begin(), policies.end(), [&](const auto& each) { return each->row.hash == hash; });
}

} // namespace

Result<std::vector<service::PolicyPtr>> read_policies(const std::string& folder, const std::vector<std::filesystem::path>& packages, Time now) {
    const Result<std::vector<std::string>> names = files::rule_files({folder});
    if (!names) return names.error();
    std::vector<service::PolicyPtr> policies;
    for (const std::string& name : *names) {
        files::LoadedPolicy loaded = files::load_policy(name, packages);
        if (!loaded.policy) return first_error(loaded);
        if (!loaded.policy->packages.front().is_policy) continue;
        service::PolicyPtr policy = service::shelve(std::move(loaded), now);
        for (const service::PolicyPtr& other : policies)
            if (other->row.name == policy->row.name)
                return Diagnostic{Code::already_there, "two files call themselves the policy `" + policy->row.name + "`", std::nullopt, name, {}, "the other is " + other->row.texts.front().file};
        policies.push_back(std::move(policy));
    }
    if (policies.empty())
        return Diagnostic{Code::no_such_policy, "there is no policy below this folder, only packages", std::nullopt, folder, {}, "a policy begins with `policy NAME`"};
    return policies;
}

Result<Reloaded> record_policies(store::Writer& writer, const std::vector<service::PolicyPtr>& before, const std::vector<service::PolicyPtr>& policies, const service::Act& act) {
    Reloaded reloaded;
    service::Journal journal(writer, act);
    for (const service::PolicyPtr& policy : policies) {
        if (has(before, policy->row.hash)) {
            ++reloaded.unchanged;
            continue;
        }
        if (const Result<void> added = writer.add_policy(policy->row); !added) return added.error();
        const auto entry = journal.add("policy.in_force", "", [&](report::JsonWriter& json) {
            json.member("name", policy->row.name).member("version", policy->row.version).member("policyHash", policy->row.hash);
        });
        if (!entry) return entry.error();
        reloaded.in_force.push_back(shown(policy));
    }
    for (const service::PolicyPtr& policy : before) {
        if (has(policies, policy->row.hash)) continue;
        const auto entry = journal.add("policy.out_of_force", "", [&](report::JsonWriter& json) {
            json.member("name", policy->row.name).member("version", policy->row.version).member("policyHash", policy->row.hash);
        });
        if (!entry) return entry.error();
        reloaded.out_of_force.push_back(shown(policy));
    }
    return reloaded;
}

} // namespace voorrang::serve
