// The commands `voorrang serve`, `voorrang submit` and `voorrang backup` on the command line.
#pragma once

#include "adapters/cli/options.hpp"

#include <CLI/CLI.hpp>

namespace voorrang::cli {

class ServiceApps {
  public:
    void add_to(CLI::App& app);
    // Sets the command if it is one of these. What the command line and the environment leave open is taken from the
    // file of options. V801 if that can't be read or understood.
    Result<void> choose(CommandLine& line);

  private:
    void add_serve(CLI::App& app);

    ServeOptions serve_;
    SubmitOptions submit_;
    BackupOptions backup_;
    CLI::App *serve_app_ = nullptr, *submit_app_ = nullptr, *backup_app_ = nullptr;
};

} // namespace voorrang::cli
