#include "adapters/cli/audit_apps.hpp"

#include "adapters/cli/help.hpp"
#include "adapters/cli/option_kinds.hpp"

namespace voorrang::cli {

CLI::App* AuditApps::add(CLI::App& parent, const std::string& name, const std::string& description, std::string& data) {
    CLI::App* command = parent.add_subcommand(name, description);
    command->footer(help::audit_footer);
    command->fallthrough();
    command->add_option("db", data, "The database of the service, or a copy of it")->required()->type_name("DB");
    return command;
}

void AuditApps::add_to(CLI::App& app) {
    static const std::map<std::string, Format> formats{{"text", Format::text}, {"json", Format::json}};
    CLI::App* audit = app.add_subcommand("audit", "Check, prove and replay the log of the service");
    audit->footer(help::audit_footer);
    audit->fallthrough();
    audit->require_subcommand(1);

    verify_app_ = add(*audit, "verify", "Look whether anything that was logged was altered", verify_.data);
    add_list(*verify_app_, "--checkpoint", verify_.checkpoints, "FILE",
             "A checkpoint that was kept elsewhere (may be repeated)");
    add_list(*verify_app_, "--key", verify_.keys, "KEY", "The public key of the log, as `voorrang audit key` shows it");
    add_choice(*verify_app_, "--format", verify_.format, formats, "How it is told (default: text)");

    prove_app_ = add(*audit, "prove", "Write a proof that an entry is in the log", prove_.data);
    prove_app_->add_option("entry", prove_.entry, "Its number")->required()->type_name("N");

    export_app_ = add(*audit, "export", "Write the log as JSON Lines, for docs/audit/verify.py", export_.data);
    export_app_->add_option("to", export_.to, "The file; -: the standard output")->required()->type_name("FILE");

    replay_app_ = add(*audit, "replay", "Make every logged decision again, and compare", replay_.data);
    replay_app_->add_option("--policy", replay_.policy, "Decide by this policy instead, and tell what would differ")
        ->type_name("FILE");
    add_list(*replay_app_, "--packages", replay_.packages, "FOLDER",
             "Where its packages are looked for besides (may be repeated)");

    compare_app_ = add(*audit, "compare", "Tell what differs between two decisions", compare_.data);
    compare_app_->add_option("before", compare_.before, "The number of the one")->required()->type_name("DECISION");
    compare_app_->add_option("after", compare_.after, "The number of the other")->required()->type_name("DECISION");
    add_choice(*compare_app_, "--format", compare_.format, formats, "How it is told (default: text)");

    key_app_ = add(*audit, "key", "Show the public key of the log, or put another in its place", key_.data);
    key_app_->add_option("--signing-key-file", key_.file, "The key that signs the log (default: DB.signkey)")
        ->type_name("FILE");
    CLI::Option* rotate = key_app_->add_flag("--rotate", key_.rotate,
                                             "Make a new key; the old one vouches for it, while the service is "
                                             "stopped");
    key_app_->add_flag("--lost", key_.lost, "The old key is lost, so it vouches for nothing")->needs(rotate);
}

void AuditApps::choose(CommandLine& line) {
    if (verify_app_->parsed()) line.command = verify_;
    if (prove_app_->parsed()) line.command = prove_;
    if (export_app_->parsed()) line.command = export_;
    if (replay_app_->parsed()) line.command = replay_;
    if (compare_app_->parsed()) line.command = compare_;
    if (key_app_->parsed()) line.command = key_;
}

} // namespace voorrang::cli
