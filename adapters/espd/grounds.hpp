// What the answers say of the grounds for exclusion.
#pragma once

#include "adapters/espd/answers.hpp"

namespace voorrang::espd {

// Of one ground. A criterion that is put for several lots is one ground: yes for one of them is yes.
struct Ground {
    std::string_view code;
    xml::Ref from;               // the answer, or the criterion where there is none
    std::optional<bool> applies; // unknown if it was not answered
    std::optional<bool> cleaned; // measures were taken, or taxes paid since
    std::optional<xml::Ref> cleaned_from;
    std::vector<xml::Ref> since;  // days of convictions or decisions
    std::vector<xml::Ref> barred; // the last day of a term that the conviction itself sets
    std::optional<bool> binding;  // of taxes and contributions: by a decision that is final
    std::optional<xml::Ref> binding_from;
};

// Those that the form asks for, in its order.
std::vector<Ground> grounds_of(const Form& form, const std::vector<Answer>& answers);

} // namespace voorrang::espd
