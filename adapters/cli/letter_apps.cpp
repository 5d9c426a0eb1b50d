#include "adapters/cli/letter_apps.hpp"

#include "adapters/cli/help.hpp"
#include "adapters/cli/option_kinds.hpp"

namespace voorrang::cli {

namespace {

const std::map<std::string, PaperFormat> formats{
    {"md", PaperFormat::markdown}, {"html", PaperFormat::html}, {"pdf", PaperFormat::pdf}};

template <class Options>
CLI::App* add(CLI::App& parent, const std::string& name, const std::string& description, Options& options) {
    CLI::App* command = parent.add_subcommand(name, description);
    command->footer(help::letter_footer);
    command->fallthrough();
    command->add_option("tender", options.tender, "The ocid of the tender")->required()->type_name("TENDER");
    command->add_option("--log", options.data, "The database of the service, or a copy of it")
        ->required()
        ->type_name("DB");
    add_choice(*command, "--format", options.format, formats, "Markdown, a page of HTML, or a PDF (default: md)");
    return command;
}

} // namespace

void LetterApps::add_to(CLI::App& app) {
    letter_app_ = add(app, "letter", "Write the notification of the award decision to bidders", letter_);
    letter_app_->add_option("--bidder", letter_.bidder, "Only to this one")->type_name("ID|NAME");
    letter_app_->add_option("-o,--output", letter_.output, "The file for one letter, or the folder for several")
        ->type_name("FILE|DIR");
    report_app_ = add(app, "report", "Write the official report of the award", report_);
    report_app_->add_option("-o,--output", report_.output, "The file (default: the standard output)")
        ->type_name("FILE");
}

void LetterApps::choose(CommandLine& line) {
    if (letter_app_->parsed()) line.command = letter_;
    if (report_app_->parsed()) line.command = report_;
}

} // namespace voorrang::cli
