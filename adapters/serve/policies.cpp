#include "adapters/serve/policies.hpp"

#include "adapters/files/rule_files.hpp"
#include "adapters/json/members.hpp"
#include "adapters/report/places.hpp"
#include "adapters/service/journal.hpp"
#include "adapters/store/each_entry.hpp"

#include <algorithm>
#include <map>

namespace voorrang::serve {

namespace {

// The first error, its place told by name: no source map goes along with it.
Diagnostic first_error(const files::LoadedPolicy& loaded) {
    const auto found = std::find_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                                    [](const auto& each) { return severity(each.code) == Severity::error; });
    Diagnostic error = *found;
    if (error.span)
        if (const auto place = report::SourcePlaces(loaded.sources).find(*error.span)) error.place = to_text(*place);
    error.span.reset();
    error.labels.clear();
    return error;
}

std::string shown(const store::Policy& policy) { return policy.name + " " + policy.version; }

// The member of an entry's body.
} // namespace

Result<std::vector<service::PolicyPtr>> read_policies(const std::string& folder,
                                                      const std::vector<std::filesystem::path>& packages, Time now) {
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
                return Diagnostic{Code::already_there,
                                  "two files call themselves the policy `" + policy->row.name + "`",
                                  std::nullopt,
                                  name,
                                  {},
                                  "the other is " + other->row.texts.front().file};
        policies.push_back(std::move(policy));
    }
    if (policies.empty())
        return Diagnostic{Code::no_such_policy,
                          "there is no policy below this folder, only packages",
                          std::nullopt,
                          folder,
                          {},
                          "a policy begins with `policy NAME`"};
    return policies;
}

Result<Reloaded> record_policies(store::Writer& writer, const std::vector<store::Policy>& before,
                                 const std::vector<service::PolicyPtr>& policies, const service::Act& act) {
    Reloaded reloaded;
    service::Journal journal(writer, act);
    const auto log = [&](std::string_view kind, const store::Policy& policy,
                         store::Commits commits = {}) -> Result<std::int64_t> {
        const auto write = [&](report::JsonWriter& json) {
            json.member("name", policy.name).member("version", policy.version).member("policyHash", policy.hash);
        };
        return journal.add(kind, "", write, std::move(commits));
    };
    for (const service::PolicyPtr& policy : policies) {
        if (std::any_of(before.begin(), before.end(),
                        [&](const auto& each) { return each.hash == policy->row.hash; })) {
            ++reloaded.unchanged;
            continue;
        }
        if (const Result<void> added = writer.add_policy(policy->row); !added) return added.error();
        // As it is kept: it may have been there before.
        const Result<std::optional<store::Policy>> kept = writer.policy(policy->row.hash);
        if (!kept) return kept.error();
        store::Commits commits;
        if (*kept) commits.add("policy", store::row_hash(**kept));
        if (const auto entry = log("policy.in_force", policy->row, std::move(commits)); !entry) return entry.error();
        reloaded.in_force.push_back(shown(policy->row));
    }
    for (const store::Policy& policy : before) {
        if (std::any_of(policies.begin(), policies.end(),
                        [&](const auto& each) { return each->row.hash == policy.hash; }))
            continue;
        if (const auto entry = log("policy.out_of_force", policy); !entry) return entry.error();
        reloaded.out_of_force.push_back(shown(policy));
    }
    return reloaded;
}

Result<std::vector<store::Policy>> last_in_force(store::Reader& reader) {
    std::map<std::string, store::Policy> in_force; // by hash
    store::EntryFilter filter;
    filter.kinds = {"policy.in_force", "policy.out_of_force"};
    const auto follow = [&](const store::Entry& entry, std::optional<json::Ref> body) {
        const auto text = [&](std::string_view key) { return json::text_of(json::member(body, key)); };
        if (!body) return true;
        const std::string hash = text("policyHash");
        if (entry.kind == "policy.in_force")
            in_force[hash] = {hash, text("name"), text("version"), entry.at, {}};
        else
            in_force.erase(hash);
        return true;
    };
    if (const Result<void> read = store::each_entry(reader, filter, follow); !read) return read.error();
    std::vector<store::Policy> policies;
    for (auto& [hash, policy] : in_force) policies.push_back(std::move(policy));
    return policies;
}

} // namespace voorrang::serve
