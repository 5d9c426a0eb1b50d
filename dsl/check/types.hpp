// Types in the making: from the words of a declaration, and from parts.
#pragma once

#include "dsl/ast/type.hpp"
#include "dsl/check/type.hpp"

#include <string_view>

namespace voorrang::check {

struct Context;

std::string_view kind_text(Kind kind);                     // "yes/no", "money"
std::string joined(const std::vector<std::string>& words); // "a, b, c"

Type simple_type(Kind kind);
Type record_type(std::uint32_t record);
Type list_of(Type element);
Type without_range(Type type);

// nullopt: it was wrong, and that has been told.
std::optional<Type> resolve_type(Context& context, std::uint32_t file, const ast::Type& type);

} // namespace voorrang::check
