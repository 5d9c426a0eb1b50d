// The official report of an award (Aw 2012 art. 2.132; Directive 2014/24/EU art. 84): the contract, who bid, who was
// refused and why, who won and why, how it went, and where in the log all of this stands. For the contracting authority
// and who supervises it, not for bidders: it has all of them in it, but no fact that the policy calls personal.
#pragma once

#include "adapters/letters/award_file.hpp"

namespace voorrang::letters {

Result<Paper> official_report(store::Reader& reader, const AwardFile& file, Language language);

} // namespace voorrang::letters
