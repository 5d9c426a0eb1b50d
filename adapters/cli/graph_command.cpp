#include "adapters/cli/commands.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/files/write_text.hpp"
#include "adapters/picture/draw.hpp"

namespace voorrang::cli {

ExitCode graph(const GraphOptions& options, Console& console) {
    const auto ready = load_ready_policy(options.policy, options.packages, console);
    if (!ready) return ExitCode::bad_use;
    const auto all = picture::rule_map(*ready->loaded.policy, ready->loaded.sources);
    const Result<picture::RuleMap> map = picture::narrowed(all, options.from, options.to);
    if (!map) {
        console.report(map.error());
        return ExitCode::bad_use;
    }
    const Result<std::string> text =
        options.format == PictureFormat::dot ? picture::dot_text(*map) : picture::svg_text(*map);
    if (!text) {
        console.report(text.error());
        return ExitCode::bad_use;
    }
    if (options.output.empty()) {
        console.out().write(*text);
        return ExitCode::fine;
    }
    const Result<void> written = files::write_text(options.output, *text);
    if (!written) console.report(written.error());
    return written ? ExitCode::fine : ExitCode::bad_use;
}

} // namespace voorrang::cli
