// What an auditor looks for in the log of the service: `voorrang audit search`, GET /v1/log.
#pragma once

#include "dsl/value/calendar_date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace voorrang::search {

// All that is said must fit; what is empty is not asked. Bid, bidder, rule, article and verdict must fit one part of
// the entry together: a bid with what was decided of it, an award, or the entry itself. So `--rule r --verdict
// excluded` finds where r said something of a bid that was excluded.
struct Query {
    std::string tender;              // its ocid
    std::string bid;                 // its identifier
    std::string bidder;              // the organisation that made the bid
    std::string rule;                // with or without the name of its policy; it held, or may have
    std::string article;             // as it is cited: "2.87" is in "Aw 2012 art. 2.87 lid 1", not in "2.871"
    std::string policy;              // its version, its name, or the begin of its hash
    std::string verdict;             // admitted, excluded, awarded, nobody, refused …
    std::string person;              // who did it, or whom it is about
    std::string actor;               // who did it
    std::optional<Time> from, until; // both included
    std::vector<std::string> kinds;  // "event.done", "event.*"

    bool asks_for_decisions() const { return !rule.empty() || !article.empty() || !verdict.empty(); }
};

// "2026-03-01T12:00:00+01:00", or a day in UTC: its begin, or where `ends` the last moment of it.
std::optional<Time> moment(std::string_view text, bool ends);

} // namespace voorrang::search
