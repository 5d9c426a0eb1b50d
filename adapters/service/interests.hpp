// Conflicts of interest (Directive 2014/24/EU art. 24; Aw 2012 art. 1.10b): who takes part in a procedure on the
// buyer's side declares an interest in it, and abstains where it may sway them. It is logged; the official report lists
// it (art. 84(1)(i); Aw 2012 art. 2.132). What the interest is stands apart from the log, for it tells of a person.
#pragma once

#include "adapters/service/act.hpp"
#include "adapters/store/store.hpp"

namespace voorrang::service {

struct Interest {
    std::string user; // what the log calls them
    std::string text; // as it is kept, a token
    bool abstains = false;
    Time at;
    std::int64_t entry = 0;
};

// What was declared on a tender, in its order.
Result<std::vector<Interest>> interests(store::Reader& reader, const std::string& tender);

// The number of the entry. V751 (no such tender), V752 (who has abstained does so to the end), V753 (no text, or one
// that looks like a token).
Result<std::int64_t> declare_interest(store::Writer& writer, const std::string& tender, const std::string& text,
                                      bool abstains, const Act& act);

// V754 if the user has abstained: they do nothing any more on this tender but tell of further interests.
Result<void> has_not_abstained(store::Reader& reader, const std::string& tender, const Act& act);

} // namespace voorrang::service
