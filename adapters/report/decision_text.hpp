// Decisions and explanations as people read them.
#pragma once

#include "adapters/report/case_info.hpp"
#include "adapters/report/places.hpp"
#include "adapters/report/reader.hpp"
#include "engine/decide/decision.hpp"

namespace voorrang::report {

struct TextOptions {
    Reader reader;
    std::string competitor = "bid"; // what the policy calls the records that compete
    Explained explained;
    // Before the name of a bid: the words of a command that shows its explanation; empty: not told.
    std::string explain_hint;
};

// The ranking, who is excluded and why, what is undetermined and which facts are missing, flags, the award.
std::string decision_text(const engine::Decision& decision, const Places& places, const TextOptions& options);

// The name of the case, and the day of the law that counts.
std::string case_heading(const engine::Decision& decision, const Reader& reader);

// The explanations of one bid, each a tree.
std::string standing_text(const engine::Standing& standing, const Places& places, const Reader& reader);

// One explanation as a tree:
//   too_small: yes (social.vrg:12:1)
//   │  because turnover EUR 10.00 is under EUR 45,000.00
//   ├─ bidder.turnover: EUR 10.00 (Groen Doen BV, /parties/3/turnover)
//   └─ turnover_required of bid: EUR 45,000.00
// `indent` is before every line.
std::string explanation_text(const engine::Explanation& explanation, const Places& places, const Reader& reader,
                             std::size_t indent = 0);

} // namespace voorrang::report
