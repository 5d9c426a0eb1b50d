#include "adapters/cli/commands.hpp"
#include "adapters/cli/rewrite.hpp"

namespace voorrang::cli {

ExitCode translate(const TranslateOptions& options, Console& console) {
    Rewriting rewriting(console, [&](const SourceMap& sources, SourceId source) {
        return rewrite::translate(sources, source, options.language);
    });
    const Rewriting::Outcome outcome = rewriting.read(options.file);
    if (!outcome.usable) return ExitCode::bad_use;
    if (options.write && options.file != "-") return rewriting.put_back(options.file, outcome);
    console.out().write(outcome.after);
    return ExitCode::fine;
}

} // namespace voorrang::cli
