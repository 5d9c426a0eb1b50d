#include "adapters/cli/commands.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/cli/words.hpp"
#include "adapters/files/rule_files.hpp"

#include <set>

namespace voorrang::cli {

ExitCode check(const CheckOptions& options, Console& console) {
    const Result<std::vector<std::string>> files = files::rule_files(options.paths);
    if (!files) {
        console.report(files.error());
        return ExitCode::bad_use;
    }
    const std::vector<std::filesystem::path> roots = package_roots(options.packages);
    std::set<std::string> told; // a package that several policies use is read by each
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const std::string& file : *files) {
        const files::LoadedPolicy loaded = files::load_policy(file, roots);
        console.log().info("{}: {} sources, {} findings", file, loaded.sources.size(), loaded.diagnostics.size());
        for (const Diagnostic& found : loaded.diagnostics) {
            if (!told.insert(render_json(found, loaded.sources)).second) continue;
            ++(severity(found.code) == Severity::error ? errors : warnings);
            console.out().write(options.format == Format::json
                                    ? console.json_of(found, loaded.sources)
                                    : console.text_of(found, loaded.sources, console.out_colour()));
        }
    }
    if (options.format == Format::text) {
        std::string findings;
        if (errors > 0) findings = counted(errors, "error");
        if (warnings > 0) findings = joined(findings, counted(warnings, "warning"));
        if (findings.empty()) findings = "no findings";
        console.out().write(counted(files->size(), "file") + ", " + findings + '\n');
    }
    return errors > 0 ? ExitCode::findings : ExitCode::fine;
}

} // namespace voorrang::cli
