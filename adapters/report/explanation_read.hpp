// Explanations read back from JSON.
#pragma once

#include "adapters/report/json_parts.hpp"
#include "adapters/report/said_json.hpp"
#include "engine/explain/explanation.hpp"

namespace voorrang::report {

engine::Explanation explanation_of(const boost::json::object& object, StoredPlaces& places);

} // namespace voorrang::report
