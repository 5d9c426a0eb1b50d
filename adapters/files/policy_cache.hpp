// What became of a policy, kept from run to run: its graphs, beside which it is quicker to start than to read, check
// and lower its rule files anew. One file for each policy, replaced as a whole.
//
// Nothing is taken from the cache that this very build of the program would not make of the same texts: a file by
// another build, of other texts, for packages that stand elsewhere now, damaged, or that others may write, is as if it
// were not there. So the cache never is a reason for an error, and never asks to be cleared.
#pragma once

#include "dsl/check/policy.hpp"
#include "dsl/diagnostics/source_map.hpp"
#include "dsl/graph/archive.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace voorrang::files {

struct CompiledPolicy {
    SourceMap sources;
    std::vector<check::Package> packages; // as check::Policy::packages
    std::string hash;                     // engine/decide/policy_hash.hpp
    graph::Graphs graphs;
};

// The same as it is elsewhere.
struct KeptPolicy {
    const SourceMap& sources;
    const std::vector<check::Package>& packages;
    const std::string& hash;
    const graph::Graph& decisions;
    const graph::Measures& measures;
};

std::string hash_of(const std::vector<check::Package>& packages, const SourceMap& sources);

class PolicyCache {
  public:
    explicit PolicyCache(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // VOORRANG_CACHE, else voorrang/ in XDG_CACHE_HOME, else in ~/.cache. Nothing if VOORRANG_CACHE is empty or `off`,
    // or there is no home.
    static std::optional<PolicyCache> of_user();

    // `main_file` and `roots` as for load_policy(). The lock file is not looked at.
    std::optional<CompiledPolicy> find(const std::filesystem::path& main_file,
                                       const std::vector<std::filesystem::path>& roots) const;
    // Short texts are read as quickly as a cache is: these are not kept. Nor is anything where it can't be written.
    void keep(const std::filesystem::path& main_file, const std::vector<std::filesystem::path>& roots,
              const KeptPolicy& policy) const;

    // Where it is kept, or would be.
    std::filesystem::path file_of(const std::filesystem::path& main_file,
                                  const std::vector<std::filesystem::path>& roots) const;

  private:
    std::filesystem::path folder_;
};

} // namespace voorrang::files
