// The OCDS releases of a tender: what the public got to know of it, step by step. They are not kept but written from
// what is, the documents of its steps, its decisions and its log, so that a release stays as it was when it came out.
//
// The notice is published as the tender leaves the first state of its workflow for one that is not final; the award as
// it goes on from the state in which it was decided, and not back. What "on" and "back" are, and which end is that of a
// contract, is read off the workflow: a state that can't be reached without an award comes after it, and where just one
// final state does, it is the contract's. With two of them only the document tells of contracts.
#pragma once

#include "adapters/service/dossier.hpp"

namespace voorrang::service {

// An array, in the order of their dates; empty as long as nothing is published. Each repeats what those before it said,
// with null for what is no longer so: merged, as OCDS merges, they are what is so now. V714.
Result<json::Tree> releases_of(store::Reader& reader, const Dossier& dossier);

// Whether a state comes after the award: it can't be reached without deciding one.
bool is_after_award(const graph::Workflow& workflow, const std::string& state);

// Whether a tender that entered these states, in this order, has been published.
bool was_published(const graph::Workflow& workflow, const std::vector<engine::Passage>& passages);

} // namespace voorrang::service
