// A policy from texts that were kept, not from files: whatever was decided under it can be decided again.
#pragma once

#include "adapters/files/policy_loader.hpp"

namespace voorrang::files {

struct StoredText {
    std::string file; // as it was called
    std::string text;
};

// The policy itself first, then every package it uses.
LoadedPolicy load_stored(const std::vector<StoredText>& texts);

} // namespace voorrang::files
