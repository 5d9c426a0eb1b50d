#include "bench/checked.hpp"

#include "dsl/diagnostics/render.hpp"
#include "dsl/syntax/parse.hpp"

#include <cstdio>
#include <cstdlib>

namespace voorrang::bench {

check::Policy checked_policy(SourceMap& sources, const char* name, std::string text) {
    const SourceId source = sources.add(name, std::move(text));
    Parsed parsed = parse(sources, source);
    check::Checked checked = check::check({{source, std::move(parsed.file)}});
    for (const Diagnostics& found : {parsed.diagnostics, checked.diagnostics})
        for (const Diagnostic& diagnostic : found)
            if (severity(diagnostic.code) == Severity::error) {
                std::fputs(render_text(diagnostic, sources).c_str(), stderr);
                std::exit(1);
            }
    return std::move(*checked.policy);
}

} // namespace voorrang::bench
