#include "adapters/cli/account_apps.hpp"

#include "adapters/cli/help.hpp"
#include "adapters/cli/option_kinds.hpp"

namespace voorrang::cli {

namespace {

const std::map<std::string, Format> formats{{"text", Format::text}, {"json", Format::json}};

constexpr const char* role_text =
    "buyer, committee, bidder, writer, auditor, admin, witness, or one of a workflow (may be repeated)";

} // namespace

CLI::App* AccountApps::add(CLI::App& parent, const std::string& name, const std::string& description,
                           const char* footer, std::string& data) {
    CLI::App* command = parent.add_subcommand(name, description);
    command->footer(footer);
    command->fallthrough();
    command->add_option("--data", data, "The database of the service")->required()->type_name("DB");
    return command;
}

void AccountApps::add_to(CLI::App& app) {
    CLI::App* user = app.add_subcommand("user", "Add, list, change and disable users of the service");
    user->footer(help::user_footer);
    user->fallthrough();
    user->require_subcommand(1);
    add_user(*user);
    CLI::App* token = app.add_subcommand("token", "Make, list and revoke tokens of the service's users");
    token->footer(help::token_footer);
    token->fallthrough();
    token->require_subcommand(1);
    add_token(*token);
}

void AccountApps::add_user(CLI::App& user) {
    user_add_app_ = add(user, "add", "Add a user", help::user_footer, user_add_.data);
    user_add_app_->add_option("id", user_add_.user.id, "The name to sign in with")->required()->type_name("ID");
    user_add_app_->add_option("--name", user_add_.user.name, "What people call them")->type_name("NAME");
    user_add_app_->add_option("--organisation", user_add_.user.organisation, "For whom they act; bidders must have one")
        ->type_name("ID");
    add_list(*user_add_app_, "--role", user_add_.user.roles, "ROLE", role_text);
    user_add_app_->add_option("--subject", user_add_.user.subject, "Issuer and subject of OpenID Connect")
        ->type_name("TEXT");

    user_list_app_ = add(user, "list", "List the users", help::user_footer, user_list_.data);
    add_choice(*user_list_app_, "--format", user_list_.format, formats, "How they are written (default: text)");

    change_app_ = add(user, "change", "Change a user; what is not given stays", help::user_footer, change_.data);
    change_app_->add_option("id", change_.id, "The name to sign in with")->required()->type_name("ID");
    change_app_->add_option("--name", name_, "What people call them")->type_name("NAME");
    change_app_->add_option("--organisation", organisation_, "For whom they act")->type_name("ID");
    add_list(*change_app_, "--role", roles_, "ROLE", std::string("Instead of the roles they have: ") + role_text);
    change_app_->add_flag("--no-roles", no_roles_, "Take all roles away")->excludes("--role");
    change_app_->add_option("--subject", subject_, "Issuer and subject of OpenID Connect; \"\": none")
        ->type_name("TEXT");

    disable_app_ = add(user, "disable", "Let a user do nothing any more", help::user_footer, disable_.data);
    disable_app_->add_option("id", disable_.id, "The name to sign in with")->required()->type_name("ID");
    enable_app_ = add(user, "enable", "Let a user go on who was disabled", help::user_footer, enable_.data);
    enable_app_->add_option("id", enable_.id, "The name to sign in with")->required()->type_name("ID");
}

void AccountApps::add_token(CLI::App& token) {
    token_add_app_ = add(token, "add", "Make a token and write it, once", help::token_footer, token_add_.data);
    token_add_app_->add_option("user", token_add_.token.user, "For whom")->required()->type_name("USER");
    token_add_app_->add_option("--label", token_add_.token.label, "What it is for")->type_name("TEXT");
    token_add_app_->add_option("--days", token_add_.token.days, "Until it expires (default: 90; at most 366)")
        ->type_name("N");

    token_list_app_ = add(token, "list", "List the tokens; never a token itself", help::token_footer, token_list_.data);
    token_list_app_->add_option("user", token_list_.user, "Of this user only")->type_name("USER");
    add_choice(*token_list_app_, "--format", token_list_.format, formats, "How they are written (default: text)");

    revoke_app_ = add(token, "revoke", "Revoke a token, for good", help::token_footer, revoke_.data);
    revoke_app_->add_option("id", revoke_.id, "What lists call it")->required()->type_name("ID");
}

void AccountApps::choose(CommandLine& line) {
    const auto given = [&](const char* option) { return change_app_->count(option) > 0; };
    if (given("--name")) change_.change.name = name_;
    if (given("--organisation")) change_.change.organisation = organisation_;
    if (given("--subject")) change_.change.subject = subject_;
    if (given("--role") || no_roles_) change_.change.roles = roles_;
    disable_.change.disabled = true;
    enable_.change.disabled = false;
    if (user_add_app_->parsed()) line.command = user_add_;
    if (user_list_app_->parsed()) line.command = user_list_;
    if (change_app_->parsed()) line.command = change_;
    if (disable_app_->parsed()) line.command = disable_;
    if (enable_app_->parsed()) line.command = enable_;
    if (token_add_app_->parsed()) line.command = token_add_;
    if (token_list_app_->parsed()) line.command = token_list_;
    if (revoke_app_->parsed()) line.command = revoke_;
}

} // namespace voorrang::cli
