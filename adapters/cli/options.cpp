#include "adapters/cli/options.hpp"

#include "adapters/cli/account_apps.hpp"
#include "adapters/cli/audit_apps.hpp"
#include "adapters/cli/explain_app.hpp"
#include "adapters/cli/help.hpp"
#include "adapters/cli/letter_apps.hpp"
#include "adapters/cli/misspelt.hpp"
#include "adapters/cli/option_kinds.hpp"
#include "adapters/cli/personal_apps.hpp"
#include "adapters/cli/service_apps.hpp"
#include "adapters/cli/sharing_apps.hpp"
#include "adapters/cli/version.hpp"

namespace voorrang::cli {

namespace {

const std::map<std::string, Format> decision_formats{{"text", Format::text},
                                                     {"json", Format::json},
                                                     {"jsonl", Format::jsonl},
                                                     {"csv", Format::csv},
                                                     {"xlsx", Format::xlsx}};
const std::map<std::string, Format> text_or_json{{"text", Format::text}, {"json", Format::json}};
const std::map<std::string, Format> json_or_lines{{"json", Format::json}, {"jsonl", Format::jsonl}};
const std::map<std::string, PictureFormat> picture_formats{{"svg", PictureFormat::svg}, {"dot", PictureFormat::dot}};
const std::map<std::string, Format> measure_formats{
    {"text", Format::text}, {"json", Format::json}, {"csv", Format::csv}, {"xlsx", Format::xlsx}};
const std::map<std::string, ColourChoice> colours{
    {"auto", ColourChoice::automatic}, {"always", ColourChoice::always}, {"never", ColourChoice::never}};

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
        app_.add_option("--lang", line_.language, "The language you read; else that of the policy, or VOORRANG_LANG")
            ->check(CLI::IsMember({"nl", "en"}).description(""))
            ->type_name("nl|en");
        // In the order in which they are shown: that of a user's work.
        add_check();
        add_test();
        add_fmt();
        add_repl();
        add_graph();
        add_doc();
        add_translate();
        add_lock();
        sharing_.add_to(app_);
        add_decide();
        explains_.add_to(app_);
        add_simulate();
        add_measure();
        add_convert();
        add_bench();
        services_.add_to(app_);
        accounts_.add_to(app_);
        add_log();
        audits_.add_to(app_);
        letters_.add_to(app_);
        personals_.add_to(app_);
        put_in_groups();
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
        if (is_sheet(decide_.format) && decide_.explain)
            return Diagnostic{Code::bad_use,
                              std::string("`--explain` can't go with `--format ") +
                                  (decide_.format == Format::csv ? "csv`" : "xlsx`"),
                              std::nullopt,
                              "",
                              {},
                              "a row has no place for explanations; --format json has"};
        if (convert_app_->parsed() && convert_.inputs.empty() && convert_.suppliers.empty())
            return Diagnostic{Code::bad_use,
                              "`FILE` must be given",
                              std::nullopt,
                              "",
                              {},
                              "`voorrang convert --help` shows what there is"};
        if (const std::string beside = beside_outcomes(); !beside.empty())
            return Diagnostic{Code::bad_use,
                              "--outcomes can't go with " + beside,
                              std::nullopt,
                              "",
                              {},
                              "outcomes are lines of a form of their own, without reasons, and not for the log"};
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

    // The headings of the list of commands. What is put under none stands below them all, as a subcommand.
    void put_in_groups() {
        struct Group {
            const char* heading;
            std::vector<const char*> commands;
        };
        const std::vector<Group> groups{
            {"Write a policy",
             {"check", "test", "fmt", "repl", "graph", "doc", "translate", "lock", "diff", "package"}},
            {"Decide by it", {"decide", "explain", "simulate", "measure", "convert", "bench"}},
            {"Run it as a service", {"serve", "submit", "backup", "user", "token", "personal"}},
            {"Look back", {"log", "audit", "letter", "report"}}};
        for (const Group& group : groups)
            for (const char* command : group.commands) app_.get_subcommand(command)->group(group.heading);
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
        CLI::App& app = *test_app_;
        app.add_option("--filter", test_.filter, "Only tests with this text in their title")->type_name("TEXT");
        app.add_flag("--coverage", test_.coverage,
                     "Show which rules, table rows, ways of workflows … no test exercises");
        app.add_option("--coverage-json", test_.coverage_json, "Write the coverage to this file")->type_name("FILE");
        app.add_option_function<std::string>(
               "--min-coverage", [this](const std::string& text) { test_.min_coverage = percentage(text); },
               "Fail if less is exercised")
            ->check([](const std::string& text) {
                return percentage(text) ? "" : "`" + text + "` is not a percentage from 0% to 100%";
            })
            ->type_name("PERCENT");
        app.add_option("--junit", test_.junit, "Write the results to this file as JUnit XML")->type_name("FILE");
        app.add_flag("--watch", test_.watch, "Run again whenever a rule file changes, until Ctrl-C");
    }

