#include "adapters/service/machines.hpp"

namespace voorrang::service {

Machines::Lease Machines::take(const graph::Graph& graph, const graph::Workflow& workflow) {
    const Return back{this, &workflow};
    {
        const std::lock_guard lock(mutex_);
        auto& idle = idle_[&workflow];
        if (!idle.empty()) {
            Lease lease(idle.back().release(), back);
            idle.pop_back();
            return lease;
        }
    }
    // What is written down of a decision has no explanations: they are made again when somebody asks (again.hpp).
    engine::DecideOptions options;
    options.explained = false;
    return {new engine::Machine(graph, workflow, options), back};
}

void Machines::Return::operator()(engine::Machine* machine) const {
    std::unique_ptr<engine::Machine> given_back(machine);
    const std::lock_guard lock(to->mutex_);
    auto& idle = to->idle_[workflow];
    if (idle.size() < most_idle) idle.push_back(std::move(given_back));
}

} // namespace voorrang::service
