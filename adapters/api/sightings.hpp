// Who has looked at what. An answer with something in it that is not for all to see is told in the log before it goes
// out: the first on a day (UTC) for each user and each thing, for what they look at again they know already. Bidders
// are left out: they see only what is their own, and that they looked would tell who takes part.
//
// Who has the files of the database leaves no trace here.
#pragma once

#include "adapters/auth/identity.hpp"
#include "adapters/auth/permissions.hpp"
#include "adapters/http/request.hpp"
#include "adapters/store/store.hpp"

#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

namespace voorrang::api {

// A day in UTC.
std::int64_t day_of(Time time);

// One look: an entry of the kind seen.bid, seen.decisions …
struct Sighting {
    auth::Operation operation;
    std::string user; // as the log calls them
    std::string path; // "/v1/decisions/12", however the request has spelt it; of the log only that it was the log
    std::string tender, bid;
    std::optional<std::int64_t> decision; // whose tender is found when it is written
    Time at;
};

class Sightings {
  public:
    // What must be written before the answer is given; nothing if it is there, or all of it for all to see.
    std::vector<Sighting> owed(std::span<const auth::Operation> shown, const http::Request& request,
                               const auth::Identity& identity, Time now) const;
    void written(const Sighting& sighting);

  private:
    static std::string key_of(const Sighting& sighting);

    mutable std::mutex mutex_;
    std::int64_t day_ = 0;
    std::unordered_set<std::string> known_; // of that day
};

Result<void> write(store::Writer& writer, const Sighting& sighting);

} // namespace voorrang::api