    void add_graph() {
        graph_app_ =
            add_command(app_, "graph", "Draw what a policy's decisions rest on, or a workflow", help::graph_footer);
        CLI::App& app = *graph_app_;
        app.add_option("policy", graph_.policy, "The policy, a rule file")->required()->type_name("POLICY");
        add_list(app, "--packages", graph_.packages, "DIR", "Look for packages here too (may be repeated)");
        add_choice(app, "--format", graph_.format, picture_formats,
                   "A picture, or its text for Graphviz (default: svg)");
        app.add_option("--from", graph_.from, "Only what rests on this rule, definition, fact …")->type_name("NAME");
        app.add_option("--to", graph_.to, "Only what this rule, definition, criterion … rests on")->type_name("NAME");
        app.add_option("--workflow", graph_.workflow, "The states of this workflow instead, and the ways between them")
            ->type_name("NAME");
        app.add_option("-o,--output", graph_.output, "Write to this file")->type_name("FILE");
    }

    void add_doc() {
        doc_app_ =
            add_command(app_, "doc", "Make pages of policies for people to read: law, rules, dates", help::doc_footer);
        CLI::App& app = *doc_app_;
        app.add_option("path", doc_.paths, "Policies, or folders of them")->required()->type_name("PATH");
        add_list(app, "--packages", doc_.packages, "DIR", "Look for packages here too (may be repeated)");
        app.add_option("-o,--output", doc_.output, "Write to this file; for several policies: to this folder")
            ->type_name("FILE|DIR");
    }

    void add_repl() {
        repl_app_ = add_command(app_, "repl", "Ask a policy questions about a tender, line by line", help::repl_footer);
        CLI::App& app = *repl_app_;
        app.add_option("policy", repl_.policy, "The policy, a rule file")->required()->type_name("POLICY");
        app.add_option("case", repl_.input, "A file with the tender to talk about")->type_name("FILE");
        add_list(app, "--packages", repl_.packages, "DIR", "Look for packages here too (may be repeated)");
        add_list(app, "--bids", repl_.bids, "FILE", "Bids that the tender does not hold itself (may be repeated)");
        add_case_id(app, repl_.case_id);
    }

    void add_measure() {
        measure_app_ =
            add_command(app_, "measure", "Measure what a policy asks across many tenders", help::measure_footer);
        CLI::App& app = *measure_app_;
        app.add_option("file", measure_.inputs,
                       "OCDS releases or records, or notices of eForms; - is the standard input")
            ->required()
            ->type_name("FILE");
        app.add_option("--policy", measure_.policy, "The policy that says what to measure")
            ->required()
            ->type_name("PATH");
        add_list(app, "--packages", measure_.packages, "DIR", "Look for packages here too (may be repeated)");
        add_list(app, "--bids", measure_.bids, "FILE",
                 "Bids that the tenders do not hold themselves (may be repeated)");
        add_case_id(app, measure_.case_id);
        app.add_option("--measure", measure_.measure, "Only this measure, or this rule across cases")
            ->type_name("NAME");
        add_date(app, "--as-at", measure_.as_at,
                 "Measure by the law of this day instead of each tender's reference date");
        add_choice(app, "--format", measure_.format, measure_formats, "How results are written (default: text)");
        add_bom(app, measure_.bom);
        app.add_flag("--explain", measure_.explain, "Show the formula of every group with its values");
        app.add_flag("--all-cases", measure_.all_cases, "Name all tenders of every group, not only the first ten");
        add_no_cache(app, measure_.cache);
    }

    void add_lock() {
        lock_app_ = add_command(app_, "lock", "Hold a policy to the packages it was tried with", help::lock_footer);
        lock_app_->add_option("policy", lock_.policy, "The policy")->required()->type_name("PATH");
        add_list(*lock_app_, "--packages", lock_.packages, "DIR", "Look for packages here too (may be repeated)");
        lock_app_->add_flag("--check", lock_.check, "Write nothing; tell which packages are not as locked");
    }

