#include "adapters/cli/service_apps.hpp"

#include "adapters/cli/help.hpp"
#include "adapters/cli/option_kinds.hpp"

#include <algorithm>

namespace voorrang::cli {

namespace {

// --body-megabytes can come from VOORRANG_BODY_MEGABYTES.
std::string environment_name(std::string option) {
    std::string name = "VOORRANG_";
    for (const char c : option) name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

Diagnostic bad_config(std::string message, const std::string& file, std::string help) {
    return {Code::bad_use, std::move(message), std::nullopt, file, {}, std::move(help)};
}

// What neither the command line nor the environment says.
Result<void> read_config(CLI::App& app, const std::string& file) {
    std::vector<CLI::ConfigItem> items;
    try {
        items = CLI::ConfigTOML().from_file(file);
    } catch (const CLI::Error& error) {
        return bad_config("the file of options can't be read: " + std::string(error.what()), file, "");
    }
    for (const CLI::ConfigItem& item : items) {
        CLI::Option* option = item.parents.empty() ? app.get_option_no_throw("--" + item.name) : nullptr;
        if (option == nullptr || item.name == "config" || item.name == "help")
            return bad_config("there is no option `" + item.fullname() + "`", file,
                              "`voorrang serve --help` lists them");
        if (option->count() > 0) continue;
        try {
            option->add_result(item.inputs);
            option->run_callback();
        } catch (const CLI::Error& error) {
            return bad_config("`" + item.name + "` in the file of options can't be understood: " + error.what(), file,
                              "");
        }
    }
    return {};
}

} // namespace

void ServiceApps::add_to(CLI::App& app) {
    add_serve(app);

    submit_app_ = app.add_subcommand("submit", "Give tenders to a running service");
    submit_app_->footer(help::submit_footer);
    submit_app_->fallthrough();
    submit_app_->add_option("input", submit_.inputs, "Files of OCDS releases; -: the standard input")
        ->required()
        ->type_name("FILE");
    submit_app_->add_option("--url", submit_.url, "Where the service is")
        ->envname("VOORRANG_URL")
        ->required()
        ->type_name("URL");
    submit_app_->add_option("--token-file", submit_.token_file, "A file with the token; else it is VOORRANG_TOKEN")
        ->type_name("FILE");
    submit_app_->add_option("--policy", submit_.policy, "The policy that they run under; else the only one in force")
        ->type_name("NAME");
    submit_app_->add_option("--workflow", submit_.workflow, "The workflow; else the only one of the policy")
        ->type_name("NAME");
    submit_app_->add_option("--ca-file", submit_.ca_file, "Certificates to trust; else the system's")
        ->type_name("FILE");

    backup_app_ = app.add_subcommand("backup", "Copy the database of a service, also while it runs");
    backup_app_->footer(help::backup_footer);
    backup_app_->fallthrough();
    backup_app_->add_option("--data", backup_.data, "The database of the service")->required()->type_name("DB");
    backup_app_->add_option("to", backup_.to, "The copy; there must be nothing of this name")
        ->required()
        ->type_name("FILE");
}

void ServiceApps::add_serve(CLI::App& app) {
    CLI::App* serve = serve_app_ = app.add_subcommand("serve", "Run as a service: tenders, bids and events over HTTP");
    serve->footer(help::serve_footer);
    serve->fallthrough();
    const auto text = [&](const char* name, std::string& value, const char* type, const std::string& description) {
        return serve->add_option(std::string("--") + name, value, description)
            ->envname(environment_name(name))
            ->type_name(type);
    };
    const auto number = [&](const char* name, auto& value, const std::string& description) {
        serve->add_option(std::string("--") + name, value, description)
            ->envname(environment_name(name))
            ->type_name("N");
    };
    text("config", serve_.config, "FILE", "A file of these options: NAME = VALUE, TOML");
    text("policies", serve_.policies, "FOLDER", "The policies in force");
    text("data", serve_.data, "DB", "The database; made if it is not there");
    text("key-file", serve_.key, "FILE", "The key that guards sealed bids (default: DB.key); made with the database");
    text("signing-key-file", serve_.signing_key, "FILE",
         "The key that signs the log (default: DB.signkey); made at the first start");
    text("log-name", serve_.log_name, "NAME", "What the log is called when that key is made (default: a new name)");
    number("checkpoint-seconds", serve_.checkpoint_seconds, "Between checkpoints of a log that grows (default: 60)");
    add_list(*serve, "--packages", serve_.packages, "FOLDER",
             "Where packages are looked for besides (may be repeated)");
    add_list(*serve, "--listen", serve_.listen, "ADDRESS:PORT", "HTTP (default: 127.0.0.1:8080; may be repeated)");
    add_list(*serve, "--listen-tls", serve_.listen_tls, "ADDRESS:PORT", "HTTPS (may be repeated)");
    text("certificate", serve_.certificate, "FILE", "The service's certificate and those above it, PEM");
    text("certificate-key", serve_.certificate_key, "FILE", "Its key, PEM");
    text("inbox", serve_.inbox, "FOLDER", "Tenders are taken from the files that are put there");
    text("inbox-policy", serve_.inbox_policy, "NAME", "The policy that these run under; else the only one in force");
    text("backups", serve_.backups, "FOLDER", "Where backups go that are asked for over HTTP");
    text("oidc-issuer", serve_.oidc_issuer, "URL", "OpenID Connect: who issues tokens");
    add_list(*serve, "--oidc-audience", serve_.oidc_audiences, "TEXT",
             "For whom they must be issued (may be repeated)");
    text("oidc-keys", serve_.oidc_keys, "FILE|URL", "The issuer's keys, a JWK set");
    text("oidc-roles-claim", serve_.oidc_roles_claim, "NAME", "The claim that has roles: realm_access.roles");
    add_list(*serve, "--oidc-role", serve_.oidc_roles, "CLAIM=ROLE", "What a value of it gives (may be repeated)");
    text("oidc-organisation-claim", serve_.oidc_organisation_claim, "NAME", "The claim that has the organisation");
    text("ca-file", serve_.ca_file, "FILE", "Certificates to trust, for webhooks and keys; else the system's");
    serve->add_flag("--webhooks-anywhere", serve_.webhooks_anywhere, "Webhooks may go to private networks");
    serve->add_flag("--no-watch", serve_.no_watch, "Read policies anew only on SIGHUP");
    number("threads", serve_.threads, "Threads that answer (default: one for each core)");
    number("grace", serve_.grace_seconds, "Seconds for requests at work when it stops (default: 20)");
    number("check-megabytes", serve_.check_megabytes,
           "A larger database is looked through for damage while it is served (default: 1024)");
    number("body-megabytes", serve_.body_megabytes, "Of a request at most (default: 8)");
    number("requests", serve_.requests, "At work at once (default: 1000)");
    number("connections", serve_.connections, "At once (default: 10000)");
    number("connections-of-one", serve_.connections_of_one, "Of one address at once (default: 100)");
}

Result<void> ServiceApps::choose(CommandLine& line) {
    if (serve_app_->parsed()) {
        if (!serve_.config.empty())
            if (const Result<void> read = read_config(*serve_app_, serve_.config); !read) return read;
        line.command = serve_;
    }
    if (submit_app_->parsed()) line.command = submit_;
    if (backup_app_->parsed()) line.command = backup_;
    return {};
}

} // namespace voorrang::cli
