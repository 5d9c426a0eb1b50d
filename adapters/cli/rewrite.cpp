#include "adapters/cli/rewrite.hpp"

#include "adapters/files/read_text.hpp"
#include "adapters/files/replace_text.hpp"

namespace voorrang::cli {

Rewriting::Outcome Rewriting::read(const std::string& file) {
    const bool standard_input = file == "-";
    const std::string shown = standard_input ? "the standard input" : file;
    auto text = files::read_text(standard_input ? "/dev/stdin" : file, shown);
    if (const auto* failure = std::get_if<files::ReadFailure>(&text)) {
        console_.report(Diagnostic{Code::file_not_found, failure->message, std::nullopt, "", {}, failure->help});
        return {};
    }
    SourceMap sources;
    const SourceId id = sources.add(standard_input ? "standard input" : file, std::get<std::string>(text));
    rewrite::Rewritten rewritten = how_(sources, id);
    console_.report(rewritten.diagnostics, sources);
    return {std::get<std::string>(std::move(text)), std::move(rewritten.text), !has_errors(rewritten.diagnostics)};
}

ExitCode Rewriting::put_back(const std::string& file, const Outcome& outcome) {
    if (outcome.before == outcome.after) return ExitCode::fine;
    if (const std::optional<std::string> failure = files::replace_text(file, outcome.after)) {
        console_.report(
            Diagnostic{Code::write_failed, "`" + file + "` can't be written: " + *failure, std::nullopt, "", {}, ""});
        return ExitCode::bad_use;
    }
    return ExitCode::fine;
}

} // namespace voorrang::cli
