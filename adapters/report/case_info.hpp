// What stands beside a decision: under which policy and on which input it was taken.
#pragma once

#include <cstdint>
#include <string>

namespace voorrang::report {

struct PolicyInfo {
    std::string name;    // alkmaar.social
    std::string version; // 2026.1
    std::string hash;    // SHA-256 of its texts: engine/decide/policy_hash.hpp
};

struct CaseInfo {
    PolicyInfo policy;
    std::string draw_seed;  // empty: none was given
    std::string place;      // of the case in the input: tenders.jsonl#2
    std::string input_hash; // SHA-256 of its canonical text
};

// Whose explanations are told.
struct Explained {
    bool all = false;
    std::string bid; // instead: only those of the bid with this identifier or name; empty: of none

    bool covers(const std::string& id, const std::string& label) const {
        return all || (!bid.empty() && (id == bid || label == bid));
    }
};

inline const Explained explain_nothing;
inline const Explained explain_all{true, {}};

} // namespace voorrang::report
