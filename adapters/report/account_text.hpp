// An account of a decision for people: why, why not, and what would have changed it.
#pragma once

#include "adapters/report/places.hpp"
#include "adapters/report/reader.hpp"
#include "engine/whatif/account.hpp"

namespace voorrang::report {

std::string account_text(const engine::Account& account, const Places& places, const Reader& reader);

// "turnover of Groen Doen BV at least EUR 50,000.00, instead of EUR 45,000.00".
std::string change_text(const engine::ChangedFact& changed, const Reader& reader);

} // namespace voorrang::report
