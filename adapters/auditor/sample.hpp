// A sample of decisions for control: who knows the seed draws the same one from the same log, and nobody who does not
// know it beforehand can tell which decisions will be in it. So let the seed be something that nobody chooses, and that
// is known only after the decisions were made: a drawn number, a published one.
//
// Each decision gets a lot: SHA-256, in hexadecimal, of the seed, a line feed and the hash of the decision for which
// its entry vouches (commits.decision). In a stratum those with the least lots are drawn. Each stratum gets its share
// of the sample by its size, in whole decisions by the largest remainders (Hamilton), and at least one where the sample
// is large enough: so small strata are not passed over. With equal remainders the stratum goes first whose name does.
#pragma once

#include "adapters/sqlite_store/rows.hpp"

namespace voorrang::auditor {

enum class Stratum : std::uint8_t { none, outcome, policy, month }; // month: of the decision, in UTC

struct SampleOptions {
    std::size_t size = 0; // at least 1
    std::string seed;
    Stratum by = Stratum::none;
    std::int64_t entries = 0; // only decisions of so many entries of the log; 0: of all
};

struct Drawn {
    std::int64_t decision = 0, entry = 0;
    std::string tender, outcome, stratum, lot;
    Time at;
};

struct Sample {
    struct Part {
        std::string stratum;
        std::size_t decisions = 0, drawn = 0;
    };
    std::int64_t entries = 0; // of the log from which it was drawn
    std::vector<Part> parts;  // by name; the one of no stratum has an empty name
    std::vector<Drawn> drawn; // by stratum, then by lot
};

// All decisions where there are no more than the size of the sample. Errors: a table can't be read.
Result<Sample> sample(sqlite_store::Rows& rows, const SampleOptions& options);

} // namespace voorrang::auditor
