// The policies of the service, ready to decide by. One that is in force may be chosen for a new tender; one that was is
// kept, for tenders run on under the policy with which they began.
#pragma once

#include "adapters/files/policy_loader.hpp"
#include "adapters/personal/set_apart.hpp"
#include "adapters/report/case_info.hpp"
#include "adapters/service/loaders.hpp"
#include "adapters/service/machines.hpp"
#include "adapters/store/store.hpp"
#include "dsl/graph/graph.hpp"

#include <map>
#include <memory>
#include <mutex>

namespace voorrang::service {

struct ShelvedPolicy {
    store::Policy row;
    files::LoadedPolicy loaded; // its policy is there
    graph::Graph graph;
    report::PolicyInfo info;
    std::optional<personal::PersonalPlaces> personal; // is there
    std::unique_ptr<Loaders> loaders;                 // is there

    // Where a tender is led by one of its workflows.
    Machines::Lease machine(const graph::Workflow& workflow) const { return machines_.take(graph, workflow); }

    // By its full name, or the last part of it; by no name the only one there is. Nothing if there is none.
    const graph::Workflow* workflow(const std::string& name) const;

  private:
    mutable Machines machines_;
};
using PolicyPtr = std::shared_ptr<const ShelvedPolicy>;

// Of a policy that is sound.
PolicyPtr shelve(files::LoadedPolicy loaded, Time now);

class Shelf {
  public:
    // In force from now on are these, each by its name; they must be in the store.
    void put_in_force(std::vector<PolicyPtr> policies);
    std::vector<PolicyPtr> in_force() const; // by name
    PolicyPtr in_force(const std::string& name) const;
    // By its name; by no name the only one there is. Nothing if there is none.
    PolicyPtr choose(const std::string& name) const;

    // Also one that is no longer in force: read from the store the first time. An error if it is not there or, in this
    // version of the program, no longer sound.
    Result<PolicyPtr> find(store::Reader& reader, const std::string& hash);

  private:
    mutable std::mutex mutex_;
    std::map<std::string, PolicyPtr> by_name_, by_hash_;
};

} // namespace voorrang::service
