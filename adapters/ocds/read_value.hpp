// One JSON value as the value of a fact.
#pragma once

#include "adapters/json/tree.hpp"
#include "dsl/diagnostics/code.hpp"
#include "dsl/graph/schema.hpp"

#include <variant>

namespace voorrang::ocds {

// Why it can't be read: "must be a time", at a place below the value ("/amount") or at the value itself.
struct Misread {
    Code code = Code::fact_type; // or V504
    std::string must;
    std::string help;
    std::string below = {};
    std::optional<json::Ref> found = std::nullopt; // what stands there, if not the value itself
};

// null is unknown; so is money without an amount. Money without a currency is allowed only if the fact says whose
// currency it takes; it is then given without one, and its range not yet looked at. `identifier`: a JSON number is
// taken by its text.
std::variant<Value, Misread> read_value(const graph::Fact& fact, json::Ref value, bool identifier);

} // namespace voorrang::ocds
