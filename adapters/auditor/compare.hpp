// Two decisions of a log beside each other: what of the policy, of the facts and of what came out differs.
#pragma once

#include "adapters/store/store.hpp"
#include "dsl/phrases/said.hpp"

namespace voorrang::auditor {

struct Difference {
    enum class About : std::uint8_t { policy, facts, outcome } about;
    Said what;          // of facts a JSON pointer; else in words: "rule trial.short.too_dear of bid-1"
    Said before, after; // facts as JSON; empty: not there
};

// In this order: of the policy, of the facts by their place, of what came out. Objects are compared by their members,
// arrays by the identifiers of their elements where all have one, else by their order; a pointer is that of the second
// document, or of the first for what only that has. What is missing on one side is told as one difference, with all
// below it. V751 if there is no such decision, V714.
Result<std::vector<Difference>> compare(store::Reader& reader, std::int64_t before, std::int64_t after);

} // namespace voorrang::auditor
