// What an expression says, as text: two with the same key have the same value in every case.
#pragma once

#include "dsl/check/expression.hpp"

#include <optional>
#include <string>

namespace voorrang::check {

// `subject` is the variable that the keys call by the same name in every declaration, so that what two rules say of a
// bid can be compared.
std::string key_of(const Expression& expression, std::optional<VariableId> subject);

} // namespace voorrang::check
