// What an open declaration says once a policy has filled it in: it stays the package's, with its name, subject and
// type; its values, body, rows or conditions become those of the policy.
#pragma once

#include "dsl/ast/declaration.hpp"

#include <vector>

namespace voorrang::check {

ast::Parameter filled_in(ast::Parameter open, const ast::Parameter& part);
ast::Define filled_in(ast::Define open, const ast::Define& part);
ast::Table filled_in(ast::Table open, const ast::Table& part);
ast::Rule filled_in(ast::Rule open, const ast::Rule& part);

// What it cites: that of the package stands, and that of the policy is added to it.
std::vector<ast::Citation>& cites_of(ast::Table& table);
template <class Declaration>
std::vector<ast::Citation>& cites_of(Declaration& declaration) {
    return declaration.reason.cites;
}

} // namespace voorrang::check
