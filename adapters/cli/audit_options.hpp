// Options of `voorrang audit`.
#pragma once

#include "adapters/cli/format.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace voorrang::cli {

struct AuditKeyOptions {
    std::string data, file; // the database; the key, empty: beside it
    bool rotate = false, lost = false;
};
struct AuditVerifyOptions {
    std::string data;
    std::vector<std::string> checkpoints; // files
    std::vector<std::string> keys;        // public ones, C2SP
    Format format = Format::text;
};
struct AuditProveOptions {
    std::string data;
    std::int64_t entry = 0;
};
struct AuditExportOptions {
    std::string data, to; // file; "-": the standard output
};
struct AuditCompareOptions {
    std::string data;
    std::int64_t before = 0, after = 0; // numbers of decisions
    Format format = Format::text;
};
struct AuditReplayOptions {
    std::string data, policy;
    std::vector<std::string> packages;
};

} // namespace voorrang::cli
