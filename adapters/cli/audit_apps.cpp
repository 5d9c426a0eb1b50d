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
    add_list(*verify_app_, "--witness", verify_.witnesses, "KEY",
             "The public key of a witness that must have cosigned (may be repeated)");
    add_choice(*verify_app_, "--format", verify_.format, formats, "How it is told (default: text)");

    prove_app_ = add(*audit, "prove", "Write a proof that an entry is in the log", prove_.data);
    prove_app_->add_option("entry", prove_.entry, "Its number")->required()->type_name("N");

    static const std::map<std::string, Format> exports{
        {"jsonl", Format::jsonl}, {"csv", Format::csv}, {"xlsx", Format::xlsx}};
    export_app_ =
        add(*audit, "export", "Write the log: whole, for docs/audit/verify.py, or as a spreadsheet", export_.data);
    export_app_->add_option("to", export_.to, "The file; -: the standard output")->required()->type_name("FILE");
    add_choice(*export_app_, "--format", export_.format, exports, "How it is written (default: jsonl)");
    add_bom(*export_app_, export_.bom);

    replay_app_ = add(*audit, "replay", "Make every logged decision again, and compare", replay_.data);
    replay_app_->add_option("--policy", replay_.policy, "Decide by this policy instead, and tell what would differ")
        ->type_name("FILE");
    add_list(*replay_app_, "--packages", replay_.packages, "FOLDER",
             "Where its packages are looked for besides (may be repeated)");

    compare_app_ = add(*audit, "compare", "Tell what differs between two decisions", compare_.data);
    compare_app_->add_option("before", compare_.before, "The number of the one")->required()->type_name("DECISION");
    compare_app_->add_option("after", compare_.after, "The number of the other")->required()->type_name("DECISION");
    add_choice(*compare_app_, "--format", compare_.format, formats, "How it is told (default: text)");

    static const std::map<std::string, auditor::Stratum> strata{{"outcome", auditor::Stratum::outcome},
                                                                {"policy", auditor::Stratum::policy},
                                                                {"month", auditor::Stratum::month}};
    sample_app_ = add(*audit, "sample", "Draw decisions for control; anybody can draw them again", sample_.data);
    sample_app_->add_option("--size", sample_.sample.size, "How many decisions")
        ->required()
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000'000}))
        ->type_name("N");
    sample_app_->add_option("--seed", sample_.sample.seed, "What nobody knew when the decisions were made")
        ->required()
        ->type_name("TEXT");
    add_choice(*sample_app_, "--by", sample_.sample.by, strata, "Some of each outcome, policy or month");
    sample_app_->add_option("--entries", sample_.sample.entries, "From the first N entries of the log (default: all)")
        ->check(CLI::PositiveNumber)
        ->type_name("N");
    add_choice(*sample_app_, "--format", sample_.format, formats, "How it is told (default: text)");

    key_app_ = add(*audit, "key", "Show the public key of the log, or put another in its place", key_.data);
    key_app_->add_option("--signing-key-file", key_.file, "The key that signs the log (default: DB.signkey)")
        ->type_name("FILE");
    CLI::Option* rotate = key_app_->add_flag("--rotate", key_.rotate,
                                             "Make a new key; the old one vouches for it, while the service is "
                                             "stopped");
    key_app_->add_flag("--lost", key_.lost, "The old key is lost, so it vouches for nothing")->needs(rotate);
    add_witnesses(*audit);
    add_search(*audit);
}

