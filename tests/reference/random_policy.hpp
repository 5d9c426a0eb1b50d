// Random policies, as text: every construct of expressions, definitions with exceptions, dated parameters, tables of
// all hit policies, rules of all kinds, awards with all sorts of scores, ties and limits. Well typed; the checker may
// refuse one all the same, where it proves that something can't be.
#pragma once

#include "tests/reference/random.hpp"

#include <string>

namespace voorrang::reference {

std::string random_policy(Random& random);

} // namespace voorrang::reference
