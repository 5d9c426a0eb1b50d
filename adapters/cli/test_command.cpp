#include "adapters/cli/commands.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/cli/rule_files.hpp"
#include "adapters/cli/words.hpp"
#include "adapters/report/columns.hpp"
#include "adapters/report/places.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "engine/policytest/policytest.hpp"

#include <algorithm>

namespace voorrang::cli {

namespace {

namespace style = report::style;

struct Tally {
    std::size_t passed = 0, failed = 0, broken = 0;
};

class TestReport {
  public:
    TestReport(Console& console, const SourceMap& sources) : console_(console), sources_(sources) {}

    void write(const engine::TestResult& result) {
        const bool passed = result.failures.empty();
        std::string out =
            passed ? "  " + paint_(style::green, "ok") + "    " : "  " + paint_(style::red, "FAIL") + "  ";
        out += printable(result.title) + '\n';
        for (const engine::TestResult::Failure& failure : result.failures) {
            std::string place;
            if (const auto found = report::SourcePlaces(sources_).find(failure.span))
                place = printable(to_text(*found)) + ": ";
            report::append_wrapped(out, report::Prefix("        "), report::Prefix("          "),
                                   place + printable(failure.message));
            quote(out, failure.span);
        }
        console_.out().write(out);
    }

  private:
    void quote(std::string& out, Span span) const {
        if (span.begin == span.end || span.source >= sources_.size()) return;
        const std::string_view line = sources_.line(span.source, span.begin);
        const auto begin =
            static_cast<std::size_t>(sources_.source(span.source).text.data() + span.begin - line.data());
        const std::size_t end = std::min(begin + (span.end - span.begin), line.size());
        const QuotedLine quoted = quote_line(line, begin, end);
        const std::string number = std::to_string(sources_.position(span.source, span.begin).line);
        out += "        " + number + " | " + quoted.text + '\n';
        out += "        " + std::string(number.size(), ' ') + " | " + std::string(quoted.indent, ' ') +
               paint_(style::red, std::string(quoted.carets, '^')) + '\n';
    }

    Console& console_;
    const SourceMap& sources_;
    report::Paint paint_{console_.out_colour()};
};

void test_file(const std::string& file, const TestOptions& options, Console& console, Tally& tally) {
    const std::unique_ptr<ReadyPolicy> ready = load_ready_policy(file, options.packages, console);
    if (!ready) {
        ++tally.broken;
        return;
    }
    if (ready->loaded.policy->tests.empty()) return;
    console.out().write(printable(file) + '\n');
    TestReport report(console, ready->loaded.sources);
    for (const engine::TestResult& result : engine::run_tests(*ready->loaded.policy, ready->graph)) {
        ++(result.failures.empty() ? tally.passed : tally.failed);
        report.write(result);
    }
}

} // namespace

ExitCode test(const TestOptions& options, Console& console) {
    const Result<std::vector<std::string>> files = rule_files(options.paths);
    if (!files) {
        console.report(files.error());
        return ExitCode::bad_use;
    }
    Tally tally;
    for (const std::string& file : *files) test_file(file, options, console, tally);

    std::string summary = counted(tally.passed + tally.failed, "test");
    if (tally.passed > 0) summary += ", " + grouped(tally.passed) + " passed";
    if (tally.failed > 0) summary += ", " + grouped(tally.failed) + " failed";
    if (tally.broken > 0) summary += "; " + counted(tally.broken, "file") + " with errors";
    console.out().write(summary + '\n');
    return tally.failed + tally.broken > 0 ? ExitCode::findings : ExitCode::fine;
}

} // namespace voorrang::cli
