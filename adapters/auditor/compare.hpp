// Two decisions of a log beside each other: what of the policy, of the facts and of what came out differs.
#pragma once

#include "adapters/store/store.hpp"

namespace voorrang::auditor {

struct Difference {
    std::string about;         // "policy", "facts", "outcome"
    std::string what;          // a JSON pointer into the document; or in words: "rule trial.short.too_dear of bid-1"
    std::string before, after; // facts as JSON; empty: not there
    friend bool operator==(const Difference&, const Difference&) = default;
};

// In this order: of the policy, of the facts by their place, of what came out. A value that is no object is told whole;
// what is missing on one side is told as one difference, with all below it. V751 if there is no such decision, V714.
Result<std::vector<Difference>> compare(store::Reader& reader, std::int64_t before, std::int64_t after);

} // namespace voorrang::auditor