void AuditApps::add_search(CLI::App& audit) {
    static const std::map<std::string, Format> formats{{"text", Format::text}, {"json", Format::json}};
    search_app_ = add(audit, "search", "Find entries of the log by what they are about", search_.data);
    search_app_->footer(help::search_footer);
    search::Query& query = search_.query;
    const auto text = [&](const char* name, std::string& value, const char* type, const char* description) {
        search_app_->add_option(name, value, description)->type_name(type);
    };
    text("--tender", query.tender, "OCID", "Of this tender");
    text("--bid", query.bid, "ID", "About this bid");
    text("--bidder", query.bidder, "ORGANISATION", "About the bids of this organisation");
    text("--rule", query.rule, "NAME", "Where this rule held, or may have");
    text("--article", query.article, "TEXT", "Where this article is cited: 2.87");
    text("--policy-version", query.policy, "TEXT", "Under this policy: its version, its name or the begin of its hash");
    text("--verdict", query.verdict, "WORD", "With this outcome: admitted, excluded, awarded, nobody, refused …");
    text("--person", query.person, "USER", "By this user, or about them");
    add_list(*search_app_, "--kind", query.kinds, "KIND", "Of this kind: event.done, event.* (may be repeated)");
    text("--from", search_.from, "TIME", "Not before this day (UTC) or moment");
    text("--to", search_.until, "TIME", "Not after this day (UTC) or moment");
    search_app_->add_option("--after", search_.after, "Only entries after this one")->type_name("N");
    search_app_->add_option("--limit", search_.limit, "At most so many (default: all)")->type_name("N");
    add_choice(*search_app_, "--format", search_.format, formats, "How it is told (default: text)");
}

void AuditApps::add_witnesses(CLI::App& audit) {
    const auto plain = [&](const char* name, const char* description) {
        CLI::App* command = audit.add_subcommand(name, description);
        command->footer(help::witness_footer);
        command->fallthrough();
        return command;
    };
    witness_app_ = plain("witness", "Cosign the log of another, once it was seen that it has only grown");
    witness_app_
        ->add_option("from", witness_.from, "The log: the address of a service, a database, an export or an offer")
        ->required()
        ->type_name("FROM");
    witness_app_->add_option("--state", witness_.state, "What this witness knows; made if it is not there")
        ->required()
        ->type_name("FOLDER");
    add_list(*witness_app_, "--key", witness_.keys, "KEY", "The public key of the log; needed the first time");
    witness_app_->add_option("--token-file", witness_.token_file, "A file with the token; else it is VOORRANG_TOKEN")
        ->type_name("FILE");
    witness_app_->add_option("--ca-file", witness_.ca_file, "Certificates to trust; else the system's")
        ->type_name("FILE");
    witness_app_->add_flag("--keep", witness_.keep, "Only write the cosignature, and do not give it to the service");

    witness_key_app_ = plain("witness-key", "Show the public key of a witness; made if it has none");
    witness_key_app_->add_option("state", witness_key_.state, "What the witness knows")
        ->required()
        ->type_name("FOLDER");
    witness_key_app_->add_option("--name", witness_key_.name, "What the witness is called (default: a new name)")
        ->type_name("NAME");

    offer_app_ = add(audit, "offer", "Write what a witness needs to cosign the log (C2SP tlog-witness)", offer_.data);
    offer_app_->footer(help::witness_footer);
    offer_app_->add_option("--from", offer_.from, "How many entries the witness has seen (default: 0)")->type_name("N");

    take_app_ = add(audit, "take", "Keep a cosignature, while the service is stopped", take_.data);
    take_app_->footer(help::witness_footer);
    take_app_->add_option("file", take_.file, "The checkpoint with the cosignature")->required()->type_name("FILE");
    take_app_->add_option("--witness", take_.witness, "The public key of the witness")->required()->type_name("KEY");
}

void AuditApps::choose(CommandLine& line) {
    if (verify_app_->parsed()) line.command = verify_;
    if (prove_app_->parsed()) line.command = prove_;
    if (export_app_->parsed()) line.command = export_;
    if (replay_app_->parsed()) line.command = replay_;
    if (compare_app_->parsed()) line.command = compare_;
    if (key_app_->parsed()) line.command = key_;
    if (sample_app_->parsed()) line.command = sample_;
    if (witness_app_->parsed()) line.command = witness_;
    if (witness_key_app_->parsed()) line.command = witness_key_;
    if (offer_app_->parsed()) line.command = offer_;
    if (take_app_->parsed()) line.command = take_;
    if (search_app_->parsed()) line.command = search_;
}

} // namespace voorrang::cli
