// How long personal data are kept: a schedule of retention, such as the selection list of the municipalities
// (Archiefwet; in Dutch selectielijst), as a file of JSON:
//
//     {"format": "voorrang.retention", "version": 1,
//      "rules": [{"states": ["contracted"], "keep": "P7Y", "because": "…"}, {"keep": "P1Y", "because": "…"}]}
//
// Of a tender that has ended the first rule counts whose states have the one that it ended in; a rule without states
// counts for each. `keep` is a duration of ISO 8601 in years, months, weeks or days, from the day (UTC) on which the
// tender ended. Data of tenders for which no rule counts are kept.
#pragma once

#include "adapters/store/store.hpp"
#include "dsl/value/calendar_date.hpp"

#include <set>

namespace voorrang::erasure {

struct RetentionRule {
    std::set<std::string> states; // none: any
    Duration keep;
    std::string because; // where it is laid down; for the log
};
using Schedule = std::vector<RetentionRule>;

// V801 with the place in the file where it is no such schedule; V502, V511, V512 where it is no JSON.
Result<Schedule> read_schedule(const std::string& text, const std::string& name);

// A tender that has ended and of which personal data are kept.
struct Term {
    std::string tender, state;
    Date ended;
    std::size_t values = 0;
    const RetentionRule* rule = nullptr; // none: they are kept
    std::optional<Date> until;           // the first day on which they are no longer kept; nothing without a rule
};
// By tender. Must not outlive the schedule.
Result<std::vector<Term>> terms(store::Reader& reader, const Schedule& schedule);

inline bool is_due(const Term& term, Date today) { return term.until && !(today < *term.until); }

} // namespace voorrang::erasure
