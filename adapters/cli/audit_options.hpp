// Options of `voorrang audit`.
#pragma once

#include "adapters/auditor/sample.hpp"
#include "adapters/cli/format.hpp"
#include "adapters/search/query.hpp"

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
    std::vector<std::string> witnesses;   // their public keys
    Format format = Format::text;
};
struct AuditWitnessOptions {
    std::string from, state; // the log: an address or a file; the folder of what the witness knows
    std::vector<std::string> keys;
    std::string token_file, ca_file;
    bool keep = false; // the cosignature is not given to the service
};
struct AuditWitnessKeyOptions {
    std::string state, name; // of the key, when it is made
};
struct AuditOfferOptions {
    std::string data;
    std::uint64_t from = 0; // entries that the witness has seen
};
struct AuditTakeOptions {
    std::string data, file, witness;
};
struct AuditSearchOptions {
    std::string data;
    search::Query query;
    std::string from, until; // a day or a moment; empty: any
    std::int64_t after = 0;  // an entry
    std::uint64_t limit = 0; // 0: none
    Format format = Format::text;
};
struct AuditProveOptions {
    std::string data;
    std::int64_t entry = 0;
};
struct AuditExportOptions {
    std::string data, to;          // file; "-": the standard output
    Format format = Format::jsonl; // or csv, xlsx
    bool bom = false;              // CSV begins with a byte order mark
};
struct AuditCompareOptions {
    std::string data;
    std::int64_t before = 0, after = 0; // numbers of decisions
    Format format = Format::text;
};
struct AuditSampleOptions {
    std::string data;
    auditor::SampleOptions sample;
    Format format = Format::text;
};
struct AuditReplayOptions {
    std::string data, policy;
    std::vector<std::string> packages;
};

} // namespace voorrang::cli
