// Policies of ever so many rules on one tender, to see how what they cost grows.
#pragma once

#include <string>
#include <string_view>

namespace voorrang::bench {

// How rule k tells the tenders that it strikes: by a category and a value above, as the peers' rules do; by one of
// three categories; by a range of values, or of days; by a row of a table; or by reckoning, of which no look-up can be
// made.
enum class Guards { equal, member, range, days, table, reckoned };

std::string many_rules(Guards guards, std::size_t rules);

} // namespace voorrang::bench
