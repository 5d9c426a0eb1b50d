// The command `voorrang audit` on the command line.
#pragma once

#include "adapters/cli/options.hpp"

#include <CLI/CLI.hpp>

namespace voorrang::cli {

class AuditApps {
  public:
    void add_to(CLI::App& app);
    // Sets the command if it is one of these.
    void choose(CommandLine& line);

  private:
    void add_witnesses(CLI::App& audit);
    void add_search(CLI::App& audit);
    CLI::App* add(CLI::App& parent, const std::string& name, const std::string& description, std::string& data);

    AuditKeyOptions key_;
    AuditVerifyOptions verify_;
    AuditProveOptions prove_;
    AuditExportOptions export_;
    AuditReplayOptions replay_;
    AuditWitnessOptions witness_;
    AuditWitnessKeyOptions witness_key_;
    AuditOfferOptions offer_;
    AuditTakeOptions take_;
    AuditSearchOptions search_;
    AuditCompareOptions compare_;
    CLI::App *key_app_ = nullptr, *verify_app_ = nullptr, *prove_app_ = nullptr, *export_app_ = nullptr,
             *replay_app_ = nullptr, *witness_app_ = nullptr, *witness_key_app_ = nullptr, *offer_app_ = nullptr,
             *take_app_ = nullptr, *search_app_ = nullptr, *compare_app_ = nullptr;
};

} // namespace voorrang::cli
