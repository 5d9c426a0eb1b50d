// Short for the diagnostics of this folder, all of which have a span.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"

#include <string>
#include <utility>

namespace voorrang::syntax {

inline Diagnostic report(Code code, Span span, std::string message, std::string help = {}) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.message = std::move(message);
    diagnostic.span = span;
    diagnostic.help = std::move(help);
    return diagnostic;
}

} // namespace voorrang::syntax
