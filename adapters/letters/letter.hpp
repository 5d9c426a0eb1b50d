// The reasoned notification of the award decision to one bidder (Aw 2012 art. 2.130; Directive 2014/24/EU art. 55(2);
// Directive 2007/66/EC art. 2c): what was decided, why the bid was refused or came where it came, who won and what was
// better in that bid, until when no contract is concluded, and where in the log all of this stands.
//
// Of other bidders it tells who won, and, to who made a bid that was admitted, the scores of the winner and those
// reasons of the policy behind them in which no fact of the winner's is filled in. Of the rest it tells nothing: not
// their names, nor how many there are (art. 2.138; Directive 2014/24/EU art. 21 and 55(3)).
#pragma once

#include "adapters/letters/award_file.hpp"

namespace voorrang::letters {

struct LetterOptions {
    Language language = Language::nl;
    Numbers numbers = Numbers::told;
};

// V751 if the decision has no bid of this identifier.
Result<Paper> letter(store::Reader& reader, const AwardFile& file, const std::string& bid, LetterOptions options);

// The bids of whom is asked for: by the identifier of a bid or of its bidder, or by a name. V751 if there is none.
Result<std::vector<std::string>> bids_of(const AwardFile& file, const std::string& asked);

} // namespace voorrang::letters
