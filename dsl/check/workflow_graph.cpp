#include "dsl/check/workflow_graph.hpp"

namespace voorrang::check {

std::vector<Way> ways_of(const Workflow& workflow) {
    std::vector<Way> ways;
    for (std::uint32_t from = 0; from < workflow.states.size(); ++from) {
        for (const auto& deadline : workflow.states[from].deadlines) ways.push_back({from, deadline.to, &deadline});
        for (const auto& event : workflow.states[from].events)
            if (event.to) ways.push_back({from, *event.to, nullptr});
    }
    return ways;
}

std::vector<bool> reached(const Workflow& workflow, std::uint32_t start, const std::function<bool(const Way&)>& open) {
    const std::vector<Way> ways = ways_of(workflow);
    std::vector<bool> found(workflow.states.size(), false);
    std::vector<std::uint32_t> next{start};
    found[start] = true;
    while (!next.empty()) {
        const std::uint32_t state = next.back();
        next.pop_back();
        for (const Way& way : ways) {
            if (way.from != state || found[way.to] || !open(way)) continue;
            found[way.to] = true;
            next.push_back(way.to);
        }
    }
    return found;
}

} // namespace voorrang::check
