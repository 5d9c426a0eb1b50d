#include "adapters/cli/commands.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/cli/shared_language.hpp"
#include "adapters/cli/test_report.hpp"
#include "adapters/cli/watch.hpp"
#include "adapters/cli/write_output.hpp"
#include "adapters/files/rule_files.hpp"
#include "adapters/testreport/coverage.hpp"
#include "adapters/testreport/junit.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::cli {

namespace {

struct Tally {
    std::size_t passed = 0, failed = 0, broken = 0;
};

// All tests of the command line, once.
class Run {
  public:
    Run(const TestOptions& options, Console& console) : options_(options), console_(console) {}

    ExitCode operator()();
    // The rule files and packages that were read.
    const std::vector<std::string>& read() const { return read_; }
    // Of what concerns all files.
    report::Reader reader() const { return language_.get() ? console_.reader(*language_.get()) : console_.reader(); }

  private:
    void file(const std::string& name);
    void summary();
    bool covers_enough();
    ExitCode write_files(ExitCode code);
    ExitCode write_file(ExitCode code, const std::string& name, const std::string& text);
    bool wants_coverage() const {
        return options_.coverage || !options_.coverage_json.empty() || options_.min_coverage;
    }

    const TestOptions& options_;
    Console& console_;
    Tally tally_;
    SharedLanguage language_;
    std::vector<std::string> read_;
    std::vector<testreport::TestedFile> tested_;
    testreport::CoverageReport coverage_;
};

testreport::TestedFile::Test in_words(const engine::TestResult& result, const SourceMap& sources,
                                      const report::Reader& reader) {
    testreport::TestedFile::Test test{result.title, sources.position(result.span.source, result.span.begin).line, {}};
    const report::SourcePlaces places(sources);
    for (const auto& failure : result.failures) {
        const auto place = places.find(failure.span);
        test.failures.push_back({place ? to_text(*place) : "", reader.say(failure.message)});
    }
    return test;
}

void Run::file(const std::string& name) {
    files::LoadedPolicy loaded = files::load_policy(name, package_roots(options_.packages));
    for (std::string& each : files_of(loaded)) read_.push_back(std::move(each));
    tested_.push_back({name, {}, {}});
    const std::unique_ptr<ReadyPolicy> ready = ready_policy(loaded, console_);
    if (!ready) {
        ++tally_.broken;
        for (const Diagnostic& found : loaded.diagnostics)
            if (severity(found.code) == Severity::error)
                tested_.back().errors += console_.text_of(found, loaded.sources, Colour::off);
        return;
    }
    const check::Policy& policy = *ready->loaded.policy;
    const report::Reader reader = console_.reader(ready->language());
    language_.add(ready->language());
    engine::Coverage coverage(policy, ready->graph);
    const auto results = engine::run_tests(policy, ready->graph, ready->measures, options_.filter,
                                           wants_coverage() ? &coverage : nullptr);
    if (wants_coverage()) coverage_.add(coverage, ready->loaded.sources);
    if (results.empty()) return;
    console_.out().write(printable(name) + '\n');
    TestReport report(console_, reader, ready->loaded.sources);
    for (const engine::TestResult& result : results) {
        ++(result.failures.empty() ? tally_.passed : tally_.failed);
        tested_.back().tests.push_back(in_words(result, ready->loaded.sources, reader));
        report.write(result);
    }
}

void Run::summary() {
    const report::Reader reader = this->reader();
    const auto number = [&](std::size_t count) { return phrases::say_number(reader.language, count); };
    std::string text = reader.count(tally_.passed + tally_.failed, "{1} test", "{1} tests");
    if (tally_.passed > 0) text += ", " + reader.say("{1} passed", {number(tally_.passed)});
    if (tally_.failed > 0) text += ", " + reader.say("{1} failed##tests", {number(tally_.failed)});
    if (tally_.broken > 0) text += "; " + reader.count(tally_.broken, "{1} file with errors", "{1} files with errors");
    console_.out().write(text + '\n');
    const bool nothing_read = tally_.broken > 0 && coverage_.total() == 0;
    if (options_.coverage && !nothing_read) console_.out().write(coverage_.text(reader));
}

bool Run::covers_enough() {
    if (!options_.min_coverage || coverage_.share() >= *options_.min_coverage) return true;
    console_.report({Code::coverage_too_low,
                     "the tests exercise " + std::to_string(coverage_.exercised()) + " of " +
                         std::to_string(coverage_.total()) + ", less than the " +
                         to_display_text(*options_.min_coverage) + "% that was asked",
                     std::nullopt,
                     "",
                     {},
                     options_.coverage ? "" : "--coverage shows what is not exercised"});
    return false;
}

ExitCode Run::write_file(ExitCode code, const std::string& name, const std::string& text) {
    if (name.empty()) return code;
    const Result<void> written = write_output(name, text, read_);
    if (written) return code;
    console_.report(written.error());
    return worse(code, ExitCode::bad_use);
}

ExitCode Run::write_files(ExitCode code) {
    if (!options_.coverage_json.empty())
        code = write_file(code, options_.coverage_json, coverage_.json(reader().language));
    return write_file(code, options_.junit,
                      options_.junit.empty() ? "" : testreport::junit_xml(tested_, reader().language));
}

ExitCode Run::operator()() {
    const Result<std::vector<std::string>> files = files::rule_files(options_.paths);
    if (!files) {
        console_.report(files.error());
        return ExitCode::bad_use;
    }
    for (const std::string& name : *files) file(name);
    summary();
    ExitCode code = tally_.failed + tally_.broken > 0 ? ExitCode::findings : ExitCode::fine;
    if (!covers_enough()) code = worse(code, ExitCode::findings);
    // A slip of the pen must not pass for tests that passed.
    if (!options_.filter.empty() && tally_.passed + tally_.failed + tally_.broken == 0) {
        console_.report({Code::no_such_test,
                         "no test has `" + printable(options_.filter) + "` in its title",
                         std::nullopt,
                         "",
                         {},
                         "capitals and small letters differ"});
        code = worse(code, ExitCode::bad_use);
    }
    return write_files(code);
}

// Again and again; a file that is broken for a while is watched like any other.
ExitCode watch(const TestOptions& options, Console& console) {
    Interrupt interrupt;
    Watch watch(interrupt);
    for (;;) {
        if (const auto watched = watch.folders(folders_of(options.paths)); !watched) {
            console.report(watched.error());
            return ExitCode::bad_use;
        }
        Run run(options, console);
        run();
        if (const auto watched = watch.folders(folders_of(run.read())); !watched) console.report(watched.error());
        console.out().flush();
        if (!console.out().usable()) return ExitCode::bad_use;
        console.note(run.reader().say("watching; Ctrl-C ends"));
        if (!watch.wait()) return interrupt.signal() == SIGINT ? ExitCode::interrupted : ExitCode::terminated;
        console.out().write("\n");
    }
}

} // namespace

ExitCode test(const TestOptions& options, Console& console) {
    return options.watch ? watch(options, console) : Run(options, console)();
}

} // namespace voorrang::cli
