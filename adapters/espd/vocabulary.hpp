// The criteria of the European Single Procurement Document that are known here, by what each version calls them.
#pragma once

#include <span>
#include <string_view>

namespace voorrang::espd {

struct KnownCriterion {
    std::string_view code;     // of the authority table `criterion`: versions 3 and 4
    std::string_view taxonomy; // of the taxonomy of version 2
    std::string_view id;       // of the criterion itself, in every version
    std::string_view ground;   // for exclusion, as std.procurement has it; empty of other criteria
};

// Those with a ground for exclusion, in the order of the form, then the yearly turnover.
std::span<const KnownCriterion> known_criteria();

// By a code of either kind; nothing of one that is not known.
const KnownCriterion* by_code(std::string_view code);
const KnownCriterion* by_id(std::string_view id);

// Final convictions, and taxes and contributions that were not paid: grounds that count whether or not a notice names
// them (Directive 2014/24/EU art. 57(1) and (2)).
bool is_mandatory(std::string_view ground);
// Taxes and contributions, of which the form asks otherwise than of other grounds.
bool is_payment(std::string_view ground);
// The one criterion of which older forms ask whether a bidder has NOT done it.
bool is_misrepresentation(std::string_view ground);
bool is_yearly_turnover(const KnownCriterion& criterion);

} // namespace voorrang::espd
