#include "dsl/diagnostics/code.hpp"

#include <array>

namespace voorrang {

namespace {

struct CodeRow {
    std::string_view text;
    Severity severity;
    std::string_view title;
};

// In the order of the enumerators: a code is its own index.
constexpr std::array code_rows{
#define X(name, code, severity, title) CodeRow{code, Severity::severity, title},
    VOORRANG_CODES(X)
#undef X
};

constexpr const CodeRow& row(Code code) { return code_rows[static_cast<std::size_t>(code)]; }

} // namespace

std::string_view code_text(Code code) { return row(code).text; }
std::string_view code_title(Code code) { return row(code).title; }
Severity severity(Code code) { return row(code).severity; }

} // namespace voorrang
