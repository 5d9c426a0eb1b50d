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
    // Its policy and files are there if it was read from its texts, and only its sources if it was in the cache.
    files::LoadedPolicy loaded;
    graph::Graph graph;
    graph::Measures measures;
    report::PolicyInfo info;
    std::vector<check::Package> packages; // the main one first

    std::vector<sqlite::PolicySource> sources() const;
    Language language() const; // of the policy's own file
};

// Where packages are looked for: the given folders, then those that come with the program.
std::vector<std::filesystem::path> package_roots(const std::vector<std::string>& given);

// Whether it may come from the cache, and is kept there: for commands that need no more of it than its graphs.
enum class Cached : bool { no, yes };

// Nothing if the policy has errors; they are then told on the console. Warnings are left to `voorrang check`, and those
// that take long to find are not looked for.
std::unique_ptr<ReadyPolicy> load_ready_policy(const std::string& path, const std::vector<std::string>& packages,
                                               Console& console, Cached cached = Cached::no);

// The same of files that are loaded already, which are taken only if they are sound.
std::unique_ptr<ReadyPolicy> ready_policy(files::LoadedPolicy& loaded, Console& console);

} // namespace voorrang::cli
