// Fills the columns of facts from a case: reads what the schema names, and nothing else.
#pragma once

#include "adapters/ocds/case.hpp"
#include "engine/facts/facts.hpp"

namespace voorrang::ocds {

// Compile once, load many.
class Loader {
  public:
    explicit Loader(const graph::Schema& schema); // must outlive the loader

    // Adds the case to the builder. Errors: V503 (another type), V504 (out of range), V507 (an identifier twice), V508
    // (a reference to nothing), each with its place; nothing of the case is then left in the builder.
    Result<void> load(const Case& document, engine::FactsBuilder& builder) const;

  private:
    const graph::Schema& schema_;
    engine::Layout layout_;
    std::vector<std::uint8_t> identifies_; // by FactId: it is the identifier of its entity
};

Result<void> load(const Case& document, const graph::Schema& schema, engine::FactsBuilder& builder);

} // namespace voorrang::ocds
