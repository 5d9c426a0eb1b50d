// Every logged decision made again from what was logged, and held against what was logged of it.
#pragma once

#include "adapters/service/again.hpp"
#include "adapters/sqlite_store/rows.hpp"

#include <functional>

namespace voorrang::auditor {

struct Replayed {
    store::Decision row;
    bool same = false;
    std::string why;                      // it could not be made, or under another policy not be tried
    std::vector<std::string> differences; // in words: "the outcome is nobody, and was awarded"
};

// Calls `told` for each decision, in their order; false ends it. Without `instead` the policy of each decision decides,
// and the same bytes are asked for; with it outcomes, winners and standings are compared. Errors: a table can't be
// read.
Result<void> replay(sqlite_store::Rows& rows, const service::PolicyPtr& instead,
                    const std::function<bool(const Replayed&)>& told);

} // namespace voorrang::auditor
