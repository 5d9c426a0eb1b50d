// A policy from its files, ready to decide by.
#pragma once

#include "adapters/cli/console.hpp"
#include "adapters/files/policy_loader.hpp"
#include "adapters/report/case_info.hpp"
#include "adapters/sqlite/decision_log.hpp"
#include "dsl/graph/measure.hpp"

#include <memory>

namespace voorrang::cli {

struct ReadyPolicy {
    files::LoadedPolicy loaded; // its policy is there
    graph::Graph graph;
    graph::Measures measures;
    report::PolicyInfo info;

    std::vector<sqlite::PolicySource> sources() const;
    Language language() const; // of the policy's own file
};

// Where packages are looked for: the given folders, then those that come with the program.
std::vector<std::filesystem::path> package_roots(const std::vector<std::string>& given);

// Nothing if the policy has errors; they are then told on the console. Warnings are left to `voorrang check`.
std::unique_ptr<ReadyPolicy> load_ready_policy(const std::string& path, const std::vector<std::string>& packages,
                                               Console& console);

// The same of files that are loaded already, which are taken only if they are sound.
std::unique_ptr<ReadyPolicy> ready_policy(files::LoadedPolicy& loaded, Console& console);

// The name of a policy in the log, from its texts.
report::PolicyInfo policy_info(const check::Policy& policy, const SourceMap& sources);

} // namespace voorrang::cli
