#include "adapters/cli/sharing_apps.hpp"

#include "adapters/cli/help.hpp"
#include "adapters/cli/option_kinds.hpp"

namespace voorrang::cli {

namespace {

const std::map<std::string, Format> formats{{"text", Format::text}, {"json", Format::json}};

CLI::App* add(CLI::App& parent, const std::string& name, const std::string& description, const char* footer) {
    CLI::App* command = parent.add_subcommand(name, description);
    command->footer(footer);
    command->fallthrough();
    return command;
}

} // namespace

void SharingApps::add_to(CLI::App& app) {
    add_diff(app);
    add_package(app);
}

void SharingApps::add_diff(CLI::App& app) {
    diff_app_ = add(app, "diff", "Tell in words what two policies say otherwise", help::diff_footer);
    diff_app_->add_option("a", diff_.a, "A rule file, a folder of them, or the name of a package")
        ->required()
        ->type_name("A");
    diff_app_->add_option("b", diff_.b, "What it is compared with")->required()->type_name("B");
    add_list(*diff_app_, "--packages", diff_.packages, "DIR", "Look for packages here too (may be repeated)");
    add_choice(*diff_app_, "--format", diff_.format, formats, "How it is told (default: text)");
}

void SharingApps::add_package(CLI::App& app) {
    CLI::App* package = add(app, "package", "Share rule files with others, signed", help::package_footer);
    package->require_subcommand(1);

    key_app_ =
        add(*package, "key", "Show the public key of who publishes; made if there is none", help::package_footer);
    key_app_->add_option("file", key_.file, "The key that signs; nobody but its owner may read it")
        ->required()
        ->type_name("FILE");
    key_app_->add_option("--name", key_.name, "What a new key is called (default: a new name)")->type_name("NAME");

    publish_app_ = add(*package, "publish", "Check and test rule files, and write them to one signed archive",
                       help::package_footer);
    publish_app_->add_option("path", publish_.path, "A folder of rule files, or one of them")
        ->required()
        ->type_name("DIR|FILE");
    publish_app_->add_option("--key", publish_.key_file, "The file with the key that signs")
        ->required()
        ->type_name("FILE");
    publish_app_->add_option("-o,--out", publish_.output, "The archive")->required()->type_name("FILE");
    add_list(*publish_app_, "--packages", publish_.packages, "DIR", "Look for packages here too (may be repeated)");

    const auto of_archive = [](CLI::App& command, std::string& archive, std::string& key) {
        command.add_option("archive", archive, "The archive")->required()->type_name("FILE");
        command.add_option("--key", key, "The public key of who publishes, or a file with it")
            ->required()
            ->type_name("KEY|FILE");
    };
    verify_app_ = add(*package, "verify", "Tell whether an archive is whole, who signed it and what is in it",
                      help::package_footer);
    of_archive(*verify_app_, verify_.archive, verify_.key);
    add_choice(*verify_app_, "--format", verify_.format, formats, "How it is told (default: text)");

    add_app_ =
        add(*package, "add", "Put what is in an archive into a folder of packages, and lock it", help::package_footer);
    of_archive(*add_app_, add_.archive, add_.key);
    add_app_->add_option("--to", add_.to, "The folder; made if it is not there")->required()->type_name("DIR");
    add_app_->add_flag("--replace", add_.replace, "In the place of other content of the same name and version");
}

void SharingApps::choose(CommandLine& line) {
    if (diff_app_->parsed()) line.command = diff_;
    if (key_app_->parsed()) line.command = key_;
    if (publish_app_->parsed()) line.command = publish_;
    if (verify_app_->parsed()) line.command = verify_;
    if (add_app_->parsed()) line.command = add_;
}

} // namespace voorrang::cli
