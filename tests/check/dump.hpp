// A checked policy in a short text, without places in the source: what golden files hold and what must not depend on
// the order of declarations.
#pragma once

#include "dsl/check/policy.hpp"

#include <string>

namespace voorrang::check_test {

std::string dump(const check::Policy& policy);
std::string dump(const check::Policy& policy, const check::Expression& expression);

} // namespace voorrang::check_test
