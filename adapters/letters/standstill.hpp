// The time between the sending of an award decision and the contract, as the log has it.
#pragma once

#include "adapters/service/dossier.hpp"

namespace voorrang::letters {

// The first deadline of the first state with one that the tender entered after the decision.
struct Standstill {
    store::Entry entry;   // by which that state was entered
    Said because;         // of that step, as the policy has it: "the decision was sent on …"
    std::string deadline; // for value_in(): "the end of 2026-05-26"
    Time at;              // a day ends where the next begins
    std::vector<std::string> cites;
    engine::Explanation explanation; // of the deadline
};

// V714: the deadline that was logged is not the one that the logged facts give.
Result<std::optional<Standstill>> find_standstill(store::Reader& reader, service::Shelf& shelf,
                                                  const store::Tender& tender, const store::Decision& row);

// Whether a deadline may still come from the state in which the tender is; a way back to before the award is not
// followed, for there the award is decided anew.
bool deadline_to_come(const graph::Workflow& workflow, const std::string& state);

} // namespace voorrang::letters
