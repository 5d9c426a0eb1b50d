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

// What a witness that is trusted has seen of the log.
struct Witness {
    std::string key;           // C2SP
    bool cosigned = false;     // any checkpoint, whether it fits or not
    std::int64_t size = 0;     // entries of the longest that fits
    std::uint64_t seconds = 0; // when it saw that, since 1970; 0: none fits
};

struct Checkpoints {
    std::size_t count = 0, cosignatures = 0;
    std::int64_t covered = 0;       // entries under the longest one that fits
    std::vector<std::string> keys;  // with which the log was signed, in their order
    std::vector<Witness> witnesses; // those that were asked for
};

// The sizes of which roots are needed.
Result<std::set<std::int64_t>> checkpoint_sizes(sqlite_store::Rows& rows, const std::vector<Given>& given);

// Without `trusted` the keys are those that the log itself names; else one of these must be among them, and each must
// have vouched for the next. Each of `witnesses` must have cosigned a checkpoint that is there or was given.
Result<Checkpoints> check_checkpoints(sqlite_store::Rows& rows, const Entries& entries, const std::vector<Given>& given,
                                      const std::vector<note::PublicKey>& trusted,
                                      const std::vector<note::PublicKey>& witnesses, Findings& findings);

} // namespace voorrang::auditor
