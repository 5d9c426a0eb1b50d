#include "engine/facts/layout.hpp"

namespace voorrang::engine {

Layout::Layout(const graph::Schema& schema)
    : facts(schema.entities.size()), lists(schema.entities.size()), referred_to(schema.entities.size()) {
    for (graph::FactId fact = 0; fact < schema.facts.size(); ++fact) {
        facts[schema.facts[fact].entity].push_back(fact);
        if (schema.facts[fact].reading == graph::Reading::reference) referred_to[schema.facts[fact].target] = true;
    }
    for (graph::EntityId entity = 1; entity < schema.entities.size(); ++entity)
        lists[schema.entities[entity].parent].push_back(entity);
}

} // namespace voorrang::engine
