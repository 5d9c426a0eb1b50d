// Facts changed for a while, to see what comes of it: put back when the variation ends.
#pragma once

#include "engine/facts/facts.hpp"

namespace voorrang::engine {

struct FactAt {
    graph::FactId fact = 0;
    std::uint32_t row = 0;
    friend auto operator<=>(const FactAt&, const FactAt&) = default;
};

class Variation {
  public:
    explicit Variation(Facts& facts) : facts_(facts) {}
    Variation(const Variation&) = delete;
    Variation& operator=(const Variation&) = delete;
    ~Variation();

    // Gives a fact another value of its type, or unknown. Not for references.
    void set(FactAt at, const Value& value);
    // Takes rows out, with the rows of their own lists; what refers to them becomes unknown. Rows behind them move up.
    void remove(graph::EntityId entity, const std::vector<std::uint32_t>& rows);

  private:
    Facts& facts_;
    std::vector<std::pair<graph::FactId, Column>> columns_; // as they were, the latest last
    std::optional<std::pair<std::vector<EntityRows>, std::vector<Column>>> all_;
};

} // namespace voorrang::engine
