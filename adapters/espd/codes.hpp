#pragma once
#include "dsl/diagnostics/code.hpp"
namespace voorrang::espd {
inline constexpr Code not_a_response = Code::not_a_notice;
inline constexpr Code bad_response = Code::bad_notice;
inline constexpr Code odd_answer = Code::bad_notice;
} // namespace voorrang::espd
