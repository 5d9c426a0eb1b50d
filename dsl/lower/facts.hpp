// The schema of the facts that a policy reads, made as its expressions ask for them.
#pragma once

#include "dsl/check/policy.hpp"
#include "dsl/lower/builder.hpp"

namespace voorrang::lower {

// A record in the rule graph: which row, and where in that row's place its fields stand.
struct RecordRef {
    graph::NodeId reference = 0; // the row of `entity`
    graph::EntityId entity = graph::the_case;
    std::uint32_t record = 0; // in check::Policy::records
    std::string path;         // before its fields' keys: "tender." for a record that shares its entity's row; else ""
    graph::Pointer place;     // of the record, from the place of the row
};

class FactsOf {
  public:
    FactsOf(const check::Policy& policy, Builder& builder) : policy_(&policy), builder_(&builder) {}

    // The records of which the case has one, and the entity of those of which it has many.
    RecordRef single(std::uint32_t record);
    graph::EntityId many(std::uint32_t record);

    graph::FactId scalar(const RecordRef& base, std::uint32_t field);     // a field that is one value
    graph::FactId reference(const RecordRef& base, std::uint32_t field);  // a field with `by`
    RecordRef nested(const RecordRef& base, std::uint32_t field);         // a field that is a record `at` a place
    graph::EntityId list(const RecordRef& base, std::uint32_t field);     // a field that is a list
    graph::FactId element(graph::EntityId list, const check::Type& type); // the values of a list of scalars

  private:
    const check::Field& field_of(const RecordRef& base, std::uint32_t field) const {
        return policy_->records[base.record].fields[field];
    }
    graph::EntityId entity(graph::Entity wanted);
    graph::FactId fact(graph::Fact wanted, const check::Type* type);
    void describe(graph::EntityId entity, const RecordRef& row);

    const check::Policy* policy_;
    Builder* builder_;
};

graph::ColumnType column_type(check::Kind kind);
graph::ColumnType column_type(const check::Type& type);

} // namespace voorrang::lower
