// Whether a database of the service is what its log says that it was: `voorrang audit verify`. docs/audit.md tells what
// can be found and what can't.
#pragma once

#include "adapters/auditor/checkpoints_check.hpp"
#include "adapters/auditor/rows_check.hpp"

namespace voorrang::auditor {

struct Verified {
    std::int64_t entries = 0;
    RowCounts rows;
    Checkpoints checkpoints;
    Findings findings;
};

// Reads all of it, in one transaction. What can't be read is a finding too; the errors are those of a file that is no
// database of the service of this version.
Result<Verified> verify(const std::string& database, const std::vector<Given>& given,
                        const std::vector<note::PublicKey>& trusted,
                        const std::vector<note::PublicKey>& witnesses = {});

} // namespace voorrang::auditor
