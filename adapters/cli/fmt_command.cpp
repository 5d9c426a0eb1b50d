#include "adapters/cli/commands.hpp"
#include "adapters/cli/rewrite.hpp"
#include "adapters/files/rule_files.hpp"
#include "dsl/rewrite/format.hpp"

#include <algorithm>

namespace voorrang::cli {

ExitCode fmt(const FmtOptions& options, Console& console) {
    const bool standard_input = std::ranges::find(options.paths, "-") != options.paths.end();
    if (standard_input && options.paths.size() > 1) {
        console.report(Diagnostic{
            Code::bad_use, "`-` stands alone", std::nullopt, "", {}, "format the standard input and files apart"});
        return ExitCode::bad_use;
    }
    const Result<std::vector<std::string>> files = standard_input ? options.paths : files::rule_files(options.paths);
    if (!files) {
        console.report(files.error());
        return ExitCode::bad_use;
    }
    Rewriting rewriting(console, rewrite::format);
    ExitCode code = ExitCode::fine;
    for (const std::string& file : *files) {
        const Rewriting::Outcome outcome = rewriting.read(file);
        if (!outcome.usable) {
            code = worse(code, ExitCode::bad_use);
        } else if (options.check) {
            if (outcome.before == outcome.after) continue;
            console.report(Diagnostic{Code::not_in_form,
                                      "the file is not in its canonical form",
                                      std::nullopt,
                                      file,
                                      {},
                                      "`voorrang fmt " + file + "` writes it so"});
            code = worse(code, ExitCode::findings);
        } else if (file == "-") {
            console.out().write(outcome.after);
        } else {
            code = worse(code, rewriting.put_back(file, outcome));
        }
    }
    return code;
}

} // namespace voorrang::cli
