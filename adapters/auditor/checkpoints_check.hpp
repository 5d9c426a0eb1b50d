// The checkpoints of a log: their signatures, and that the log still begins with the entries that each was made of.
#pragma once

#include "adapters/auditor/entries_check.hpp"
#include "adapters/note/checkpoint.hpp"

namespace voorrang::auditor {

// A checkpoint that was kept elsewhere.
struct Given {
    std::string name; // of the file
    note::Note note;
};

struct Checkpoints {
    std::size_t count = 0, cosignatures = 0;
    std::int64_t covered = 0;      // entries under the longest one that fits
    std::vector<std::string> keys; // with which the log was signed, in their order
};

// The sizes of which roots are needed.
Result<std::set<std::int64_t>> checkpoint_sizes(sqlite_store::Rows& rows, const std::vector<Given>& given);

// Without `trusted` the keys are those that the log itself names; else one of these must be among them, and each must
// have vouched for the next.
Result<Checkpoints> check_checkpoints(sqlite_store::Rows& rows, const Entries& entries, const std::vector<Given>& given,
                                      const std::vector<note::PublicKey>& trusted, Findings& findings);

} // namespace voorrang::auditor
