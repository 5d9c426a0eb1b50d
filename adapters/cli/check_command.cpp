#include "adapters/cli/commands.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/cli/shared_language.hpp"
#include "adapters/experience/notes.hpp"
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
    SharedLanguage language;
    for (const std::string& file : *files) {
        files::LoadedPolicy loaded = files::load_policy(file, roots);
        if (loaded.policy)
            if (const auto notes = experience::notes_of(loaded); !notes) loaded.diagnostics.push_back(notes.error());
        if (!loaded.files.empty()) language.add(language_of_code(loaded.files.front().file.language));
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
        const report::Reader reader = language.get() ? console.reader(*language.get()) : console.reader();
        std::string text = reader.count(files->size(), "{1} file", "{1} files");
        if (errors > 0) text += ", " + reader.count(errors, "{1} error", "{1} errors");
        if (warnings > 0) text += ", " + reader.count(warnings, "{1} warning", "{1} warnings");
        if (errors + warnings == 0) text += ", " + reader.say("no findings");
        console.out().write(text + '\n');
    }
    return errors > 0 ? ExitCode::findings : ExitCode::fine;
}

} // namespace voorrang::cli
