// What a builder or loader wants to know of a schema again and again, looked up once.
#pragma once

#include "dsl/graph/schema.hpp"

#include <vector>

namespace voorrang::engine {

struct Layout {
    explicit Layout(const graph::Schema& schema);

    // By EntityId.
    std::vector<std::vector<graph::FactId>> facts;
    std::vector<std::vector<graph::EntityId>> lists; // the entities below it
    std::vector<std::uint8_t> referred_to;           // some fact refers to its rows
    std::vector<graph::EntityId> parent;

    std::vector<graph::EntityId> entity; // by FactId
};

} // namespace voorrang::engine
