// What a client gets to see of a tender, cut down to what it may see: until bids are opened nobody learns of them, and
// later a bidder only of its own (adapters/auth/permissions.hpp).
#pragma once

#include "adapters/api/endpoint.hpp"
#include "adapters/report/json_writer.hpp"
#include "adapters/service/dossier.hpp"

namespace voorrang::api {

// Where the tender stands for the table of permissions. It is a draft in the first state of its workflow, published
// after it, opened when its bids are, assessed when its award was decided, and announced when it has gone on from the
// state to which that decision led.
Result<auth::Phase> phase_of(store::Reader& store, const service::Dossier& dossier);

// A tender that somebody may look at for an operation, or the problem to answer.
struct Seen {
    service::Dossier dossier;
    auth::Phase phase;
    auth::Reach reach; // of the operation: own or all
};
OrProblem<Seen> see(store::Reader& store, service::Shelf& shelf, const auth::Identity& identity, Operation operation,
                    const std::string& tender);

// The release without what this user may not see of bids and bidders.
json::Tree shown_document(const Seen& seen, const auth::Identity& identity);

// Members of an object that is open: id, policy, workflow, state, …, timers, and, if asked for, the release.
void write_tender(report::JsonWriter& json, const Seen& seen, const auth::Identity& identity,
                  const std::vector<store::Timer>& timers, bool with_release);
std::string tender_json(const Seen& seen, const auth::Identity& identity, const std::vector<store::Timer>& timers);

// JSON that is there already, as the next value.
void write_raw(report::JsonWriter& json, json::Ref value);
void write_raw(report::JsonWriter& json, std::string_view written); // JSON, without white space

// The page that a request asks for with `after` and `limit` (1 to 500).
OrProblem<store::Page> page_of(const Request& request);
// {"items": […], "next": "…"}: next is absent on the last page.
std::string list_json(const std::function<void(report::JsonWriter&)>& items, const std::optional<std::string>& next);

} // namespace voorrang::api
