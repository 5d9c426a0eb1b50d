// The commands `voorrang diff` and `voorrang package` on the command line.
#pragma once

#include "adapters/cli/options.hpp"

#include <CLI/CLI.hpp>

namespace voorrang::cli {

class SharingApps {
  public:
    void add_to(CLI::App& app);
    // Sets the command if it is one of these.
    void choose(CommandLine& line);

  private:
    void add_diff(CLI::App& app);
    void add_package(CLI::App& app);

    DiffOptions diff_;
    PackageKeyOptions key_;
    PackagePublishOptions publish_;
    PackageVerifyOptions verify_;
    PackageAddOptions add_;
    CLI::App *diff_app_ = nullptr, *key_app_ = nullptr, *publish_app_ = nullptr, *verify_app_ = nullptr,
             *add_app_ = nullptr;
};

} // namespace voorrang::cli
