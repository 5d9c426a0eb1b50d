// An award in a sentence.
#pragma once

#include "adapters/report/reader.hpp"
#include "engine/decide/decision.hpp"

namespace voorrang::report {

// `subject` is "Award", or "Award of lot 1 (Catering)" for one of several lots.
std::string award_sentence(const engine::Decision& decision, const engine::AwardOutcome& award,
                           const std::string& subject, const Reader& reader);

// "lot 2 (Catering)", or "lot 2" if it has no other name.
std::string lot_name(const engine::LotAward& lot, const Reader& reader);

} // namespace voorrang::report
