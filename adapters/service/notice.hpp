// What of a tender's document the public may read from its notice on: what the buyer says of the tender and of itself.
// Of bidders it tells nothing, and nothing of awards and contracts: adapters/service/award_notice.hpp.
#pragma once

#include "adapters/service/public_copy.hpp"

#include <set>

namespace voorrang::service {

// What the service knows better than the document.
struct NoticeState {
    std::string_view status;            // of the tender: active, complete, unsuccessful, cancelled
    std::optional<std::size_t> bidders; // once an award is told: how many made a bid
    std::set<std::string> suppliers;    // identifiers of the parties that won
    // What was told before, if anything was: of a party that has made a bid since no more than that, lest it be seen.
    std::optional<json::Ref> told = {};
};

// Members of an object that is open: language, parties, buyer, planning, tender, relatedProcesses.
void write_notice(json::TreeBuilder& out, json::Ref document, const std::string& ocid, const HiddenPlaces& hidden,
                  const NoticeState& state);

// The name under which the buyer publishes.
std::string publisher_name(json::Ref release);

} // namespace voorrang::service
