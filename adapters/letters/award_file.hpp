// What was logged of the award of a tender: what letters and the official report are written from. The decision is made
// again from what was logged, so that its explanations are there too; it must be the logged one byte for byte.
#pragma once

#include "adapters/letters/evidence.hpp"
#include "adapters/letters/standstill.hpp"
#include "adapters/service/again.hpp"

#include <memory>
#include <set>

namespace voorrang::letters {

struct AwardFile {
    store::Tender tender;
    store::Decision row;
    service::PolicyPtr policy;
    engine::Decision decision;
    std::shared_ptr<const json::Tree> document; // that was decided on
    store::Entry entry;                         // of the decision
    std::optional<Standstill> standstill;
    bool standstill_to_come = false;     // the workflow has one, and the tender is not there yet
    std::set<std::string> personal = {}; // texts of facts that the policy calls personal: no paper repeats them
};

// Of the last decision on the award. V751 (no such tender), V752 (the award was not decided, or came out as nothing
// that can be told: undetermined, failed, tied; or it no longer holds), V714 (the decision can't be made again as it
// was logged).
Result<AwardFile> read_award_file(store::Reader& reader, service::Shelf& shelf, const std::string& tender);

// All awards of the decision: one, or one for each lot (whose name is then not empty).
struct NamedAward {
    std::string lot;   // its identifier; empty: there are no lots
    std::string title; // as people call it
    const engine::AwardOutcome* award;
};
std::vector<NamedAward> awards_of(const engine::Decision& decision);

// A paper about it tells moments by the clock of the calendar that the tender's workflow goes by.
Voice voice_of(const AwardFile& file, Language language);

// A text of the document; empty if there is none at this place.
std::string text_at(const AwardFile& file, std::initializer_list<std::string_view> path);
std::string buyer_name(const AwardFile& file);

} // namespace voorrang::letters
