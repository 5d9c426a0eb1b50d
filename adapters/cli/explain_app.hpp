// The command `voorrang explain` on the command line: of tenders by a policy, or of a decision in a log.
#pragma once

#include "adapters/cli/options.hpp"

#include <CLI/CLI.hpp>

namespace voorrang::cli {

class ExplainApp {
  public:
    void add_to(CLI::App& app);
    // Sets the command if it is this one; else tells which of its options don't go together.
    Result<void> choose(CommandLine& line);

  private:
    Result<void> choose_logged(CommandLine& line);

    ExplainOptions explain_;
    ExplainLoggedOptions logged_;
    std::string format_ = "text";
    CLI::App* app_ = nullptr;
};

} // namespace voorrang::cli
