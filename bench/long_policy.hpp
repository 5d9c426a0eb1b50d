// A policy of any length, such as a whole region's rules in one file: definitions with exceptions that rest on each
// other, rules, tables, dated parameters, tests, comments. Sound, and without a finding.
#pragma once

#include <cstddef>
#include <string>

namespace voorrang::bench {

std::string long_policy(std::size_t lines);

} // namespace voorrang::bench
