// Reads the facts of a policy from documents. What that takes is made once for the policy, and what was at work is kept
// for the next document: to make it costs more than to read a small tender with it.
#pragma once

#include "adapters/ocds/load.hpp"
#include "dsl/graph/graph.hpp"

#include <memory>
#include <mutex>
#include <vector>

namespace voorrang::service {

class Loaders {
  public:
    // The graph must outlive the loaders, and all facts that they read.
    explicit Loaders(const graph::Graph& graph) : graph_(graph), loader_(graph.schema) {}

    // From any thread. Errors: those of ocds::Loader.
    Result<engine::Facts> read(const ocds::Case& document);

  private:
    static constexpr std::size_t most_idle = 4;

    std::unique_ptr<engine::FactsBuilder> take();
    void give_back(std::unique_ptr<engine::FactsBuilder> builder);

    const graph::Graph& graph_;
    const ocds::Loader loader_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<engine::FactsBuilder>> idle_;
};

} // namespace voorrang::service
