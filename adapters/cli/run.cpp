#include "adapters/cli/commands.hpp"

#include <csignal>

namespace voorrang::cli {

namespace {

template <class... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

ExitCode run_command(const CommandLine& line, Console& console) {
    return std::visit(
        Overloaded{[&](const ShowText& show) {
                       console.out().write(show.text);
                       return ExitCode::fine;
                   },
                   [&](const CheckOptions& options) { return check(options, console); },
                   [&](const TestOptions& options) { return test(options, console); },
                   [&](const GraphOptions& options) { return graph(options, console); },
                   [&](const DocOptions& options) { return doc(options, console); },
                   [&](const ReplOptions& options) { return repl(options, console); },
                   [&](const DecideOptions& options) { return decide(options, console); },
                   [&](const ConvertOptions& options) { return convert(options, console); },
                   [&](const BenchOptions& options) { return bench(options, console); },
                   [&](const SimulateOptions& options) { return simulate(options, console); },
                   [&](const MeasureOptions& options) { return measure(options, console); },
                   [&](const LockOptions& options) { return lock(options, console); },
                   [&](const ExplainOptions& options) { return explain(options, console); },
                   [&](const ExplainLoggedOptions& options) { return explain_logged(options, console); },
                   [&](const FmtOptions& options) { return fmt(options, console); },
                   [&](const TranslateOptions& options) { return translate(options, console); },
                   [&](const LogListOptions& options) { return log_list(options, console); },
                   [&](const LogShowOptions& options) { return log_show(options, console); },
                   [&](const ServeOptions& options) { return serve(options, console); },
                   [&](const SubmitOptions& options) { return submit(options, console); },
                   [&](const BackupOptions& options) { return backup(options, console); },
                   [&](const AuditVerifyOptions& options) { return audit_verify(options, console); },
                   [&](const AuditProveOptions& options) { return audit_prove(options, console); },
                   [&](const AuditExportOptions& options) { return audit_export(options, console); },
                   [&](const AuditReplayOptions& options) { return audit_replay(options, console); },
                   [&](const LetterOptions& options) { return letter(options, console); },
                   [&](const ReportOptions& options) { return report(options, console); },
                   [&](const AuditKeyOptions& options) { return audit_key(options, console); },
                   [&](const AuditSampleOptions& options) { return audit_sample(options, console); },
                   [&](const AuditWitnessOptions& options) { return audit_witness(options, console); },
                   [&](const AuditWitnessKeyOptions& options) { return audit_witness_key(options, console); },
                   [&](const AuditOfferOptions& options) { return audit_offer(options, console); },
                   [&](const AuditTakeOptions& options) { return audit_take(options, console); },
                   [&](const AuditSearchOptions& options) { return audit_search(options, console); },
                   [&](const AuditCompareOptions& options) { return audit_compare(options, console); },
                   [&](const UserAddOptions& options) { return user_add(options, console); },
                   [&](const UserListOptions& options) { return user_list(options, console); },
                   [&](const UserChangeOptions& options) { return user_change(options, console); },
                   [&](const TokenAddOptions& options) { return token_add(options, console); },
                   [&](const TokenListOptions& options) { return token_list(options, console); },
                   [&](const PersonalListOptions& options) { return personal_list(options, console); },
                   [&](const PersonalDueOptions& options) { return personal_due(options, console); },
                   [&](const PersonalEraseOptions& options) { return personal_erase(options, console); },
                   [&](const DiffOptions& options) { return diff(options, console); },
                   [&](const PackageKeyOptions& options) { return package_key(options, console); },
                   [&](const PackagePublishOptions& options) { return package_publish(options, console); },
                   [&](const PackageVerifyOptions& options) { return package_verify(options, console); },
                   [&](const PackageAddOptions& options) { return package_add(options, console); },
                   [&](const TokenRevokeOptions& options) { return token_revoke(options, console); }},
        line.command);
}

// Of a command line that can't be read: the language it asks for, if that can be read.
std::string language_asked(int argc, const char* const* argv) {
    for (int at = 1; at < argc; ++at) {
        const std::string_view word = argv[at];
        if (word == "--lang" && at + 1 < argc) return argv[at + 1];
        if (word.starts_with("--lang=")) return std::string(word.substr(7));
    }
    return {};
}

std::optional<Diagnostic> bad_environment() {
    const std::string_view preferred = preferred_language();
    if (preferred.empty() || language_of_code(preferred)) return std::nullopt;
    return Diagnostic{Code::bad_use,
                      "VOORRANG_LANG is `" + std::string(preferred) + "`, which is not a language here",
                      std::nullopt,
                      "",
                      {},
                      "set it to nl or en, or leave it unset"};
}

} // namespace

int run(int argc, const char* const* argv) {
    // A closed pipe and a file that may not grow are errors of a write, told like any other.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    const Result<CommandLine> line = read_command_line(argc, argv);
    if (!line) {
        CommandLine unread;
        if (std::string asked = language_asked(argc, argv); language_of_code(asked)) unread.language = std::move(asked);
        Console(unread).report(line.error());
        return static_cast<int>(ExitCode::bad_use);
    }
    if (const std::optional<Diagnostic> wrong = bad_environment()) {
        Console(*line).report(*wrong);
        return static_cast<int>(ExitCode::bad_use);
    }
    Console console(*line);
    return static_cast<int>(console.finish(run_command(*line, console)));
}

} // namespace voorrang::cli
