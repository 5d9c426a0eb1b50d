#include "adapters/cli/options.hpp"

#include "adapters/cli/help.hpp"
#include "adapters/cli/misspelt.hpp"
#include "adapters/cli/version.hpp"

#include <CLI/CLI.hpp>

#include <map>

namespace voorrang::cli {

namespace {

const std::map<std::string, Format> formats{{"text", Format::text}, {"json", Format::json}, {"jsonl", Format::jsonl}};
const std::map<std::string, Format> text_or_json{{"text", Format::text}, {"json", Format::json}};
const std::map<std::string, ColourChoice> colours{
    {"auto", ColourChoice::automatic}, {"always", ColourChoice::always}, {"never", ColourChoice::never}};

template <class E>
void add_choice(CLI::App& app, const std::string& name, E& value, const std::map<std::string, E>& choices,
                const std::string& description) {
    std::string words;
    for (const auto& [word, _] : choices) words += (words.empty() ? "" : "|") + word;
    app.add_option_function<std::string>(
           name, [&value, choices](const std::string& word) { value = choices.at(word); }, description)
        ->check(CLI::IsMember(choices).description(""))
        ->type_name(words);
}

// Given again and again, one value each time, so that it never takes the files that follow.
void add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& type,
              const std::string& description) {
    app.add_option(name, values, description)->type_name(type)->allow_extra_args(false);
}

// "voorrang log" for `voorrang log list`: what its usage begins with.
std::string parents_of(const CLI::App& command) {
    std::string names;
    for (const CLI::App* app = command.get_parent(); app != nullptr; app = app->get_parent())
        names = app->get_name() + (names.empty() ? "" : " ") + names;
    return names;
}

// Everything that a command line can set, and the application that sets it.
class Reader {
  public:
    Reader() : app_("Decides public tenders by a policy that everyone can read.", "voorrang") {
        app_.set_version_flag("--version", "voorrang " + std::string(program_version), "Show the version");
        app_.set_help_flag("-h,--help", "Show this text");
        app_.footer(help::main_footer);
        app_.require_subcommand(1);
        app_.fallthrough();
        add_choice(app_, "--color", line_.colour, colours, "Colours: auto is on a terminal, unless NO_COLOR is set");
        app_.add_flag("-v,--verbose", line_.verbose, "Tell on the standard error what is being done");
        app_.add_option("--lang", line_.language,
                        "The language of messages; else that of the rule file, or VOORRANG_LANG")
            ->check(CLI::IsMember({"nl", "en"}).description(""))
            ->type_name("nl|en");
        add_check();
        add_test();
        add_decide();
        add_fmt();
        add_translate();
        add_log();
    }

    Result<CommandLine> read(int argc, const char* const* argv) {
        try {
            app_.parse(argc, argv);
        } catch (const CLI::CallForHelp&) {
            line_.command = ShowText{deepest()->help(parents_of(*deepest()))};
            return line_;
        } catch (const CLI::CallForVersion& version) {
            line_.command = ShowText{std::string(version.what()) + '\n'};
            return line_;
        } catch (const CLI::ParseError& error) {
            return explain_misuse(*deepest(), error, argc, argv);
        }
        return chosen();
    }

  private:
    CLI::App* add_command(CLI::App& parent, const std::string& name, const std::string& description,
                          const char* footer) {
        CLI::App* command = parent.add_subcommand(name, description);
        command->footer(footer);
        command->fallthrough();
        return command;
    }

    void add_check() {
        check_app_ = add_command(app_, "check", "Check rule files and tell all that is wrong", help::check_footer);
        check_app_->add_option("path", check_.paths, "Rule files, or folders of them")->required()->type_name("PATH");
        add_list(*check_app_, "--packages", check_.packages, "DIR", "Look for packages here too (may be repeated)");
        add_choice(*check_app_, "--format", check_.format, text_or_json, "How findings are written (default: text)");
    }

    void add_test() {
        test_app_ = add_command(app_, "test", "Run the tests that stand in policies", help::test_footer);
        test_app_->add_option("path", test_.paths, "Policies, or folders of them")->required()->type_name("PATH");
        add_list(*test_app_, "--packages", test_.packages, "DIR", "Look for packages here too (may be repeated)");
    }

