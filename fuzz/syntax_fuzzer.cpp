// libFuzzer entry: no text may crash, hang or exhaust the parser. A text that begins with # is Markdown.
#include "dsl/ast/print.hpp"
#include "dsl/diagnostics/render.hpp"
#include "dsl/syntax/parse.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    voorrang::SourceMap sources;
    const voorrang::SourceId id = sources.add(text.starts_with('#') ? "fuzz.md" : "fuzz.vrg", text);
    const voorrang::Parsed parsed = voorrang::parse(sources, id);
    for (const voorrang::Diagnostic& each : parsed.diagnostics) {
        if (!each.span || each.span->begin > each.span->end || each.span->end > size) std::abort();
        voorrang::render_text(each, sources);
    }
    if (parsed.diagnostics.empty() && parsed.file.declarations.empty() && parsed.file.uses.empty()) std::abort();
    voorrang::ast::print(parsed.file, voorrang::ast::Spans::shown);
    voorrang::parse_expression(sources, id);
    return 0;
}
