#include "adapters/cli/commands.hpp"
#include "adapters/cli/line_editor.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/repl/session.hpp"

#include <cstdlib>
#include <unistd.h>

namespace voorrang::cli {

namespace {

// As the XDG base directory specification has it; nowhere if there is no home.
std::string history_file() {
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state != nullptr && *state != '\0') return std::string(state) + "/voorrang/history";
    const char* home = std::getenv("HOME");
    return home == nullptr || *home == '\0' ? "" : std::string(home) + "/.local/state/voorrang/history";
}

} // namespace

ExitCode repl(const ReplOptions& options, Console& console) {
    repl::Session session({options.policy, package_roots(options.packages), options.input, options.bids,
                           options.case_id, console.out_colour(), console.error_colour(), console.language()});
    repl::Reply reply;
    const bool begun = session.begin(reply);
    const auto told = [&](const repl::Reply& each) {
        console.out().write(each.out);
        console.out().flush();
        console.rendered(each.errors);
    };
    told(reply);
    if (!begun) return ExitCode::bad_use;
    LineEditor editor("> ", history_file());
    editor.words(session.words());
    while (const std::optional<std::string> line = editor.next()) {
        const repl::Reply each = session.answer(*line);
        told(each);
        if (each.quit || !console.out().usable()) break;
    }
    return ExitCode::fine;
}

} // namespace voorrang::cli
