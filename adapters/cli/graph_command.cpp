#include "adapters/cli/commands.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/cli/write_output.hpp"
#include "adapters/picture/draw.hpp"

namespace voorrang::cli {

namespace {

template <class Picture>
Result<std::string> text_of(const Result<Picture>& picture, PictureFormat format) {
    if (!picture) return picture.error();
    return format == PictureFormat::dot ? Result<std::string>(picture::dot_text(*picture))
                                        : picture::svg_text(*picture);
}

Result<std::string> drawn(const GraphOptions& options, const files::LoadedPolicy& loaded) {
    if (!options.workflow.empty())
        return text_of(picture::state_chart(loaded.files, loaded.sources, options.workflow), options.format);
    const picture::RuleMap all = picture::rule_map(*loaded.policy, loaded.sources);
    return text_of(picture::narrowed(all, options.from, options.to), options.format);
}

} // namespace

ExitCode graph(const GraphOptions& options, Console& console) {
    const auto ready = load_ready_policy(options.policy, options.packages, console);
    if (!ready) return ExitCode::bad_use;
    const Result<std::string> text = drawn(options, ready->loaded);
    if (!text) {
        console.report(text.error());
        return ExitCode::bad_use;
    }
    if (options.output.empty()) {
        console.out().write(*text);
        return ExitCode::fine;
    }
    const Result<void> written = write_output(options.output, *text, files_of(ready->loaded));
    if (!written) console.report(written.error());
    return written ? ExitCode::fine : ExitCode::bad_use;
}

} // namespace voorrang::cli
