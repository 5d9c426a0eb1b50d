#include "adapters/cli/personal_apps.hpp"

#include "adapters/cli/help.hpp"
#include "adapters/cli/option_kinds.hpp"

namespace voorrang::cli {

namespace {

template <class Options>
CLI::App* add(CLI::App& parent, const std::string& name, const std::string& description, Options& options) {
    CLI::App* command = parent.add_subcommand(name, description);
    command->footer(help::personal_footer);
    command->fallthrough();
    command->add_option("db", options.data, "The database of the service")->required()->type_name("DB");
    command->add_option("--containing", options.which.containing, "Values with this text in them")->type_name("TEXT");
    command->add_option("--tender", options.which.tender, "Of this tender")->type_name("OCID");
    command->add_option("--user", options.which.user, "This user of the service")->type_name("USER");
    add_date(*command, "--finished-before", options.finished_before, "Of tenders that ended before this day, in UTC");
    return command;
}

} // namespace

void PersonalApps::add_to(CLI::App& app) {
    static const std::map<std::string, Format> formats{{"text", Format::text}, {"json", Format::json}};
    CLI::App* personal = app.add_subcommand("personal", "List and erase personal data that the service keeps");
    personal->footer(help::personal_footer);
    personal->fallthrough();
    personal->require_subcommand(1);
    list_app_ = add(*personal, "list", "List the personal data that are kept; all, if nothing is asked", list_);
    add_choice(*list_app_, "--format", list_.format, formats, "How they are written (default: text)");
    erase_app_ = add(*personal, "erase", "Erase them for good; the log and its proofs stay", erase_);
    erase_app_->add_option("--reason", erase_.reason, "Why, for the log: a request, a time limit; no names")
        ->type_name("TEXT");
    erase_app_
        ->add_option("--schedule", erase_.schedule,
                     "What is no longer kept by this schedule of retention, instead of what is asked")
        ->type_name("FILE")
        ->excludes("--containing")
        ->excludes("--tender")
        ->excludes("--user")
        ->excludes("--finished-before")
        ->excludes("--reason");
    due_app_ = personal->add_subcommand("due", "Tell until when personal data of ended tenders are kept");
    due_app_->footer(help::personal_footer);
    due_app_->fallthrough();
    due_app_->add_option("db", due_.data, "The database of the service")->required()->type_name("DB");
    due_app_->add_option("--schedule", due_.schedule, "The schedule of retention")->required()->type_name("FILE");
    add_date(*due_app_, "--on", due_.on, "What is due on this day (default: today, in UTC)");
    add_choice(*due_app_, "--format", due_.format, formats, "How it is told (default: text)");
}

void PersonalApps::choose(CommandLine& line) {
    if (list_app_->parsed()) line.command = list_;
    if (due_app_->parsed()) line.command = due_;
    if (erase_app_->parsed()) line.command = erase_;
}

} // namespace voorrang::cli