    void add_decide() {
        decide_app_ = add_command(app_, "decide", "Decide tenders, and explain the decisions", help::decide_footer);
        CLI::App& app = *decide_app_;
        app.add_option("file", decide_.inputs, "OCDS releases or records; - is the standard input")
            ->required()
            ->type_name("FILE");
        app.add_option("--policy", decide_.policy, "The policy to decide by")->required()->type_name("PATH");
        add_list(app, "--packages", decide_.packages, "DIR", "Look for packages here too (may be repeated)");
        add_list(app, "--bids", decide_.bids, "FILE", "Bids that the tenders do not hold themselves (may be repeated)");
        app.add_option_function<std::string>(
               "--as-at", [this](const std::string& text) { decide_.as_at = parse_date(text); },
               "Decide by the law of this day instead of the policy's reference date")
            ->check([](const std::string& text) {
                return parse_date(text) ? "" : "`" + text + "` is not a date; write it as 2026-01-31";
            })
            ->type_name("DATE");
        app.add_option("--draw-seed", decide_.draw_seed, "What a draw is held with; publish it before bids are opened")
            ->type_name("TEXT");
        app.add_option("--log", decide_.log, "Keep the decisions in this log; made if it is not there")
            ->type_name("DB");
        add_choice(app, "--format", decide_.format, formats, "How decisions are written (default: text)");
        app.add_flag("--explain", decide_.explain, "Explain every decision, down to the facts");
        app.add_option("--bid", decide_.bid, "Show only the tenders in which this one bids, and explain its bid")
            ->type_name("ID|NAME");
    }

    void add_fmt() {
        fmt_app_ = add_command(app_, "fmt", "Write rule files in their canonical form", help::fmt_footer);
        fmt_app_->add_option("path", fmt_.paths, "Rule files, or folders of them; - is the standard input")
            ->required()
            ->type_name("PATH");
        fmt_app_->add_flag("--check", fmt_.check, "Write nothing, only tell which files are not in form");
    }

    void add_translate() {
        translate_app_ = add_command(app_, "translate", "Write a rule file in the words of the other language",
                                     help::translate_footer);
        translate_app_->add_option("file", translate_.file, "A rule file; - is the standard input")
            ->required()
            ->type_name("FILE");
        translate_app_->add_option("--to", translate_.language, "The language")
            ->required()
            ->check(CLI::IsMember({"nl", "en"}).description(""))
            ->type_name("nl|en");
        translate_app_->add_flag("--write", translate_.write, "Write it in place, not to the standard output");
    }

    void add_log() {
        log_app_ = add_command(app_, "log", "Read a log of decisions", help::log_footer);
        log_app_->require_subcommand(1);
        list_app_ = add_command(*log_app_, "list", "List the runs and decisions of a log", help::log_list_footer);
        list_app_->add_option("db", list_.log, "The log")->required()->type_name("DB");
        add_choice(*list_app_, "--format", list_.format, text_or_json, "How they are written (default: text)");

        show_app_ = add_command(*log_app_, "show", "Show a decision of a log", help::log_show_footer);
        show_app_->add_option("db", show_.log, "The log")->required()->type_name("DB");
        show_app_->add_option("id", show_.decision, "The number of the decision, or the ocid of its tender")
            ->required()
            ->type_name("ID");
        add_choice(*show_app_, "--format", show_.format, text_or_json, "How it is written (default: text)");
        show_app_->add_flag("--explain", show_.explain, "Explain it, down to the facts");
        show_app_->add_option("--bid", show_.bid, "Explain this bid only")->type_name("ID|NAME");
        CLI::Option* policy = show_app_->add_flag("--policy", show_.policy, "Write the policy's texts instead");
        show_app_->add_flag("--input", show_.input, "Write the tender as it was decided instead")->excludes(policy);
    }

    CLI::App* deepest() {
        CLI::App* app = &app_;
        while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
        return app;
    }

    CommandLine chosen() {
        if (check_app_->parsed()) line_.command = check_;
        if (test_app_->parsed()) line_.command = test_;
        if (decide_app_->parsed()) line_.command = decide_;
        if (fmt_app_->parsed()) line_.command = fmt_;
        if (translate_app_->parsed()) line_.command = translate_;
        if (list_app_->parsed()) line_.command = list_;
        if (show_app_->parsed()) line_.command = show_;
        return line_;
    }

    CommandLine line_;
    CheckOptions check_;
    TestOptions test_;
    DecideOptions decide_;
    FmtOptions fmt_;
    TranslateOptions translate_;
    LogListOptions list_;
    LogShowOptions show_;
    CLI::App app_;
    CLI::App *check_app_ = nullptr, *test_app_ = nullptr, *decide_app_ = nullptr, *log_app_ = nullptr,
             *fmt_app_ = nullptr, *translate_app_ = nullptr, *list_app_ = nullptr, *show_app_ = nullptr;
};

} // namespace

Result<CommandLine> read_command_line(int argc, const char* const* argv) { return Reader().read(argc, argv); }

} // namespace voorrang::cli