    void add_decide() {
        decide_app_ = add_command(app_, "decide", "Decide tenders: who is out, who wins, and on which facts",
                                  help::decide_footer);
        CLI::App& app = *decide_app_;
        app.add_option("file", decide_.inputs,
                       "OCDS releases or records, or notices of eForms; - is the standard input")
            ->required()
            ->type_name("FILE");
        app.add_option("--policy", decide_.policy, "The policy to decide by")->required()->type_name("PATH");
        add_list(app, "--packages", decide_.packages, "DIR", "Look for packages here too (may be repeated)");
        add_list(app, "--bids", decide_.bids, "FILE", "Bids that the tenders do not hold themselves (may be repeated)");
        add_case_id(app, decide_.case_id);
        add_date(app, "--as-at", decide_.as_at, "Decide by the law of this day instead of the policy's reference date");
        add_time(app, "--at", decide_.at, "Decide at this moment: what is sealed until later is unknown");
        app.add_option("--draw-seed", decide_.draw_seed, "What a draw is held with; publish it before bids are opened")
            ->type_name("TEXT");
        app.add_option("--log", decide_.log, "Keep the decisions in this log; made if it is not there")
            ->type_name("DB");
        add_choice(app, "--format", decide_.format, decision_formats, "How decisions are written (default: text)");
        add_bom(app, decide_.bom);
        app.add_flag("--explain", decide_.explain, "Explain every decision, down to the facts");
        app.add_option("--bid", decide_.bid, "Show only the tenders in which this one bids, and explain its bid")
            ->type_name("ID|NAME");
        app.add_flag("--outcomes", decide_.outcomes, "Write a line for each tender with its outcome, and no more");
        app.add_option("--jobs", decide_.jobs, "Decide this many tenders at once (default: one for each core)")
            ->check(CLI::Range(1, 256).description(""))
            ->type_name("N");
        add_no_cache(app, decide_.cache);
    }

    void add_convert() {
        convert_app_ = add_command(app_, "convert", "Turn notices of eForms into OCDS, and spreadsheets into bids",
                                   help::convert_footer);
        CLI::App& app = *convert_app_;
        app.add_option("file", convert_.inputs,
                       "Notices as XML; with spreadsheets: the bids that they are about. - is the standard input")
            ->type_name("FILE");
        add_list(app, "--suppliers", convert_.suppliers, "SHEET",
                 "Bids and what is known of those who made them: CSV or XLSX, a row each (may be repeated)");
        add_list(app, "--assessments", convert_.assessments, "SHEET",
                 "Marks: CSV or XLSX, a row each (may be repeated)");
        app.add_option("--sheet", convert_.sheet, "Which sheet of a workbook (default: the first)")->type_name("NAME");
        app.add_option("--policy", convert_.policy, "The policy whose facts the columns of suppliers are")
            ->type_name("PATH");
        add_list(app, "--packages", convert_.packages, "DIR", "Look for packages here too (may be repeated)");
        app.add_option("--to", convert_.form, "The form to turn them into (default: ocds)")
            ->check(CLI::IsMember({"ocds"}).description(""))
            ->type_name("ocds");
        add_choice(app, "--format", convert_.format, json_or_lines,
                   "For people to read, or a release a line (default: json)");
        app.add_option("-o,--output", convert_.output, "Write to this file")->type_name("FILE");
    }

    void add_bench() {
        bench_app_ = add_command(app_, "bench", "Measure how fast tenders are decided", help::bench_footer);
        CLI::App& app = *bench_app_;
        app.add_option("file", bench_.inputs, "OCDS releases or records, read again in each round")
            ->required()
            ->type_name("FILE");
        app.add_option("--policy", bench_.policy, "The policy to decide by")->required()->type_name("PATH");
        add_list(app, "--packages", bench_.packages, "DIR", "Look for packages here too (may be repeated)");
        add_list(app, "--bids", bench_.bids, "FILE", "Bids that the tenders do not hold themselves (may be repeated)");
        add_case_id(app, bench_.case_id);
        add_date(app, "--as-at", bench_.as_at, "Decide by the law of this day instead of the policy's reference date");
        add_time(app, "--at", bench_.at, "Decide at this moment: what is sealed until later is unknown");
        app.add_option("--draw-seed", bench_.draw_seed, "What a draw is held with")->type_name("TEXT");
        app.add_option("--rounds", bench_.rounds, "Measure this many times; medians are told (default: 5)")
            ->check(CLI::Range(1, 1000).description(""))
            ->type_name("N");
        app.add_flag("--outcomes", bench_.outcomes, "Only decide without reasons, as decide --outcomes does");
        add_choice(app, "--format", bench_.format, text_or_json, "How the figures are written (default: text)");
    }

