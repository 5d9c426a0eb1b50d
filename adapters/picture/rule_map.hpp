// A policy as a person draws it: facts, and what is made of them up to the award and the measures. What rests on what,
// read off the checked policy.
#pragma once

#include "dsl/check/policy.hpp"
#include "dsl/diagnostics/result.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <string>
#include <vector>

namespace voorrang::picture {

enum class NodeKind : std::uint8_t { fact, parameter, date, definition, table, rule, criterion, award, measure };

struct MapNode {
    NodeKind kind;
    std::string name;    // too_small; of a fact its field: turnover
    std::string package; // nl.exclusion; of a fact its record: bidder
    std::string what;    // "exclude bid", "money", "40%"
    std::vector<std::string> cites;
    Span span;
    bool main = true; // declared in the policy itself

    std::string full_name() const { return package.empty() ? name : package + '.' + name; }
};

struct MapEdge {
    std::size_t from, to; // indexes of nodes: `to` rests on `from`
    friend auto operator<=>(const MapEdge&, const MapEdge&) = default;
};

struct RuleMap {
    std::string title;
    std::vector<MapNode> nodes; // facts by record; declarations by kind and full name, as in check::Policy
    std::vector<MapEdge> edges; // sorted, each once
};

// What nothing decides by, such as a definition of a package that no rule uses, is there too.
RuleMap rule_map(const check::Policy& policy, const SourceMap& sources);

// Only what rests on `from`, and what `to` rests on, themselves included; with both, the ways from one to the other. An
// empty name asks for nothing. A fact is called by its record: bidder.turnover. V817 if there is none of that name, or
// several.
Result<RuleMap> narrowed(const RuleMap& map, const std::string& from, const std::string& to);

} // namespace voorrang::picture
