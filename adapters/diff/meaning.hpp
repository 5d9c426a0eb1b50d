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
    void resolve(ast::Path& path) const;
    void resolve(ast::Expression& expression) const;
    void resolve(std::vector<ast::SortKey>& keys) const;

    const Texts& texts_;
    const Renames& renames_;
};

} // namespace voorrang::diff
