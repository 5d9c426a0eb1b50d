// What is kept of a log that was altered, for whoever is to judge it: both checkpoints that it has signed, and the
// proof that it gave, which does not lead from one to the other. docs/audit/evidence.py checks it without our programs.
#pragma once

#include "adapters/witness/judge.hpp"
#include "dsl/value/calendar_date.hpp"

namespace voorrang::witness {

struct Evidence {
    Verdict verdict = Verdict::rewritten;
    note::Offer seen;              // the checkpoint that was cosigned before, with the cosignature
    note::Offer shown;             // what the log showed then
    std::vector<std::string> keys; // of the log, that were trusted
    std::string witness;           // the key of who says when
    Time at;
};

// Canonical JSON, one line: format (voorrang-evidence-1), what (`word` of the verdict), conclusive, seen and shown
// (notes), from, to, proof (hashes in base64), keys, witness, at.
std::string to_json(const Evidence& evidence);

} // namespace voorrang::witness
