// From syntax trees to a checked policy: names, types, dates, tables, weights. All findings are told, each once; a
// name or type that is wrong is told where it is wrong and not again where it is used.
#pragma once

#include "dsl/ast/file.hpp"
#include "dsl/check/policy.hpp"
#include "dsl/diagnostics/diagnostic.hpp"

namespace voorrang::check {

struct Input {
    SourceId source;
    ast::File file;
};

struct Checked {
    std::optional<Policy> policy; // absent if there was an error, also if it was the parser that told it
    Diagnostics diagnostics;      // errors and warnings
};

// Conditions are weighed against each other for what never or always holds: warnings, for whom writes the policy. Who
// only decides by it needs none of that.
enum class Conditions : bool { weighed, taken };

// `files`: the main file first, then every package it uses, directly or not (adapters/files finds them).
Checked check(const std::vector<Input>& files, Conditions conditions = Conditions::weighed);

} // namespace voorrang::check
