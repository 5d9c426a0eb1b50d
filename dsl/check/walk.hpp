// Every expression inside an expression, and every expression of a declaration.
#pragma once

#include "dsl/check/policy.hpp"

#include <functional>

namespace voorrang::check {

using OnExpression = std::function<void(const Expression&)>;

// The expression itself first, then those in it, left to right.
void walk(const Expression& expression, const OnExpression& visit);
void walk(const std::optional<Expression>& expression, const OnExpression& visit);
void walk(const Template& text, const OnExpression& visit);
void walk(const Reason& reason, const OnExpression& visit);

// What decides: bodies, conditions, cells, scores. Not the because texts.
void walk_decisive(const Definition& definition, const OnExpression& visit);
void walk_decisive(const Rule& rule, const OnExpression& visit);
void walk_decisive(const Table& table, const OnExpression& visit);
void walk_decisive(const Award& award, const OnExpression& visit);
void walk_decisive(const Measure& measure, const OnExpression& visit); // not what its reason shows of its rows

void walk_decisive(const Workflow& workflow, const OnExpression& visit);

// Everything in the policy, its because texts and tests included.
void walk_all(const Policy& policy, const OnExpression& visit);

} // namespace voorrang::check
