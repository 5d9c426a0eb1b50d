// Errors as values at module borders: a Result is a value or the one diagnostic that tells why there is none.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"

#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <stdexcept>

namespace voorrang {

template <class T>
using Result = boost::system::result<T, Diagnostic>;

// Boost.System's hook for value() on an error: asking for a value that isn't there is a bug, so it throws.
[[noreturn]] inline void throw_exception_from_error(const Diagnostic& diagnostic, const boost::source_location& where) {
    boost::throw_exception(std::logic_error(diagnostic.message), where);
}

} // namespace voorrang
