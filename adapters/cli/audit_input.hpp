// What the commands about the log of a service are given.
#pragma once

#include "adapters/auditor/checkpoints_check.hpp"

#include <string>
#include <vector>

namespace voorrang::cli {

// V501; V801 if it is no checkpoint.
Result<auditor::Given> read_checkpoint(const std::string& file);

// V801 at a text that is no public key, or not one of this kind.
Result<std::vector<note::PublicKey>> read_keys(const std::vector<std::string>& texts, note::KeyKind kind);

} // namespace voorrang::cli
