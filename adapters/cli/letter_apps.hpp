// The commands `voorrang letter` and `voorrang report` on the command line.
#pragma once

#include "adapters/cli/options.hpp"

#include <CLI/CLI.hpp>

namespace voorrang::cli {

class LetterApps {
  public:
    void add_to(CLI::App& app);
    // Sets the command if it is one of these.
    void choose(CommandLine& line);

  private:
    LetterOptions letter_;
    ReportOptions report_;
    CLI::App *letter_app_ = nullptr, *report_app_ = nullptr;
};

} // namespace voorrang::cli
