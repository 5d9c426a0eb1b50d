// The entries of a log against the tree that was kept over them.
#pragma once

#include "adapters/auditor/findings.hpp"
#include "adapters/sqlite_store/rows.hpp"

#include <map>
#include <set>

namespace voorrang::auditor {

// What entries vouch for: each with the entry and the hash.
struct Vouched {
    struct By {
        std::int64_t entry = 0;
        std::string hash;
    };
    using Names = std::pair<std::string, std::string>;

    std::map<std::int64_t, std::string> decisions; // by entry
    std::map<Names, By> bids;                      // by tender and bid
    std::map<std::string, By> policies, documents; // by hash
    std::map<std::string, By> tenders;             // as of the last entry of each
    std::map<Names, std::string> bid_status;       // where an entry tells of one after it came in
    std::set<std::string> named_documents, named_policies;
    std::map<std::string, By> users; // the last that was said of each: body of the entry
    // Tokens of personal data that entries have in them, each with the first, and those that were erased since.
    std::map<std::string, std::int64_t> tokens, erased;
    std::map<Names, std::string> bid_contents;              // erased: their SHA-256, by tender and bid
    std::vector<std::pair<std::int64_t, std::string>> keys; // bodies of key.made and key.rotated
};

struct Entries {
    std::int64_t count = 0;                     // the number of the last one
    std::map<std::int64_t, merkle::Hash> roots; // of the first so many entries, as they are now
    Vouched vouched;
};

// Reckons the roots of the sizes that are asked for, as far as there are so many entries. Errors: the table can't be
// read.
Result<Entries> check_entries(sqlite_store::Rows& rows, const std::set<std::int64_t>& sizes, Findings& findings);

} // namespace voorrang::auditor
