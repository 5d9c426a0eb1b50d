// Machines of a policy that are not at work, kept for the next tender: to make one costs more than to decide a small
// tender with it, and one that has been at work has its columns already.
#pragma once

#include "engine/workflow/machine.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace voorrang::service {

class Machines {
  public:
    // Gives the machine back when it is no longer used; all of that within the life of the machines.
    struct Return {
        Machines* to = nullptr;
        const graph::Workflow* workflow = nullptr;
        void operator()(engine::Machine* machine) const;
    };
    using Lease = std::unique_ptr<engine::Machine, Return>;

    // From any thread. Graph and workflow are those of the policy.
    Lease take(const graph::Graph& graph, const graph::Workflow& workflow);

  private:
    static constexpr std::size_t most_idle = 4; // of a workflow

    std::mutex mutex_;
    std::map<const graph::Workflow*, std::vector<std::unique_ptr<engine::Machine>>> idle_;
};

} // namespace voorrang::service
