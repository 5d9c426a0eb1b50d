// One object out of several that speak of the same thing.
#pragma once

#include "adapters/json/tree.hpp"
#include "adapters/ocds/case.hpp"
#include "dsl/diagnostics/diagnostic.hpp"

namespace voorrang::ocds {

struct Statement {
    json::Ref value;
    std::string place;
    bool in_document = false; // it stood in the case's document from the begin
};

class Unifier {
  public:
    explicit Unifier(json::TreeBuilder& out) : out_(out) {}

    // Writes one value that all statements agree on; members that only some have, and `roles`, are taken together.
    // `pointer` is where it is written. False if two of them differ: see error().
    bool unify(const std::vector<Statement>& statements, const std::string& pointer);

    std::vector<Origin> origins;                                      // of what was not in the document
    const std::optional<Diagnostic>& error() const { return error_; } // V507

  private:
    void write_roles(const std::vector<Statement>& statements);
    bool unify_members(const std::vector<Statement>& objects, const std::string& pointer);

    json::TreeBuilder& out_;
    std::optional<Diagnostic> error_;
};

// Equal but for the order of members and the way numbers are written.
bool same_value(json::Ref a, json::Ref b);

} // namespace voorrang::ocds
