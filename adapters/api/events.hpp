// An event that came in by a request.
#pragma once

#include "adapters/api/host.hpp"

namespace voorrang::api {

// Without a role, the first that the workflow names of those that the user has. A refusal is an answer (409) that
// stays: it is in the log.
// `dossier`: the tender of the path, as it was opened in this transaction.
OrProblem<Response> take_event(const Writing& in, const Parts& parts, service::Dossier dossier,
                               service::NewEvent event);

// What somebody who made a bid gets to keep.
std::string receipt_json(const store::Bid& bid, const std::string& entry);

} // namespace voorrang::api
