// The command `voorrang personal` on the command line.
#pragma once

#include "adapters/cli/options.hpp"

#include <CLI/CLI.hpp>

namespace voorrang::cli {

class PersonalApps {
  public:
    void add_to(CLI::App& app);
    // Sets the command if it is one of these.
    void choose(CommandLine& line);

  private:
    PersonalListOptions list_;
    PersonalEraseOptions erase_;
    PersonalDueOptions due_;
    CLI::App *list_app_ = nullptr, *erase_app_ = nullptr, *due_app_ = nullptr;
};

} // namespace voorrang::cli
