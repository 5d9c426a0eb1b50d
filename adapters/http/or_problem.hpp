// What is made from a request, or the problem that is to be answered instead.
#pragma once

#include "adapters/http/problem.hpp"

#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <stdexcept>

namespace voorrang::http {

template <class T>
using OrProblem = boost::system::result<T, Problem>;

// Boost.System's hook for value() on an error: asking for a value that isn't there is a bug, so it throws.
[[noreturn]] inline void throw_exception_from_error(const Problem& problem, const boost::source_location& where) {
    boost::throw_exception(std::logic_error(problem.detail), where);
}

} // namespace voorrang::http