    void add_simulate() {
        simulate_app_ =
            add_command(app_, "simulate", "Step a tender through a workflow, by what happened", help::simulate_footer);
        CLI::App& app = *simulate_app_;
        app.add_option("file", simulate_.tender, "An OCDS release or record")->required()->type_name("FILE");
        app.add_option("--policy", simulate_.policy, "The policy with the workflow")->required()->type_name("PATH");
        add_list(app, "--packages", simulate_.packages, "DIR", "Look for packages here too (may be repeated)");
        add_case_id(app, simulate_.case_id);
        app.add_option("--events", simulate_.events, "What happens: JSON Lines, in the order of time")
            ->type_name("FILE");
        app.add_option("--workflow", simulate_.workflow, "Which, if the policy has more than one")->type_name("NAME");
        add_time(app, "--from", simulate_.from, "When the workflow begins (default: with the first event)");
        add_time(app, "--until", simulate_.until, "Let deadlines pass until then, after the last event");
        app.add_option("--draw-seed", simulate_.draw_seed, "What a draw is held with")->type_name("TEXT");
        add_choice(app, "--format", simulate_.format, text_or_json, "How steps are written (default: text)");
        app.add_flag("--explain", simulate_.explain, "Explain every condition, deadline and decision");
        add_no_cache(app, simulate_.cache);
    }

    void add_fmt() {
        fmt_app_ = add_command(app_, "fmt", "Write rule files in their one canonical form", help::fmt_footer);
        fmt_app_->add_option("path", fmt_.paths, "Rule files, or folders of them; - is the standard input")
            ->required()
            ->type_name("PATH");
        fmt_app_->add_flag("--check", fmt_.check, "Write nothing, only tell which files are not in form");
    }

    void add_translate() {
        translate_app_ = add_command(app_, "translate", "Write a rule file in Dutch words, or in English ones",
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
        log_app_ = add_command(app_, "log", "Show decisions as they were taken, from a log", help::log_footer);
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

    // The first option that --outcomes excludes.
    std::string beside_outcomes() const {
        if (!decide_.outcomes) return {};
        for (const char* option : {"--format", "--explain", "--bid", "--log"})
            if (decide_app_->count(option) > 0) return option;
        return {};
    }

    CLI::App* deepest() {
        CLI::App* app = &app_;
        while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
        return app;
    }

    DocOptions with_language(DocOptions options) const { return options; }

    Result<CommandLine> chosen() {
        if (check_app_->parsed()) line_.command = check_;
        if (test_app_->parsed()) line_.command = test_;
        if (graph_app_->parsed()) line_.command = graph_;
        if (doc_app_->parsed()) line_.command = with_language(doc_);
        if (repl_app_->parsed()) line_.command = repl_;
        if (decide_app_->parsed()) line_.command = decide_;
        if (convert_app_->parsed()) line_.command = convert_;
        if (bench_app_->parsed()) line_.command = bench_;
        if (simulate_app_->parsed()) line_.command = simulate_;
        if (measure_app_->parsed()) line_.command = measure_;
        if (lock_app_->parsed()) line_.command = lock_;
        if (const Result<void> explained = explains_.choose(line_); !explained) return explained.error();
        if (fmt_app_->parsed()) line_.command = fmt_;
        if (translate_app_->parsed()) line_.command = translate_;
        if (list_app_->parsed()) line_.command = list_;
        if (show_app_->parsed()) line_.command = show_;
        accounts_.choose(line_);
        audits_.choose(line_);
        letters_.choose(line_);
        sharing_.choose(line_);
        personals_.choose(line_);
        if (const Result<void> chosen = services_.choose(line_); !chosen) return chosen.error();
        return line_;
    }

    CommandLine line_;
    CheckOptions check_;
    TestOptions test_;
    GraphOptions graph_;
    DocOptions doc_;
    ReplOptions repl_;
    DecideOptions decide_;
    ConvertOptions convert_;
    BenchOptions bench_;
    SimulateOptions simulate_;
    MeasureOptions measure_;
    LockOptions lock_;
    ExplainApp explains_;
    FmtOptions fmt_;
    TranslateOptions translate_;
    LogListOptions list_;
    LogShowOptions show_;
    AccountApps accounts_;
    AuditApps audits_;
    LetterApps letters_;
    SharingApps sharing_;
    PersonalApps personals_;
    ServiceApps services_;
    CLI::App app_;
    CLI::App *check_app_ = nullptr, *test_app_ = nullptr, *graph_app_ = nullptr, *doc_app_ = nullptr,
             *repl_app_ = nullptr, *decide_app_ = nullptr, *convert_app_ = nullptr, *bench_app_ = nullptr,
             *simulate_app_ = nullptr, *measure_app_ = nullptr, *lock_app_ = nullptr, *fmt_app_ = nullptr,
             *translate_app_ = nullptr, *log_app_ = nullptr, *list_app_ = nullptr, *show_app_ = nullptr;
};

} // namespace

Result<CommandLine> read_command_line(int argc, const char* const* argv) { return Reader().read(argc, argv); }

} // namespace voorrang::cli
