// The commands, each a function of its options. docs/cli.md is their manual.
#pragma once

#include "adapters/cli/console.hpp"

namespace voorrang::cli {

ExitCode check(const CheckOptions& options, Console& console);
ExitCode test(const TestOptions& options, Console& console);
ExitCode graph(const GraphOptions& options, Console& console);
ExitCode doc(const DocOptions& options, Console& console);
ExitCode repl(const ReplOptions& options, Console& console);
ExitCode decide(const DecideOptions& options, Console& console);
ExitCode convert(const ConvertOptions& options, Console& console);
ExitCode bench(const BenchOptions& options, Console& console);
ExitCode simulate(const SimulateOptions& options, Console& console);
ExitCode measure(const MeasureOptions& options, Console& console);
ExitCode lock(const LockOptions& options, Console& console);
ExitCode explain(const ExplainOptions& options, Console& console);
ExitCode explain_logged(const ExplainLoggedOptions& options, Console& console);
ExitCode fmt(const FmtOptions& options, Console& console);
ExitCode translate(const TranslateOptions& options, Console& console);
ExitCode log_list(const LogListOptions& options, Console& console);
ExitCode log_show(const LogShowOptions& options, Console& console);
ExitCode user_add(const UserAddOptions& options, Console& console);
ExitCode user_list(const UserListOptions& options, Console& console);
ExitCode user_change(const UserChangeOptions& options, Console& console);
ExitCode token_add(const TokenAddOptions& options, Console& console);
ExitCode personal_list(const PersonalListOptions& options, Console& console);
ExitCode personal_due(const PersonalDueOptions& options, Console& console);
ExitCode personal_erase(const PersonalEraseOptions& options, Console& console);
ExitCode token_list(const TokenListOptions& options, Console& console);
ExitCode token_revoke(const TokenRevokeOptions& options, Console& console);
ExitCode serve(const ServeOptions& options, Console& console);
ExitCode submit(const SubmitOptions& options, Console& console);
ExitCode audit_verify(const AuditVerifyOptions& options, Console& console);
ExitCode audit_prove(const AuditProveOptions& options, Console& console);
ExitCode audit_export(const AuditExportOptions& options, Console& console);
ExitCode audit_replay(const AuditReplayOptions& options, Console& console);
ExitCode audit_key(const AuditKeyOptions& options, Console& console);
ExitCode audit_compare(const AuditCompareOptions& options, Console& console);
ExitCode letter(const LetterOptions& options, Console& console);
ExitCode report(const ReportOptions& options, Console& console);
ExitCode audit_sample(const AuditSampleOptions& options, Console& console);
ExitCode audit_witness(const AuditWitnessOptions& options, Console& console);
ExitCode audit_witness_key(const AuditWitnessKeyOptions& options, Console& console);
ExitCode audit_offer(const AuditOfferOptions& options, Console& console);
ExitCode audit_take(const AuditTakeOptions& options, Console& console);
ExitCode audit_search(const AuditSearchOptions& options, Console& console);
ExitCode diff(const DiffOptions& options, Console& console);
ExitCode package_key(const PackageKeyOptions& options, Console& console);
ExitCode package_publish(const PackagePublishOptions& options, Console& console);
ExitCode package_verify(const PackageVerifyOptions& options, Console& console);
ExitCode package_add(const PackageAddOptions& options, Console& console);
ExitCode backup(const BackupOptions& options, Console& console);

// The whole program: reads the command line and runs what it asks for.
int run(int argc, const char* const* argv);

} // namespace voorrang::cli
