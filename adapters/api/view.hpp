// What a client gets to see of a tender, cut down to what it may see: until bids are opened nobody learns of them, and
// later a bidder only of its own (adapters/auth/permissions.hpp).
#pragma once

#include "adapters/api/endpoint.hpp"
#include "adapters/report/json_writer.hpp"
#include "adapters/service/dossier.hpp"

namespace voorrang::api {

// Where the tender stands for the table of permissions. It is a draft in the first state of its workflow and where it
// ended there, published after it, opened when its bids are, assessed when its award was decided, and announced when it
// has gone on from the state to which that decision led, or if that is final.
Result<auth::Phase> phase_of(store::Reader& store, const service::Dossier& dossier);

// A tender that somebody may look at for an operation, or the problem to answer.
struct Seen {
    service::Dossier dossier;
    auth::Phase phase;
    auth::Reach reach; // of the operation: own or all
};
OrProblem<Seen> see(store::Reader& store, service::Shelf& shelf, const auth::Identity& identity, Operation operation,
                    const std::string& tender);
// The same of one that was opened in this transaction.
OrProblem<Seen> see(store::Reader& store, const auth::Identity& identity, Operation operation,
                    service::Dossier dossier);

// The release without what this user may not see: what the policy hides, awards before they are announced, and of bids
// and bidders the rest. It is the same whether there are others or not: an empty list would tell that there are, and so
// would an address or a role that somebody's bid brought in. So of parties who might bid, somebody who never sees all
// bids is told no more than who they are.
json::Tree shown_document(const Seen& seen, const auth::Identity& identity);

// Where the parts of a release stand in what this user is shown of it: places in a list count what comes before.
class ShownPlaces {
  public:
    ShownPlaces(json::Ref release, auth::Phase phase, const auth::Identity& identity);
    // A pointer into the release, as it points into what is shown; nothing if that isn't shown.
    std::optional<std::string> at(std::string_view pointer) const;

  private:
    using Places = std::vector<std::optional<std::size_t>>; // of each element: where it is shown
    Places parties_, bids_;
    bool all_bids_;
};

// Members of an object that is open: id, policy, workflow, state, …, timers, and, if asked for, the release.
void write_tender(report::JsonWriter& json, const Seen& seen, const auth::Identity& identity,
                  const std::vector<store::Timer>& timers, bool with_release);
std::string tender_json(const Seen& seen, const auth::Identity& identity, const std::vector<store::Timer>& timers);

// JSON that is there already, as the next value.
void write_raw(report::JsonWriter& json, json::Ref value);

// In which language a client reads, as asked for with `lang`; else that of the policy. 400 for another than en and nl.
OrProblem<Language> language_of(const Request& request, const service::ShelvedPolicy& policy);

// The page that a request asks for with `after` and `limit` (1 to 500).
OrProblem<store::Page> page_of(const Request& request);
// {"items": […], "next": "…"}: next is absent on the last page.
std::string list_json(const std::function<void(report::JsonWriter&)>& items, const std::optional<std::string>& next);

} // namespace voorrang::api
