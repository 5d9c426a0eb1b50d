// The embedded releases of a record merged to one compiled release, as OCDS 1.1 says
// (https://standard.open-contracting.org/1.1/en/schema/merging/): in the order of their dates the last value of a field
// wins, null removes it, objects merge field by field. Without the schema at hand, an array is merged by identifier if
// each of its elements is an object with an `id`, and replaced as a whole otherwise; those that the standard's schema
// marks wholeListMerge (additionalIdentifiers, additionalClassifications, changes) are always replaced.
#pragma once

#include "adapters/json/tree.hpp"
#include "dsl/diagnostics/result.hpp"

namespace voorrang::ocds {

// `pointer` is that of the array of releases in the source. Errors: a release without a date (V503) or of another ocid
// (V506), an array with one id twice in one release (V507).
Result<json::Tree> merge_releases(json::Ref releases, const std::string& ocid, const std::string& source,
                                  const std::string& pointer);

} // namespace voorrang::ocds
