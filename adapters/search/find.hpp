// The entries of the log that somebody looks for, in their order.
#pragma once

#include "adapters/search/match.hpp"
#include "adapters/store/store.hpp"

#include <map>

namespace voorrang::search {

class Finder {
  public:
    // `sealed`: bids count that nobody may know of yet; only for who has the database itself. Else bids count on
    // tenders where one was opened, so that the time of an answer tells nothing of the others. `reader` must outlive
    // it.
    static Result<Finder> make(store::Reader& reader, Query query, bool sealed);

    // What may be what is looked for, after the entry `after`: where it can be it is found by an index.
    Result<std::vector<store::Entry>> candidates(std::int64_t after, std::size_t limit);
    // Whether it is.
    bool fits(const store::Entry& entry, json::Ref body, bool with_decision) const;

  private:
    Finder(store::Reader& reader, Query query, bool sealed)
        : reader_(&reader), query_(std::move(query)), sealed_(sealed) {}
    const std::set<std::string>& bids_of_bidder(const std::string& tender) const;

    store::Reader* reader_;
    Query query_;
    bool sealed_;
    std::set<std::string> policies_;
    std::optional<std::vector<std::string>> tenders_;           // of the bid or the bidder
    mutable std::map<std::string, std::set<std::string>> bids_; // of the bidder, by tender
};

// Each entry that fits, after `after`; a visit that returns false ends it. For who may see all.
Result<void> find(store::Reader& reader, const Query& query, std::int64_t after,
                  const std::function<bool(const store::Entry&, json::Ref body)>& visit);

} // namespace voorrang::search
