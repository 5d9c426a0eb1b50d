// What an expression says, as a text that is the same wherever the same is said: layout, brackets without meaning, how
// an amount is written and whether a name is written in full make no difference.
#pragma once

#include "adapters/diff/texts.hpp"

namespace voorrang::diff {

// Of own declarations of one policy: how the other calls them.
using Renames = std::map<std::string, std::string>;

class Meaning {
  public:
    Meaning(const Texts& texts, const Renames& renames) : texts_(texts), renames_(renames) {}

    std::string of(const ast::Expression& expression) const;
    std::string of(const ast::TemplateText& text) const;
    std::string of(const ast::Name& name) const;
    std::string of(const ast::Path& path) const;

  private:
    // Names that stand for an element within the expression: `for each a in …`. They hide declarations.
    using Bound = std::vector<std::string>;
    void resolve(ast::Path& path, const Bound& bound) const;
    void resolve(ast::Expression& expression, const Bound& bound) const;
    void resolve(std::vector<ast::SortKey>& keys, const Bound& bound) const;

    const Texts& texts_;
    const Renames& renames_;
};

} // namespace voorrang::diff
