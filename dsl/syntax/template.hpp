// Because texts: "turnover {bid.bidder.turnover} is too low".
#pragma once

#include "dsl/ast/expression.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/word_uses.hpp"

namespace voorrang::syntax {

// `text` is a token of kind text. What can't be read is told (V110) and left out.
ast::TemplateText read_template(const Token& text, const Surface& surface, Diagnostics& diagnostics,
                                WordUses* uses = nullptr);

} // namespace voorrang::syntax
