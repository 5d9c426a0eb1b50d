// Tenders to be measured with: loaded again and again in the way that `decide` goes.
#pragma once

#include "adapters/cli/options.hpp"
#include "adapters/ocds/bids.hpp"
#include "adapters/ocds/direct_loader.hpp"
#include "adapters/ocds/load.hpp"
#include "dsl/graph/graph.hpp"

#include <functional>

namespace voorrang::cli {

class BenchInput {
  public:
    // Both must outlive it.
    BenchInput(const graph::Graph& graph, const BenchOptions& options);

    // Looks for each document whether it can be loaded straight from its text. What can't be read at all is an error.
    Result<void> prepare();

    // Reads all files and loads what is in them, a batch at a time; the facts are given up by who asks for them.
    using Take = std::function<void(engine::FactsBuilder&)>;
    void load(const Take& take);

    std::uint64_t tenders() const { return tenders_; }
    std::uint64_t direct() const { return direct_count_; } // of the tenders, those loaded straight from their text
    std::uint64_t bytes() const { return bytes_; }

  private:
    struct Part { // of a file
        std::size_t begin, end;
        bool direct;
    };
    struct File {
        std::string name;
        std::vector<Part> parts;
    };

    Result<void> read_bids();
    Result<void> read(const std::string& name);
    Result<File> cut(const std::string& name);
    bool load_line(std::string_view line, bool& direct);
    Result<std::uint64_t> load_trees(std::string_view text, const std::string& name, const Take& take);

    const BenchOptions& options_;
    ocds::Loader loader_;
    ocds::DirectLoader direct_;
    engine::FactsBuilder builder_;
    ocds::BidsIndex bids_;
    std::string text_; // of the file at hand
    std::vector<File> files_;
    std::uint64_t tenders_ = 0, direct_count_ = 0, bytes_ = 0;
};

} // namespace voorrang::cli
