#include "engine/facts/layout.hpp"

namespace voorrang::engine {

Layout::Layout(const graph::Schema& schema)
    : facts(schema.entities.size()), lists(schema.entities.size()), referred_to(schema.entities.size()) {
    for (graph::FactId fact = 0; fact < schema.facts.size(); ++fact) {
        if (!schema.facts[fact].holder) facts[schema.facts[fact].entity].push_back(fact);
        entity.push_back(schema.facts[fact].entity);
        if (schema.facts[fact].reading == graph::Reading::reference) referred_to[schema.facts[fact].target] = true;
    }
    for (const graph::Entity& described : schema.entities) parent.push_back(described.parent);
    for (graph::EntityId list = 1; list < schema.entities.size(); ++list)
        lists[schema.entities[list].parent].push_back(list);
}

} // namespace voorrang::engine
