// Where the names of a policy lead: each declaration has an anchor, on this page or on that of its package.
#pragma once

#include "dsl/check/policy.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <map>
#include <set>
#include <string>

namespace voorrang::doc {

// Packages that have a page of their own beside this one: "nl.exclusion" -> "nl.exclusion.html".
using Pages = std::map<std::string, std::string>;

class Names {
  public:
    Names(const check::Policy& policy, const SourceMap& sources, const Pages& pages);

    // The anchor of a declaration on the page it stands on: its full name.
    std::string link_to(const std::string& full_name) const; // "#town.late", "nl.exclusion.html#nl.exclusion.late"

    // Source text as HTML: names lead to what they name, texts are marked, comments and line ends are left out.
    std::string code(Span span) const;

    // What the fill fills in, by its full name.
    std::string filled_by(const ast::Fill& fill) const;

    // The declarations of packages that the main file leads to, by full name; whatever they rest on included.
    const std::set<std::string>& used() const { return used_; }

  private:
    void note(const check::Expression& expression);

    const SourceMap& sources_;
    const Pages& pages_;
    std::string own_; // the page's own package
    std::set<std::string> packages_;
    std::map<std::pair<SourceId, std::uint32_t>, std::string> at_; // a name's place -> what it names
    std::set<std::string> used_;
    const check::Policy& policy_;
};

// social_enterprise -> social enterprise
std::string spaced(std::string name);

} // namespace voorrang::doc
